"""The journals of all releases are still read, still whole, and still make the same rows."""

import json
from pathlib import Path
from typing import Any

import pytest

from gongkai import __version__
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.refolding import refold
from gongkai.office.bodies.models import Body, Person, Setting
from gongkai.office.journal.canonical import canonical, hashed
from gongkai.office.journal.kinds import KINDS
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.reading import say
from gongkai.office.journal.verifying import verify
from tests.office.journal.make_golden import FACT, FOLDER, ROW

GOLDEN = sorted(FOLDER.glob("*.json"))
pytestmark = pytest.mark.django_db


def golden(path: Path) -> dict[str, Any]:
    """One journal, and what its release made of it."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A golden journal, loaded."""
    found = golden(request.param)
    Body.objects.bulk_create(Body(**each) for each in found["bodies"])
    Person.objects.bulk_create(Person(**each) for each in found["people"])
    Setting.objects.bulk_create(Setting(**each) for each in found["settings"])
    Head.objects.bulk_create(Head(**each) for each in found["heads"])
    Entry.objects.bulk_create(map(entry, found["entries"]))
    rows = {each["code"]: each for each in found["applications"]}
    made = {code: Application(body_id=each["body_id"], **_row(each)) for code, each in rows.items()}
    Application.objects.bulk_create(made.values())
    for code, row in made.items():
        if into := rows[code]["merged_into"]:
            row.merged_into = made[into]
            row.save()
        for fact in rows[code]["facts"]:
            Fact.objects.create(application=row, body=row.body, **fact)
    return found


def _row(each: dict[str, Any]) -> dict[str, Any]:
    return {name: each[name] for name in ROW}


def entry(text: str) -> Entry:
    """The row of a text."""
    found = json.loads(text)
    names = ("number", "subject_kind", "subject", "kind", "version", "happened_on", "recorded_at")
    columns = {name: found[name] for name in names}
    return Entry(
        body_id=found["body"],
        by_id=found["by"],
        text=text,
        hash=hashed(text, "sha256"),
        **columns,
    )


def test_there_is_one_of_this_release() -> None:
    assert __version__ in [path.stem for path in GOLDEN]


def test_it_says_all_that_can_be_said_of_an_application() -> None:
    said = {json.loads(text)["kind"] for path in GOLDEN for text in golden(path)["entries"]}
    assert {name for name in KINDS if name.startswith("application.")} <= said


def test_every_entry_is_read(told: dict[str, Any]) -> None:
    found = [type(say(each)).KIND for each in Entry.objects.order_by("pk")]
    assert found == [json.loads(text)["kind"] for text in told["entries"]]


def test_every_text_is_canonical(told: dict[str, Any]) -> None:
    assert [canonical(json.loads(text)) for text in told["entries"]] == told["entries"]


def test_the_chain_is_whole(told: dict[str, Any]) -> None:
    assert told["heads"]
    assert list(verify()) == []


def test_it_makes_the_rows_and_facts_that_its_release_made(told: dict[str, Any]) -> None:
    known = {*ROW, "merged_into"}
    found = [each for each in refold() if each.field in known or each.field.startswith("facts")]
    assert found == []
    assert sum(len(each["facts"]) for each in told["applications"]) > len(told["applications"])
    assert set(FACT) == set(told["applications"][0]["facts"][0])
