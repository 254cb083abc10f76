"""What a scenario expects: which keys, of which types, and how they are compared."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.law.fields import Fields
from gongkai.refusal import Refusal

Types = Mapping[str, type]
ANSWERS: dict[str, Types] = {
    "calendar": {"workday": bool, "provisional": bool, "date": date},
    "clock": {
        "receipt_date": date,
        "reply_due": date,
        "reply_due_if_silent": date,
        "status": str,
        "late": bool,
        "workdays_used": int,
        "workdays_left": int,
        "supplement_notice_due": date,
        "supplement_due": date,
        "payment_due": date,
        "consultation_due": dict,
        "provisional": bool,
        "refused": int,
    },
    "remedy": {
        "reconsideration_first": bool,
        "reconsideration_days": int,
        "reconsideration_organ": list,
        "suit_months": int,
        "suit_after_reconsideration_days": int,
        "online_channel_named": bool,
    },
    "fee": {"yuan": int, "payment_due": date},
    "publish": {"due": date},
    "row": {"row": str, "article": str, "column": str},
    "privacy": {"found": list},
}
ELEMENTS: dict[str, type] = {"consultation_due": date, "reconsideration_organ": str}


def expected(given: object, kind: str) -> dict[str, Any]:
    """What is expected, by key; null where a key has no value. Raises Refusal for wrong types."""
    keys = Fields(given, "expect.")
    found: dict[str, Any] = {}
    for name, wanted in ANSWERS[kind].items():
        if name in keys:
            found[name] = _in_order(name, keys.take(name, wanted, None))
    keys.end()
    return found


def _in_order(name: str, value: Any) -> Any:  # noqa: ANN401
    """Organs and finds have no order; what is within is of one type."""
    if name == "found" and value is not None:
        return sorted(map(_find, value), key=by_place_in_text)
    if name in ELEMENTS and value is not None:
        for each in value.values() if isinstance(value, dict) else value:
            if type(each) is not ELEMENTS[name]:
                raise Refusal(
                    "scenario-wrong-type", key=f"expect.{name}", kind=ELEMENTS[name], value=each
                )
    return sorted(value) if isinstance(value, list) else value


def _find(given: object) -> dict[str, str]:
    keys = Fields(given, "expect.found.")
    found = {name: keys.take(name, str) for name in ("kind", "text")}
    keys.end()
    return found


def by_place_in_text(each: dict[str, str]) -> tuple[str, str]:
    """An order for finds, the same on both sides."""
    return each["kind"], each["text"]


def differences(expect: dict[str, Any], got: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What was expected otherwise; a refusal that nobody expected differs as such."""
    wanted = expect if "refused" in expect or "refused" not in got else {**expect, "refused": None}
    pairs = {key: (value, got.get(key)) for key, value in wanted.items()}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
