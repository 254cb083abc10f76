"""The points that the law leaves open: named settings, each with a default and a source."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal, get_args, get_type_hints

from gongkai.refusal import Refusal

RemedyChoice = Literal["either", "reconsideration_first"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How a body settles the open points. What each means, and its source: data/settings.toml."""

    online_receipt: Literal["submission", "confirmation"] = "submission"
    first_day: Literal["next_workday"] = "next_workday"
    consultation_pause: Literal["after_sent_through_answer", "after_served_through_answer"] = (
        "after_sent_through_answer"
    )
    extension_survives_restart: bool = False
    registry_query_remedy: RemedyChoice = "either"
    no_reply_remedy: RemedyChoice = "either"

    def __post_init__(self) -> None:
        """Raises Refusal for a value that is not among a setting's choices."""
        for name, known in choices().items():
            value = getattr(self, name)
            if value not in known or type(value) is not type(known[0]):
                said = "、".join(map(str, known))
                raise Refusal("policy-unknown-choice", setting=name, value=value, choices=said)


@cache
def choices() -> Mapping[str, tuple[object, ...]]:
    """What each setting may be, its default first."""
    hints = get_type_hints(Policy)
    found = {}
    for field in fields(Policy):
        known = get_args(hints[field.name]) or (False, True)
        found[field.name] = tuple(sorted(known, key=lambda one: one != field.default))
    return found


DEFAULT = Policy()
