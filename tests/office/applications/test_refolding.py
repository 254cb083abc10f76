"""Rows and facts are what the journal makes of them; what is not is named."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.office.applications import refolding
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.refolding import refold
from gongkai.office.applications.replaying import Difference
from gongkai.office.bodies.models import Body, Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.applications.altered import COLUMNS, FACT, LATER, fields, tell
from tests.office.factory import RECEIVED, body, desk, letter
from tests.office.journal.playing import People, answered, day, everything, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Body:
    """A bureau."""
    return body()


@pytest.fixture
def people(bureau: Body) -> People:
    """Everybody it needs."""
    return desk(bureau)


def test_what_the_actions_made_is_what_the_journal_makes(bureau: Body, people: People) -> None:
    everything(bureau, people)
    count = Entry.objects.count()
    assert list(refold()) == []
    assert list(refold(apply=True)) == []
    assert Entry.objects.count() == count


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_was_altered_is_named(bureau: Body, people: People, column: str) -> None:
    row = paid(bureau, people)
    before, altered = getattr(row, column), COLUMNS[column]
    assert before != altered
    letter(bureau)
    Application.objects.filter(pk=row.pk).update(**{column: altered})
    number = str(Application.objects.get(pk=row.pk))
    assert list(refold()) == [Difference(row.code, number, column, altered, before)]


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("field", FACT)
def test_a_fact_that_was_altered_is_named(
    bureau: Body, people: People, field: str, place: int
) -> None:
    row = answered(bureau, people)
    facts = list(Fact.objects.filter(application=row).order_by("pk"))
    assert len(facts) == 2, "an order to reply anew changes nothing that is counted"
    before = getattr(facts[place], field)
    Fact.objects.filter(pk=facts[place].pk).update(**{field: FACT[field]})
    name = f"facts[{place + 1}].{field}"
    assert list(refold()) == [Difference(row.code, "2026-1", name, FACT[field], before)]


def test_a_fact_that_is_missing_or_too_much_is_named(bureau: Body, people: People) -> None:
    row = answered(bureau, people)
    Fact.objects.filter(application=row, recorded_to=None).delete()
    assert fields(list(refold())) == ["facts[2]"]
    list(refold(apply=True))
    Fact.objects.create(
        application=row,
        body=bureau,
        applicant_class="business",
        recorded_from=LATER,
        recorded_to=LATER,
    )
    assert fields(list(refold())) == ["facts[3]"]


def test_a_row_that_is_gone_is_named(bureau: Body) -> None:
    row = letter(bureau)
    Fact.objects.filter(application=row).delete()
    Application.objects.filter(pk=row.pk).delete()
    assert list(refold()) == [Difference(row.code, "", "row", None, 1)]


def test_an_entry_that_never_reached_the_row_is_named(bureau: Body) -> None:
    row = letter(bureau)
    tell(row.code, say.Transferred("一科"))
    assert fields(list(refold())) == ["section", "entries"]


def test_a_setting_from_a_later_day_concerns_later_letters_only(bureau: Body) -> None:
    letter(bureau)
    Setting.objects.create(
        body=bureau, name="online_receipt", value="confirmation", valid_from=day(1)
    )
    assert letter(bureau, on=day(1)).receipt_date is None
    assert list(refold()) == []


def test_only_those_named_are_looked_at(bureau: Body) -> None:
    codes = [letter(bureau).code for _ in range(3)]
    Application.objects.update(section="二科")
    assert [each.code for each in refold(codes[1:])] == codes[1:]
    with pytest.raises(Refusal) as refused:
        list(refold([codes[0], "nowhere"]))
    assert refused.value.code == "office-no-application"


def test_the_number_of_queries_is_that_of_the_chunks(
    bureau: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refolding, "CHUNK", 4)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert list(refold()) == []
        return len(queries)

    counts = []
    for _ in range(3):
        for n in range(4):
            letter(bureau, on=RECEIVED + timedelta(n))
        counts.append(asked())
    each = counts[1] - counts[0]
    assert each == counts[2] - counts[1] == 3


def test_an_application_of_every_chunk_is_looked_at(
    bureau: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refolding, "CHUNK", 2)
    codes = [letter(bureau).code for _ in range(5)]
    Application.objects.update(section="二科")
    assert [each.code for each in refold()] == codes
    assert sorted(each.code for each in refold(codes)) == sorted(codes)


def test_somebody_at_work_meanwhile_is_no_difference(bureau: Body, people: People) -> None:
    row = letter(bureau)
    busy = False

    def at_work(execute: Callable[..., Any], sql: str, *more: Any) -> Any:  # noqa: ANN401
        """After the rows were read, and before the entries are, somebody acts."""
        nonlocal busy
        found = execute(sql, *more)
        if "applications_application" in sql and not busy:
            busy = True
            act(
                row.code,
                "ask_supplement",
                people[Role.REGISTRAR],
                on=day(1),
                by=day(10),
                items="年度",
            )
        return found

    with connection.execute_wrapper(at_work):
        assert list(refold()) == []
    assert busy
