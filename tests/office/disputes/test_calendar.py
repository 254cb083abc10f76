"""A notice of holidays that is taken in moves the limits of disputes too."""

from datetime import date

import pytest

from gongkai.office.bodies.roles import Role
from gongkai.office.calendars.actions import confirm, propose
from gongkai.words import Dispute as Kind
from tests.office.calendars.notices import notice
from tests.office.clock import at
from tests.office.disputes.cast import assert_whole, filed
from tests.office.factory import body, person


@pytest.mark.django_db
def test_the_limits_of_what_runs_are_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, date(2027, 1, 22))
    bureau = body()
    reviewer, system = person(bureau, Role.LEGAL_REVIEWER), person(bureau, Role.SYSTEM_ADMIN)
    on, notified = date(2027, 1, 4), date(2027, 1, 21)
    answer = filed(bureau, reviewer, on=on, notified=notified)
    suit = filed(bureau, reviewer, Kind.DIRECT_SUIT, on=on, notified=notified)
    assert (str(answer.due_on), str(suit.due_on)) == ("2027-02-04", "2027-02-09")
    confirm(propose(notice(), by=system).code, by=system)
    answer.refresh_from_db()
    suit.refresh_from_db()
    # A Saturday that is worked before the festival, and days off to the 13th, a Saturday.
    assert (str(answer.due_on), str(suit.due_on)) == ("2027-02-03", "2027-02-15")
    assert_whole()
