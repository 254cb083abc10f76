"""A refusal in words for a person: the fields of forms by the names that stand on the forms."""

from collections.abc import Mapping

from gongkai import messages
from gongkai.law.messages import MESSAGES as LAW
from gongkai.office.labels import label
from gongkai.office.messages import MESSAGES as OFFICE
from gongkai.refusal import Refusal

ROOMS = (OFFICE, LAW)
# What is not there, or is not to be known of.
MISSING = frozenset(
    {
        "office-no-application",
        "office-no-body",
        "publication-none",
        "office-no-action",
        "office-no-calendar",
        "office-no-such-person",
        "office-no-such-role",
        "office-no-setting",
        "dispute-unknown",
        "past-none",
        "reports-none",
        "reports-no-cell",
        "reports-no-section",
        "reports-no-ending",
    }
)


def said(code: str, values: Mapping[str, object], language: str = "zh") -> str:
    """Why not, in one sentence, with fields by their ids as programs name them."""
    return messages.say(ROOMS, "refusal", code, values, language)


def sentence(refusal: Refusal) -> str:
    """Why not, in one sentence, with fields by their labels."""
    shown = dict(refusal.values)
    for name in ("field", "fields"):
        if name in shown:
            shown[name] = "、".join(map(label, str(shown[name]).split("、")))
    if "action" in shown:
        shown["action"] = label(str(shown["action"]))
    return said(refusal.code, shown)
