"""While a calendar is confirmed, others register letters: none is left on the old days."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from gongkai.office.applications.models import Application
from gongkai.office.applications.refolding import refold
from gongkai.office.bodies.roles import Role
from gongkai.office.calendars.actions import confirm, propose
from gongkai.office.journal.verifying import verify
from tests.office.calendars.notices import notice
from tests.office.clock import at
from tests.office.factory import body, letter, person

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="one database in memory, one writer"),
]
LETTERS = 15


def test_no_letter_is_left_on_the_old_days(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, date(2027, 1, 20))
    county = body("county")
    bureaus = [body(f"bureau{number}") for number in range(3)]
    system = person(county, Role.SYSTEM_ADMIN)
    row = propose(notice(), by=system)
    start = Barrier(len(bureaus) + 1)

    def register(number: int) -> None:
        letter(bureaus[number], on=date(2027, 1, 8))  # this thread knows the old days
        start.wait()
        for _ in range(LETTERS):
            letter(bureaus[number], on=date(2027, 1, 8))
        connection.close()

    workers = [Thread(target=register, args=(number,)) for number in range(len(bureaus))]
    for worker in workers:
        worker.start()
    start.wait()
    confirm(row.code, by=system)
    for worker in workers:
        worker.join()
    assert Application.objects.count() == len(bureaus) * (LETTERS + 1)
    assert set(Application.objects.values_list("due_on", flat=True)) == {date(2027, 2, 4)}
    assert list(refold()) == []
    assert list(verify()) == []
