"""Many applications: several processes, and indexes made at the end."""

import pytest
from django.db import connection

from gongkai.office.applications.models import Application
from gongkai.office.applications.refolding import refold
from gongkai.office.demo.bulk import working
from gongkai.office.demo.bulk.tables import TABLES
from gongkai.office.demo.making import Size, make
from gongkai.office.journal.verifying import verify
from gongkai.office.vault.models import CaseKey
from tests.office.factory import letter

SIZE = Size(4, 80, 7)


def indexes() -> set[str]:
    """The names of all indexes and constraints of the tables that are written."""
    with connection.cursor() as cursor:
        return {
            name
            for table in TABLES.values()
            for name in connection.introspection.get_constraints(cursor, table.model._meta.db_table)
        }


@pytest.mark.django_db(transaction=True)
def test_two_processes_write_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "MANY", 1)
    monkeypatch.setattr("gongkai.office.demo.bulk.writing.BATCH", 10)
    told: list[int] = []
    before = indexes()
    assert make(SIZE, workers=2, said=told.append) == SIZE.cases
    assert told == sorted(told)
    assert told[-1] == SIZE.cases
    assert indexes() == before
    assert list(verify()) == []
    assert list(refold()) == []


@pytest.mark.django_db
def test_the_next_letter_gets_the_next_number() -> None:
    make(SIZE)
    body = Application.objects.order_by("-pk")[0].body
    row = letter(body)
    assert row.pk == SIZE.cases + 1
    assert CaseKey.objects.order_by("-pk")[0].subject == row.code


@pytest.mark.django_db(transaction=True)
def test_what_fails_in_a_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken in a process")

    monkeypatch.setattr("gongkai.office.demo.bulk.writing.Writer._end", broken)
    with pytest.raises(ValueError, match="broken in a process"):
        make(SIZE, workers=2)
