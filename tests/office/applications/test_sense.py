"""What a step says that cannot be right is refused at the door; what was recorded before stands."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from gongkai.law.case.events import Authority
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import act
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.foreseeing import foresee
from gongkai.office.applications.lines import Line, of_row
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import application, told
from gongkai.office.bodies.roles import Role
from gongkai.refusal import Refusal
from tests.office.applications.test_lines import lines
from tests.office.every_action import SAID, prepared, who
from tests.office.factory import body, desk

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 13)
LATER = timezone.localdate() + timedelta(1)
DAYS: list[tuple[str, dict[str, Any], str]] = [
    ("ask_supplement", {"by": "2026-03-12"}, "office-day-not-after"),
    ("ask_supplement", {"by": "2026-03-13"}, "office-day-not-after"),
    ("ask_supplement", {"by": "9999-12-31"}, "office-day-far"),
    ("ask_supplement", {"by": "2027-03-15"}, "office-day-far"),
    ("ask_reasons", {"by": "2026-03-12"}, "office-day-not-after"),
    ("ask_reasons", {"by": "9999-12-31"}, "office-day-far"),
    ("find_reasons", {"defer_to": "9999-01-01"}, "office-day-far"),
    ("consult", {"served": LATER}, "office-day-future"),
    ("notify_fee", {"served": LATER}, "office-day-future"),
    ("reply", {"means": "handed_over", "signed": LATER}, "office-day-future"),
    ("reopen", {"due": "9999-12-31"}, "office-day-far"),
    ("reopen", {"due": "2026-03-12"}, "office-day-before"),
]


@pytest.mark.parametrize(("action", "given", "code"), DAYS)
def test_a_day_that_cannot_be_is_refused_and_foreseen(
    action: str, given: dict[str, Any], code: str
) -> None:
    bureau = body()
    people = desk(bureau)
    ready = prepared(bureau, people, action, date(2026, 3, 12))
    said = {**SAID[action], **given}
    with pytest.raises(Refusal) as refused:
        act(ready, action, people[who(action)], on=ON, **said)
    assert refused.value.code == code
    row, today = application(ready), timezone.localdate()
    with pytest.raises(Refusal, match=code):
        foresee(row, told(ready), action, said, on=ON, today=today)


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("ask_supplement", {"by": "2026-03-14"}),
        ("ask_supplement", {"by": "2027-03-14"}),
        ("consult", {"served": timezone.localdate()}),
        ("reopen", {"due": "2026-03-13"}),
    ],
)
def test_the_first_and_the_last_day_that_can_be_are_taken(
    action: str, given: dict[str, Any]
) -> None:
    bureau = body()
    people = desk(bureau)
    ready = prepared(bureau, people, action, date(2026, 3, 12))
    act(ready, action, people[who(action)], on=ON, **{**SAID[action], **given})


def test_a_year_mistyped_before_it_was_refused_shuts_no_list_and_no_page() -> None:
    """Recorded past the door, as by a release that did not look."""
    bureau = body()
    people = desk(bureau)
    code = prepared(bureau, people, "reopen", date(2026, 3, 12))
    with attempt(code, "reopen", people[Role.DISCLOSURE_HEAD]) as at:
        at.say(say.Reopened(Authority.COURT, date(9999, 12, 31)), ON)
    today = date(2026, 3, 20)
    found: tuple[Line, Line] = lines(code, today)
    assert {line.text for line in found} == {
        "登记的到期日是 9999-12-31，年份不对。请核对，登错的作废"
    }
    assert of_row(Application.objects.get(code=code), today).day == date(9999, 12, 31)
