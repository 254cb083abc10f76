"""Compute scenarios and compare."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongkai.law.calendar import Calendar, state_council
from gongkai.law.fields import Fields
from gongkai.law.policy import DEFAULT, Policy, choices
from gongkai.law.scenarios import clock, kinds
from gongkai.law.scenarios.expecting import differences, expected
from gongkai.refusal import Refusal

Answer = Callable[[Fields, Policy, Calendar], dict[str, Any]]


ANSWERERS: dict[str, Answer] = {
    "calendar": kinds.calendar,
    "clock": clock.answer,
    "remedy": kinds.remedies,
    "fee": kinds.fee,
    "publish": kinds.publish,
    "row": kinds.row,
    "privacy": kinds.privacy,
}


@dataclass(frozen=True)
class Result:
    """What the law made of one scenario; `error` where it could not be read."""

    id: str | None
    got: dict[str, Any] = field(default_factory=dict)
    differs: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    error: Refusal | None = None

    @property
    def ok(self) -> bool:
        """Whether it could be read and all that was expected came out."""
        return self.error is None and not self.differs


def run(scenarios: Iterable[object]) -> Iterator[Result]:
    """Compute each scenario of a file, in its order; a Refusal among them could not be read."""
    seen: set[str] = set()
    for given in scenarios:
        name = _name(given)
        if isinstance(given, Refusal):
            yield Result(name, error=given)
        elif name in seen:
            yield Result(name, error=Refusal("scenario-twice", id=name))
        else:
            yield _one(name, given)
        seen |= {name} if name is not None else set()


def _name(given: object) -> str | None:
    """The id of a scenario, as far as it has one."""
    if isinstance(given, Refusal):
        return given.values.get("id")  # type: ignore[return-value]
    name = given.get("id") if isinstance(given, dict) else None
    return name if isinstance(name, str) else None


def _one(name: str | None, given: object) -> Result:
    try:
        return one(given)
    except Refusal as refusal:
        return Result(name, error=refusal)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        # A date beyond the calendar, say. The others are still computed.
        return Result(name, error=Refusal("scenario-failed", problem=error))


def one(given: object) -> Result:
    """Compute one scenario. Raises Refusal where it cannot be read."""
    facts = Fields(given, "")
    name = facts.take("id", str)
    kind = facts.take("kind", str)
    for comment in ("title", "article"):
        facts.take(comment, str, None)
    if kind not in ANSWERERS:
        known = "、".join(ANSWERERS)
        raise Refusal("scenario-unknown-word", key="kind", value=kind, known=known)
    policy, calendar = _settings(Fields(facts.take("settings", dict, {}), "settings."))
    expect = expected(facts.take("expect", dict), kind)
    got = ANSWERERS[kind](facts, policy, calendar)
    return Result(name, got, differences(expect, got))


def _settings(given: Fields) -> tuple[Policy, Calendar]:
    calendar = state_council()
    if "calendar" in given and (days := _days(given)):
        calendar = calendar.overriding(days)
    chosen: dict[str, Any] = {
        name: given.take(name, type(known[0])) for name, known in choices().items() if name in given
    }
    given.end()
    return (replace(DEFAULT, **chosen) if chosen else DEFAULT), calendar


def _days(given: Fields) -> dict[date, bool]:
    """The setting `calendar`: the State Council's, or single days that override it."""
    if given.left("calendar") == "state_council":
        given.take("calendar", str)
        return {}
    found = {}
    for number, each in enumerate(given.take("calendar", list)):
        day = Fields(each, f"settings.calendar[{number}].")
        found[day.take("date", date)] = day.take("workday", bool)
        day.end()
    return found
