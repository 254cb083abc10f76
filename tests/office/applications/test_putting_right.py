"""What is not as the journal makes it is computed anew, and the journal says so."""

from collections.abc import Callable
from datetime import date

import pytest

from gongkai.office.applications import said as say
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.refolding import refold
from gongkai.office.applications.replaying import Difference
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as read
from gongkai.office.journal.verifying import verify
from tests.office.applications.altered import COLUMNS, FACT, fields, tell
from tests.office.factory import RECEIVED, body, desk, letter
from tests.office.journal.chains import alter
from tests.office.journal.playing import People, answered, day, lapsed, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Body:
    """A bureau."""
    return body()


@pytest.fixture
def people(bureau: Body) -> People:
    """Everybody it needs."""
    return desk(bureau)


def confirm_online(bureau: Body) -> None:
    """Say afterwards that what came in online was to be confirmed."""
    Setting.objects.create(
        body=bureau, name="online_receipt", value="confirmation", valid_from=date(2026, 1, 1)
    )


@pytest.mark.parametrize("column", sorted(COLUMNS.keys() - {"year", "number"}))
def test_a_row_that_was_altered_is_put_right_and_the_journal_says_so(
    bureau: Body, people: People, column: str
) -> None:
    row = paid(bureau, people)
    facts = list(Fact.objects.values())
    Application.objects.filter(pk=row.pk).update(**{column: COLUMNS[column]})
    assert fields(list(refold(apply=True, by=people[Role.SYSTEM_ADMIN]))) == [column]
    assert list(refold()) == []
    assert list(verify()) == []
    assert list(Fact.objects.values()) == facts
    last = Entry.objects.latest("pk")
    wrong = COLUMNS["due_on"] if column == "due_on" else row.due_on
    assert read(last) == say.Refolded(wrong, row.due_on)  # type: ignore[arg-type]
    assert last.by == people[Role.SYSTEM_ADMIN]
    again = Application.objects.get(pk=row.pk)
    again.entries -= 1
    assert {name: getattr(again, name) for name in COLUMNS} == {
        name: getattr(row, name) for name in COLUMNS
    }


def test_facts_that_were_altered_are_made_anew(bureau: Body, people: People) -> None:
    row = answered(bureau, people)
    columns = [*FACT, "body_id"]
    facts = list(Fact.objects.order_by("pk").values(*columns))
    Fact.objects.filter(application=row).update(outcome="not_held", received_on=None)
    list(refold(apply=True))
    assert list(Fact.objects.order_by("pk").values(*columns)) == facts
    assert list(refold()) == []


def test_a_setting_made_afterwards_moves_dates_and_leaves_the_past_as_it_was_known(
    bureau: Body, people: People
) -> None:
    row, mailed = letter(bureau), lapsed(bureau, people)
    confirm_online(bureau)
    found = list(refold(apply=True))
    assert {each.code for each in found} == {row.code, mailed.code}
    moved = [each for each in found if each.field == "due_on"]
    assert moved == [Difference(row.code, "2026-1", "due_on", row.due_on, None)]
    entry = Entry.objects.filter(subject=row.code).latest("pk")
    assert read(entry) == say.Refolded(row.due_on, None, ())
    facts = Fact.objects.filter(application=row).order_by("pk")
    assert [each.received_on for each in facts] == [RECEIVED, None]
    assert facts[1].recorded_from == facts[0].recorded_to == entry.recorded_at
    assert Fact.objects.filter(application=mailed).count() == 3
    assert list(refold()) == []

    act(row.code, "confirm", people[Role.REGISTRAR], on=day(2))
    assert [each.received_on for each in facts.all()] == [RECEIVED, None, day(2)]
    assert list(refold()) == []

    Setting.objects.create(
        body=bureau, name="online_receipt", value="submission", valid_from=date(2026, 2, 1)
    )
    list(refold(apply=True))
    assert [each.received_on for each in facts.all()] == [RECEIVED, None, day(2), RECEIVED]
    settings = ("online_receipt=confirmation",)
    last = read(Entry.objects.filter(subject=row.code).latest("pk"))
    assert (last.settings, last.due_after) == (settings, row.due_on)
    assert list(refold()) == []
    assert list(verify()) == []


def test_who_may_not_is_refused_and_remembered(bureau: Body, people: People) -> None:
    row = letter(bureau)
    Application.objects.filter(pk=row.pk).update(due_on=None)
    with pytest.raises(Forbidden):
        list(refold(apply=True, by=people[Role.REGISTRAR]))
    last = Entry.objects.latest("pk")
    assert (last.kind, last.by) == ("body.refused", people[Role.REGISTRAR])
    assert fields(list(refold())) == ["due_on"]


BROKEN: dict[str, Callable[[Application], object]] = {
    "law": lambda row: tell(row.code, say.SupplementMade()),
    "journal": lambda row: alter(Entry.objects.get(subject=row.code), kind="application.unheard"),
    "body": lambda row: alter(
        Entry.objects.get(subject=row.code), body=body("qingshi", name="青石县商务局")
    ),
    "number": lambda row: Application.objects.filter(pk=row.pk).update(number=99),
}


@pytest.mark.parametrize("field", BROKEN)
def test_what_computing_cannot_put_right_stays_as_it_is(bureau: Body, field: str) -> None:
    row = letter(bureau)
    BROKEN[field](row)
    count = Entry.objects.count()
    (found,) = refold(apply=True)
    assert (found.code, found.field, found.broken) == (row.code, field, True)
    assert Entry.objects.count() == count
    assert fields(list(refold())) == [field]
