"""How scenarios are read, compared and refused."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.scenarios.run import one, run
from gongkai.refusal import Refusal


def clock(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A plain scenario, with other keys."""
    return {
        "id": "plain",
        "kind": "clock",
        "events": [{"date": date(2026, 3, 2), "what": "received", "channel": "counter"}],
        "as_of": date(2026, 3, 10),
        "expect": {"reply_due": date(2026, 3, 30), "status": "running"},
    } | more


def test_what_agrees_has_no_difference_and_all_figures() -> None:
    found = one(clock())
    assert found.ok
    assert found.got["workdays_left"] == 14
    assert found.got["consultation_due"] is None


def test_only_what_is_expected_is_compared() -> None:
    found = one(clock(expect={"status": "overdue", "late": None}))
    assert found.differs == {"status": ("overdue", "running")}


def test_a_refusal_nobody_expected_differs_even_where_null_is_expected() -> None:
    events = [*clock()["events"], {"date": date(2026, 3, 3), "what": "confirmed"}]
    found = one(clock(events=events, expect={"late": None}))
    assert found.got == {"refused": 1}
    assert found.differs == {"refused": (None, 1)}


def test_a_refusal_that_was_expected_and_did_not_come_differs() -> None:
    assert one(clock(expect={"refused": 0})).differs == {"refused": (0, None)}


def test_organs_and_finds_have_no_order() -> None:
    found = one(
        {
            "id": "either",
            "kind": "remedy",
            "outcome": "not_held",
            "replied_on": date(2026, 3, 2),
            "body": {"kind": "judicial_department", "level": "county"},
            "served": "paper",
            "expect": {"reconsideration_organ": ["own_government", "department_above"]},
        }
    )
    assert found.ok


def test_true_is_no_number() -> None:
    facts = {"id": "day", "kind": "calendar", "date": date(2026, 3, 2)}
    assert one(facts | {"expect": {"workday": True}}).ok
    with pytest.raises(Refusal) as refused:
        one(facts | {"expect": {"workday": 1}})
    assert refused.value.code == "scenario-wrong-type"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"kind": "weather"}, "scenario-unknown-word"),
        ({"id": None}, "scenario-wrong-type"),
        ({"as_of": "2026-03-10"}, "scenario-wrong-type"),
        ({"as_of": date(2026, 3, 1)}, "scenario-too-late"),
        ({"color": "red"}, "scenario-unknown-key"),
        ({"expect": {"colour": "red"}}, "scenario-unknown-key"),
        ({"expect": {"workday": True}}, "scenario-unknown-key"),
        ({"expect": {"reply_due": "2026-03-30"}}, "scenario-wrong-type"),
        ({"expect": {"consultation_due": {"甲": "soon"}}}, "scenario-wrong-type"),
        ({"settings": {"online_receipt": "never"}}, "policy-unknown-choice"),
        ({"settings": {"weekends": "free"}}, "scenario-unknown-key"),
        ({"settings": {"calendar": "lunar"}}, "scenario-wrong-type"),
        ({"settings": {"calendar": [{"date": date(2026, 3, 3)}]}}, "scenario-missing"),
        ({"events": []}, "case-first-received"),
        ({"events": [{"date": date(2026, 3, 2), "what": "received"}]}, "scenario-missing"),
        ({"events": ["received"]}, "scenario-wrong-type"),
    ],
)
def test_what_cannot_be_read_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        one(clock(**changed))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"what": "extended", "workdays": True}, "scenario-wrong-type"),
        ({"what": "extended", "workdays": 0}, "case-extended-none"),
        ({"what": "danced"}, "scenario-unknown-word"),
        ({"what": "withdrawn", "why": "tired"}, "scenario-unknown-key"),
        ({"what": "received", "channel": "fax"}, "case-received-twice"),
        (
            {"what": "replied", "means": "posted", "signed": date(2026, 3, 4)},
            "case-signed-otherwise",
        ),
        ({"what": "closed", "outcome": "disclosed"}, "case-closed-otherwise"),
        (
            {"what": "consulted", "party": "甲", "role": "third_party", "served": date(2026, 3, 2)},
            "case-served-early",
        ),
    ],
)
def test_an_event_that_is_none_is_an_error_and_no_refusal(event: dict[str, Any], code: str) -> None:
    events = [*clock()["events"], {"date": date(2026, 3, 3), **event}]
    with pytest.raises(Refusal) as refused:
        one(clock(events=events))
    assert refused.value.code == code


def test_events_out_of_order_are_an_error() -> None:
    events = [*clock()["events"], {"date": date(2026, 3, 1), "what": "withdrawn"}]
    with pytest.raises(Refusal) as refused:
        one(clock(events=events))
    assert refused.value.code == "case-out-of-order"


def test_one_that_cannot_be_read_stops_no_other() -> None:
    found = list(run(["nothing", clock(), clock(), clock(id="other", kind=3)]))
    assert [each.ok for each in found] == [False, True, False, False]
    assert [each.error.code if each.error else None for each in found] == [
        "scenario-wrong-type",
        None,
        "scenario-twice",
        "scenario-wrong-type",
    ]
    assert [each.id for each in found] == [None, "plain", "plain", "other"]
