"""A new year is taken in: first as a proposal, then for everything at once."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.case.moves import moved
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application
from gongkai.office.applications.refolding import refold
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body, Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.calendars.actions import confirm, drop, propose
from gongkai.office.calendars.keeping import calendar_of, doubt, with_year
from gongkai.office.calendars.models import Arrangement
from gongkai.office.calendars.moving import forecast
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.verifying import verify
from gongkai.office.reminders.models import Notice, Sort
from gongkai.refusal import Refusal
from tests.office.calendars.notices import notice
from tests.office.clock import at
from tests.office.factory import SECTION, body, desk, letter, person
from tests.office.journal.playing import People

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 20)
SOONER, LATER, SAME = date(2027, 1, 8), date(2027, 1, 13), date(2026, 12, 15)


@pytest.fixture
def county(monkeypatch: pytest.MonkeyPatch) -> Body:
    """The body above all others, in the January after the notice."""
    at(monkeypatch, TODAY)
    return body("county", name="云溪县人民政府")


@pytest.fixture
def bureau(county: Body) -> Body:
    """A bureau below."""
    made = body()
    Supervision.objects.create(body=made, parent=county, first_year=2020)
    return made


@pytest.fixture
def people(bureau: Body) -> People:
    """Everybody at the bureau."""
    return desk(bureau)


@pytest.fixture
def letters(bureau: Body, people: People) -> dict[date, Application]:
    """Three letters, of which the notice moves two."""
    found = {on: letter(bureau, on=on) for on in (SOONER, LATER, SAME)}
    act(found[SOONER].code, "transfer", people[Role.REGISTRAR], on=TODAY, section=SECTION)
    return found


def due(row: Application) -> date | None:
    """When a reply to it is due now."""
    return Application.objects.get(pk=row.pk).due_on


def entries(kind: str) -> list[Any]:
    """All that the journals say of a kind."""
    return [say(each) for each in Entry.objects.filter(kind=kind).order_by("pk")]


def test_a_proposal_counts_for_nothing_yet(county: Body, letters: dict[date, Application]) -> None:
    before = {row.pk: row.due_on for row in letters.values()}
    row = propose(notice(), by=person(county, Role.SYSTEM_ADMIN))
    assert dict(Application.objects.values_list("pk", "due_on")) == before
    assert calendar_of().provisional(TODAY)
    assert [said.code for said in entries("calendar.proposed")] == [row.code]
    assert not Notice.objects.exists()


def test_it_lists_what_the_law_says_is_moved_the_sooner_days_first(
    county: Body, letters: dict[date, Application]
) -> None:
    row = propose(notice(), by=person(county, Role.SYSTEM_ADMIN))
    found = forecast(row.days, TODAY)
    cases = [(each.code, case_of(told(each.code), each.body)) for each in letters.values()]
    law = list(moved(cases, with_year("", row.days), TODAY))
    assert sorted((s.row.code, s.limit, s.before, s.after) for s in found.shifts) == sorted(law)
    assert [(s.row.code, s.before, s.after, s.earlier) for s in found.shifts] == [
        (letters[SOONER].code, date(2027, 2, 9), date(2027, 2, 4), True),
        (letters[LATER].code, date(2027, 2, 12), date(2027, 2, 17), False),
    ]


def test_confirmed_it_counts_for_all(county: Body, letters: dict[date, Application]) -> None:
    system = person(county, Role.SYSTEM_ADMIN)
    confirm(propose(notice(), by=system).code, by=system)
    assert due(letters[SOONER]) == date(2027, 2, 4)
    assert due(letters[LATER]) == date(2027, 2, 17)
    assert due(letters[SAME]) == letters[SAME].due_on
    moved_ones = Entry.objects.filter(kind="application.refolded").values_list("subject", flat=True)
    assert set(moved_ones) == {letters[SOONER].code, letters[LATER].code}
    assert not calendar_of().provisional(TODAY)
    assert letter(letters[SAME].body, on=SOONER).due_on == date(2027, 2, 4)
    assert list(refold()) == []
    assert list(verify()) == []


def test_the_journal_says_the_whole_calendar(
    county: Body, letters: dict[date, Application]
) -> None:
    assert letters
    system = person(county, Role.SYSTEM_ADMIN)
    confirm(propose(notice(), by=system).code, by=system)
    (said,) = entries("calendar.confirmed")
    days = Arrangement.objects.get().days
    assert (frozenset(said.off), frozenset(said.made_up)) == (days.off, days.made_up)
    assert (said.year, said.source, said.moved) == (2027, "国办发明电〔2026〕0号", 2)
    assert Entry.objects.get(kind="calendar.confirmed").body == county


def test_those_who_handle_what_moved_are_told(
    county: Body, letters: dict[date, Application], people: People
) -> None:
    system = person(county, Role.SYSTEM_ADMIN)
    confirm(propose(notice(), by=system).code, by=system)
    told_of = {
        each.person_id: [item["code"] for item in each.values["items"]]
        for each in Notice.objects.filter(sort=Sort.CALENDAR)
    }
    assert told_of == {
        people[Role.HANDLER].pk: [letters[SOONER].code],
        people[Role.REGISTRAR].pk: [letters[LATER].code],
        people[Role.DISCLOSURE_HEAD].pk: [letters[SOONER].code],  # it comes sooner
    }


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMIN])
def test_nobody_else_imports(county: Body, bureau: Body, role: Role) -> None:
    row = propose(notice(), by=person(county, Role.SYSTEM_ADMIN))
    for where in (person(county, role), person(bureau, Role.SYSTEM_ADMIN)):
        for attempt in (
            lambda by=where: propose(notice(), by=by),
            lambda by=where: confirm(row.code, by=by),
            lambda by=where: drop(row.code, by=by),
        ):
            with pytest.raises(Refusal, match="office-forbidden"):
                attempt()
    assert calendar_of().provisional(TODAY)
    assert len(entries("body.refused")) == 6


def test_a_new_proposal_of_the_year_takes_the_place_of_the_last(county: Body) -> None:
    system = person(county, Role.SYSTEM_ADMIN)
    first, second = (propose(notice(source=text), by=system) for text in ("一", "二"))
    with pytest.raises(Refusal, match="office-calendar-settled"):
        confirm(first.code, by=system)
    confirm(second.code, by=system)
    assert [said.code for said in entries("calendar.dropped")] == [first.code]
    with pytest.raises(Refusal, match="office-calendar-settled"):
        confirm(second.code, by=system)


def test_a_year_that_was_confirmed_can_be_mended(county: Body) -> None:
    system = person(county, Role.SYSTEM_ADMIN)
    confirm(propose(notice(), by=system).code, by=system)
    with pytest.raises(Refusal, match="office-calendar-known"):
        propose(notice(), by=system)
    *others, last = notice()["holidays"]
    mended = {**last, "made_up": [*last["made_up"], date(2027, 10, 16)]}
    confirm(propose(notice(holidays=[*others, mended]), by=system).code, by=system)
    assert calendar_of().is_workday(date(2027, 10, 16))


@pytest.mark.parametrize(
    ("year", "code"), [(2018, "calendar-unknown-year"), (2029, "office-wrong-year")]
)
def test_a_year_out_of_sight_is_refused(county: Body, year: int, code: str) -> None:
    holidays = [{"first": date(year, 1, 1), "last": date(year, 12, 31)}]
    with pytest.raises(Refusal, match=code):
        propose(notice(year=year, holidays=holidays), by=person(county, Role.SYSTEM_ADMIN))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"source": " "}, "office-missing-field"),
        ({"source": "号" * 61}, "office-wrong-field"),
        ({"address": "javascript:alert(1)"}, "office-wrong-field"),
        ({"holidays": []}, "calendar-festival-worked"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    county: Body, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        propose(notice(**changed), by=person(county, Role.SYSTEM_ADMIN))
    assert not Arrangement.objects.exists()


def test_a_step_that_would_not_have_been_allowed_stops_it(
    monkeypatch: pytest.MonkeyPatch, county: Body, bureau: Body, people: People
) -> None:
    row = letter(bureau, on=SOONER)
    last = date(2027, 2, 9)  # by the statute alone; by the notice the period ended on the 4th
    at(monkeypatch, last)
    act(row.code, "extend", people[Role.DISCLOSURE_HEAD], on=last, workdays=10)
    system = person(county, Role.SYSTEM_ADMIN)
    proposal = propose(notice(), by=system)
    assert forecast(proposal.days, last).stuck == [row]
    with pytest.raises(Refusal, match="office-calendar-stuck") as refused:
        confirm(proposal.code, by=system)
    assert "云溪县商务局2027-1" in str(refused.value.values["numbers"])
    assert calendar_of().provisional(TODAY)
    assert Arrangement.objects.get().confirmed_at is None


def test_a_fault_on_the_way_takes_everything_back(
    monkeypatch: pytest.MonkeyPatch, county: Body, letters: dict[date, Application]
) -> None:
    system = person(county, Role.SYSTEM_ADMIN)
    row = propose(notice(), by=system)
    monkeypatch.setattr("gongkai.office.calendars.actions.tell_handlers", None)
    with pytest.raises(TypeError):
        confirm(row.code, by=system)
    doubt()
    assert due(letters[SOONER]) == date(2027, 2, 9)
    assert calendar_of().provisional(TODAY)
    assert not Entry.objects.filter(kind="application.refolded").exists()
