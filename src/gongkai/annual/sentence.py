"""A finding in words."""

from gongkai.annual.finding import Finding
from gongkai.annual.messages import say

LEVELS = ("error", "warning", "note")

_LISTED = {"zh": "、", "en": ", "}
_BLANK = {"zh": "空白", "en": "blank"}


def sentence(finding: Finding, language: str = "zh") -> str:
    """A finding as a sentence that a clerk understands."""
    values = {name: _shown(value, language) for name, value in finding.values.items()}
    return say("finding", finding.template or finding.code, values, language)


def _shown(value: object, language: str) -> object:
    if value is None:
        return _BLANK[language]
    return _LISTED[language].join(value) if isinstance(value, tuple) else value
