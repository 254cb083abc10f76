"""Which of the five aspects the overview speaks of, each with the sentence that shows it."""

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from gongkai.annual.labels import widths
from gongkai.annual.narrative.sentences import pieces

RULES = Path(__file__).parents[1] / "data" / "aspects.toml"

_ENDS = "。！？；\n"
_HEADING = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．]|[一二三四五六七八九]是)"
    r"(?P<words>[^。;:]{2,30})"
)
_SHORT = 32  # a line of so few characters is a heading as a whole, else up to its first comma
_TITLE = 14  # what runs on before a comma is no heading beyond so many


class Wordings:
    """Words and patterns, any of which may stand in a text.

    The words are looked for first; a pattern is compiled when none of them is there.
    """

    def __init__(self, listed: str) -> None:
        parts = listed.split()
        self._words = [part for part in parts if re.escape(part) == part]
        self._others = [part for part in parts if part not in self._words]

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        for word in self._words:
            if word in text:
                return True
        return bool(self._others and self._pattern.search(text))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self._others))


class Aspect:
    """One aspect: its label, its headings, what alone shows it, and what does so in pairs."""

    def __init__(self, name: str, rule: dict[str, Any]) -> None:
        self.id = name
        self.label: str = rule["label"]
        self._headings = Wordings(rule["headings"])
        self._says = Wordings(rule["says"])
        self._pairs = [(Wordings(one), Wordings(other)) for one, other in rule["pairs"]]
        self._unless = "|".join(rule["unless"].split())

    def heads(self, heading: str) -> bool:
        """Whether a heading announces this aspect."""
        return self._headings.stand_in(heading)

    def shown_by(self, sentence: str) -> bool:
        """Whether a sentence without spaces, in half-width signs, speaks of this aspect."""
        said = self._other_senses.sub("", sentence)
        return self._says.stand_in(said) or any(
            one.stand_in(said) and other.stand_in(said) for one, other in self._pairs
        )

    @cached_property
    def _other_senses(self) -> re.Pattern[str]:
        return re.compile(self._unless)


def _head(heading: re.Match[str]) -> str:
    words = heading["words"]
    if len(heading.string) <= _SHORT:
        return words
    first = words.partition(",")[0]
    return first if len(first) <= _TITLE else ""


@cache
def rules() -> tuple[tuple[Aspect, ...], re.Pattern[str]]:
    """The aspects, and the sentences in which none is looked for."""
    data = tomllib.loads(RULES.read_text("utf-8"))
    found = tuple(Aspect(name, rule) for name, rule in data["aspects"].items())
    return found, re.compile(data["skip"])


def aspects(text: str) -> dict[str, str]:
    """Each aspect that a text speaks of, with the first sentence that shows it.

    A heading is enough to show an aspect, but a sentence that says more is better evidence.
    """
    wanted, skip = rules()
    found: dict[str, str] = {}
    headed: dict[str, str] = {}
    for _, told in pieces(text, _ENDS):
        sentence = widths("".join(told.split()))
        if not sentence or skip.search(sentence):
            continue
        heading = _HEADING.match(sentence)
        words = _head(heading) if heading else ""
        whole = bool(heading) and len(sentence) <= _SHORT
        for aspect in wanted:
            if aspect.id not in headed and words and aspect.heads(words):
                headed[aspect.id] = told.strip()
            if aspect.id not in found and not whole and aspect.shown_by(sentence):
                found[aspect.id] = told.strip()
        if len(found) == len(wanted):
            break
    return {
        a.id: found.get(a.id) or headed[a.id] for a in wanted if a.id in found or a.id in headed
    }


def headed(heading: str) -> bool:
    """Whether a heading is that of an aspect, and so belongs within the overview."""
    return any(aspect.heads(heading) for aspect in rules()[0])


def label(aspect: str) -> str:
    """What the form calls an aspect."""
    return next((a.label for a in rules()[0] if a.id == aspect), aspect)
