"""Compute scenarios and compare."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongkai.law.calendar import Calendar, state_council
from gongkai.law.policy import DEFAULT, Policy, choices
from gongkai.law.scenarios import clock, kinds
from gongkai.law.scenarios.fields import Fields
from gongkai.refusal import Refusal

Answer = Callable[[Fields, Policy, Calendar], dict[str, Any]]


@dataclass(frozen=True)
class Kind:
    """A kind of scenario: who answers, and what may be expected of the answer."""

    answer: Answer
    keys: frozenset[str]


KINDS = {
    "calendar": Kind(kinds.calendar, frozenset({"workday", "provisional", "date"})),
    "clock": Kind(clock.answer, frozenset({*clock.EXPECTED, "consultation_due", "refused"})),
    "remedy": Kind(
        kinds.remedies,
        frozenset(
            {
                "reconsideration_first",
                "reconsideration_days",
                "reconsideration_organ",
                "suit_months",
                "suit_after_reconsideration_days",
                "online_channel_named",
            }
        ),
    ),
    "fee": Kind(kinds.fee, frozenset({"yuan", "payment_due"})),
    "publish": Kind(kinds.publish, frozenset({"due"})),
    "row": Kind(kinds.row, frozenset({"row", "article", "column"})),
    "privacy": Kind(kinds.privacy, frozenset({"found"})),
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
    """Compute each scenario of a file, in its order."""
    seen: set[str] = set()
    for given in scenarios:
        name = given.get("id") if isinstance(given, dict) else None
        name = name if isinstance(name, str) and name else None
        if name in seen:
            yield Result(name, error=Refusal("scenario-twice", id=name))
            continue
        try:
            yield one(given)
        except Refusal as refusal:
            yield Result(name, error=refusal)
        seen.add(name or "")


def one(given: object) -> Result:
    """Compute one scenario. Raises Refusal where it cannot be read."""
    facts = Fields(given, "")
    name = facts.take("id", str)
    wanted = facts.take("kind", str)
    for comment in ("title", "article"):
        facts.take(comment, str, None)
    if wanted not in KINDS:
        known = "、".join(KINDS)
        raise Refusal("scenario-unknown-word", key="kind", value=wanted, known=known)
    policy, calendar = _settings(Fields(facts.take("settings", dict, {}), "settings."))
    expect = facts.take("expect", dict)
    kind = KINDS[wanted]
    if unknown := [str(key) for key in expect if key not in kind.keys]:
        raise Refusal("scenario-unknown-key", keys="、".join(f"expect.{key}" for key in unknown))
    got = kind.answer(facts, policy, calendar)
    return Result(name, got, _differences(expect, got))


def _differences(expect: dict[str, Any], got: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What was expected otherwise; a refusal that nobody expected differs as such."""
    wanted = expect if "refused" in expect or "refused" not in got else {**expect, "refused": None}
    pairs = {key: (kinds.in_any_order(key, value), got.get(key)) for key, value in wanted.items()}
    return {key: pair for key, pair in pairs.items() if not _same(*pair)}


def _same(expected: object, found: object) -> bool:
    """Equal, and no truth value for a number."""
    return expected == found and isinstance(expected, bool) == isinstance(found, bool)


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
