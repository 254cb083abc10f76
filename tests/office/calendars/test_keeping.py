"""Every process counts by what was confirmed last, and asks little for it."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.office.applications.models import Application
from gongkai.office.applications.refolding import refold
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.calendars.actions import confirm, propose
from gongkai.office.calendars.keeping import calendar_of, doubt
from gongkai.office.calendars.models import Arrangement
from gongkai.office.calendars.moving import forecast
from gongkai.office.journal.models import Entry
from tests.office.calendars.notices import notice
from tests.office.clock import at
from tests.office.factory import body, letter, person
from tests.office.undoing import undone

pytestmark = pytest.mark.django_db
WORKED = date(2027, 2, 20)  # a Saturday, by the notice


def elsewhere(bureau: Body) -> None:
    """Another process confirms the notice, of which this thread hears nothing."""
    row = propose(notice(), by=person(bureau, Role.SYSTEM_ADMIN))
    Arrangement.objects.filter(pk=row.pk).update(confirmed_at=timezone.now())


def test_a_request_hears_of_what_another_process_confirmed(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    at(monkeypatch, date(2027, 1, 20))
    assert not calendar_of().is_workday(WORKED)
    elsewhere(body())
    assert not calendar_of().is_workday(WORKED)
    assert client.get("/healthz").status_code == 200
    assert calendar_of().is_workday(WORKED)
    assert calendar_of("guangxi").is_workday(WORKED)


def test_what_is_recorded_is_counted_by_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, date(2027, 1, 20))
    bureau = body()
    assert letter(bureau, on=date(2027, 1, 8)).due_on == date(2027, 2, 9)
    elsewhere(bureau)
    assert letter(bureau, on=date(2027, 1, 8)).due_on == date(2027, 2, 4)


def test_a_request_asks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, date(2027, 1, 20))
    elsewhere(body())
    doubt()
    calendar_of()
    doubt()
    with CaptureQueriesContext(connection) as queries:
        for region in ("", "guangxi", "", "guangxi"):
            assert calendar_of(region).is_workday(WORKED)
    assert len(queries) <= 2  # whether there is something new; for guangxi, the rows once


@settings(max_examples=20)
@given(st.lists(st.dates(date(2026, 11, 2), date(2027, 1, 29)), min_size=1, max_size=6))
def test_confirming_moves_exactly_what_the_law_moves(days: list[date]) -> None:
    today = date(2027, 1, 29)
    with undone(), pytest.MonkeyPatch.context() as patch:
        at(patch, today)
        bureau = body()
        system = person(bureau, Role.SYSTEM_ADMIN)
        rows = [letter(bureau, on=day) for day in days]
        row = propose(notice(), by=system)
        expected = forecast(row.days, today)
        before = {each.code: each.due_on for each in rows}
        confirm(row.code, by=system)
        for each in Application.objects.all():
            law = case_of(told(each.code), bureau).due_if_silent
            assert each.due_on == law
            assert (each.due_on != before[each.code]) is (each.code in expected.codes)
        refolded = Entry.objects.filter(kind="application.refolded")
        assert sorted(refolded.values_list("subject", flat=True)) == sorted(expected.codes)
        assert list(refold()) == []
    doubt()
