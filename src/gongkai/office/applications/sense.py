"""What a step says that cannot be right, looked at at the door only, where today is known.

Nothing of this is asked of what was recorded before: entries fold as they always did.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from gongkai.office.applications import said as say
from gongkai.office.applications.telling import Told
from gongkai.office.tables import table
from gongkai.refusal import Refusal


def must_make_sense(_: Sequence[Told], said: say.Said, on: date, today: date) -> None:
    """Raises Refusal for days that cannot be."""
    _days(said, on, today)


def _days(said: say.Said, on: date, today: date) -> None:
    """Each day that is said: not before the step, not in a year that somebody mistyped."""
    rules = table("days").get(getattr(said, "KIND", "").removeprefix("application."), {})
    for field, rule in rules.items():
        day = getattr(said, field)
        if day is None:
            continue
        if rule.get("past") and day > today:
            raise Refusal("office-day-future", day=day, **_told(rule))
        if rule.get("after") and day <= on:
            raise Refusal("office-day-not-after", day=day, on=on, **_told(rule))
        if rule.get("since") and day < on:
            raise Refusal("office-day-before", day=day, on=on, **_told(rule))
        if "most" in rule and day - on > timedelta(rule["most"]):
            raise Refusal("office-day-far", day=day, on=on, most=rule["most"], **_told(rule))


def _told(rule: dict[str, Any]) -> dict[str, str]:
    return {"label": rule["label"], "article": rule["article"]}
