"""All that a demonstration left, without what is random: codes, names of values, ciphertexts."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db import transaction

from gongkai.office.applications.models import Application, Fact, File, Register
from gongkai.office.bodies.models import Membership, Person
from gongkai.office.journal.models import Entry, Head
from gongkai.office.search.models import Indexed
from gongkai.office.search.tokens import token_of_value
from gongkai.office.search.wording import bare
from gongkai.office.vault import store
from gongkai.office.vault.models import CaseKey, Digest, Likeness, PersonalData
from tests.office.demo import kept_papers

NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)  # a Wednesday afternoon
OURS = "gongkai.office"
SAYS_ITS_CODE = frozenset({"query_code"})  # random by intent


@contextmanager
def undone() -> Iterator[None]:
    """What is written within is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything() -> dict[str, Any]:
    """By table; applications go by body and register number, people by user name."""
    rows = Application.objects.select_related("body", "merged_into")
    names = {row.code: f"{row.body.code}/{row.year}-{row.number}" for row in rows}
    of_cases, papers = dict(names), kept_papers.names()
    names |= papers
    values = {row.name: (row.field, value) for row, value in _opened()}
    files = {file.code: names[file.application.code] for file in _files()}
    known = {**names, **files, **{k: _shown(f, v) for k, (f, v) in values.items()}}
    people = dict(Person.objects.values_list("pk", "username"))
    return {
        "counts": {m._meta.label: m._default_manager.count() for m in _models()},
        "rows": sorted(_row(row, names) for row in rows),
        "facts": sorted(_fact(fact, names) for fact in Fact.objects.order_by("pk")),
        "entries": [_entry(entry, known, people) for entry in _entries()],
        "values": sorted((names[r.key.subject], *values[r.name]) for r in _values() if _said(r)),
        "digests": _by_case(Digest, names, "field", "digest"),
        "likeness": _by_case(Likeness, names, "value"),
        "tokens": sorted(_tokens(of_cases)),
        "files": sorted((names[f.application.code], f.kind, f.size, _content(f)) for f in _files()),
        "papers": kept_papers.rows(names),
        "registers": sorted(Register.objects.values_list("body__code", "year", "last")),
        "heads": sorted(Head.objects.values_list("body__code", "count")),
        "people": sorted(
            Membership.objects.values_list("person__username", "body__code", "role", "section")
        ),
    }


def _models() -> list[Any]:
    return [m for m in apps.get_models() if m.__module__.startswith(OURS)]


def _row(row: Application, names: Mapping[str, str]) -> tuple[str, str]:
    columns = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in {"id", "code", "body_id", "merged_into_id"}
    }
    columns["merged"] = names[row.merged_into.code] if row.merged_into else None
    return names[row.code], repr(columns)


def _fact(fact: Fact, names: Mapping[str, str]) -> tuple[str, str]:
    columns = {
        field.attname: getattr(fact, field.attname)
        for field in fact._meta.concrete_fields
        if field.attname not in {"id", "application_id", "body_id"}
    }
    return names[fact.application.code], repr((fact.body.code, columns))


def _entries() -> Any:  # noqa: ANN401
    return Entry.objects.select_related("body").order_by("body__code", "number")


def _entry(entry: Entry, known: Mapping[str, str], people: Mapping[int, str]) -> tuple[Any, ...]:
    told = json.loads(entry.text)
    by = people.get(told["by"])
    payload = _plain(told["payload"], known, people)
    subject = known.get(entry.subject, entry.subject if entry.subject_kind == "body" else "")
    place = (entry.body.code, entry.number, entry.subject_kind, subject)
    return (*place, entry.kind, told["happened_on"], told["recorded_at"], by, payload)


def _plain(value: Any, known: Mapping[str, str], people: Mapping[int, str]) -> Any:  # noqa: ANN401
    """With what a random name stands for in its place; what is kept in no order is sorted."""
    if isinstance(value, dict):
        return {
            key: people[one] if key == "person" else _plain(one, known, people)
            for key, one in value.items()
            if key != "mark"
        }
    if isinstance(value, list):
        return sorted(str(_plain(each, known, people)) for each in value)
    return known.get(value, value) if isinstance(value, str) else value


def _values() -> Any:  # noqa: ANN401
    return PersonalData.objects.select_related("key")


def _opened() -> Iterator[tuple[PersonalData, str | None]]:
    return store.opened(_values())


def _said(row: PersonalData) -> bool:
    return row.field not in SAYS_ITS_CODE


def _shown(field: str, value: str | None) -> str:
    return field if field in SAYS_ITS_CODE else f"{field}={value}"


def _files() -> Any:  # noqa: ANN401
    return File.objects.select_related("application")


def _content(file: File) -> bytes:
    return store.get_file(file.application.code, file.code, bytes(file.sealed))


def _by_case(model: Any, names: Mapping[str, str], *columns: str) -> list[Any]:  # noqa: ANN401
    rows = model.objects.values_list("key__subject", *columns)
    return sorted((names[one], *more) for one, *more in rows if more[0] not in SAYS_ITS_CODE)


def _tokens(names: Mapping[str, str]) -> Iterator[tuple[str, list[int]]]:
    """But for that of the query code."""
    codes = store.latest(names, "query_code")
    for row in Indexed.objects.select_related("application"):
        code = row.application.code
        random = token_of_value(row.application.body_id, bare(codes[code]))
        # Another body has other tokens, and is another row each time.
        yield names[code], [len(row.tokens), random in row.tokens]


def keys() -> int:
    """How many applications have a data key that can be used."""
    codes = Application.objects.values("code")
    return CaseKey.objects.filter(subject__in=codes).exclude(wrapped=None).count()
