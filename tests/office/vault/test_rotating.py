"""A new office key: everything is wrapped anew, and the journal says who did it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.verifying import verify
from gongkai.office.vault import store
from gongkai.office.vault.ciphers import new_key
from gongkai.office.vault.keys import FILE, add_key, office_keys
from gongkai.office.vault.models import CaseKey
from gongkai.office.vault.rotating import rotate
from gongkai.office.vault.said import KeyRotated
from gongkai.refusal import Refusal
from tests.office.factory import body, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder without a key."""
    settings.DATA, settings.OFFICE_KEY = tmp_path, ""
    office_keys.cache_clear()
    yield tmp_path
    office_keys.cache_clear()


@pytest.fixture
def bureau() -> Body:
    """Where it is told."""
    return body()


def test_it_wraps_anew_and_tells(bureau: Body) -> None:
    by = person(bureau, Role.SECURITY_ADMIN)
    names = [name for n in range(3) for name in store.put(f"case-{n}", {"name": "王喆"}).values()]
    store.put("erased", {"name": "王喆"})
    store.destroy("erased")
    before = office_keys().current
    said = rotate(bureau, by=by)
    assert said == KeyRotated(office_keys().current, 3)
    assert said.name != before
    kept = CaseKey.objects.exclude(wrapped=None)
    assert set(kept.values_list("office_key", flat=True)) == {said.name}
    assert set(store.get(names).values()) == {"王喆"}
    entry = Entry.objects.get()
    assert (entry.kind, entry.by, say(entry)) == ("key.rotated", by, said)
    assert list(verify()) == []


def test_no_key_is_in_the_journal(bureau: Body, folder: Path) -> None:
    rotate(bureau, by=person(bureau, Role.SECURITY_ADMIN))
    keys = [line.split()[1] for line in (folder / FILE).read_text().splitlines()]
    assert len(keys) == 2
    assert not any(key in Entry.objects.get().text for key in keys)


def test_a_rotation_that_was_cut_off_goes_on(bureau: Body) -> None:
    store.put("case", {"name": "王喆"})
    name = add_key()
    assert rotate(bureau, by=person(bureau, Role.SECURITY_ADMIN)) == KeyRotated(name, 1)


def test_a_key_in_the_environment_is_put_there_by_hand(bureau: Body, settings: Settings) -> None:
    by = person(bureau, Role.SECURITY_ADMIN)
    settings.OFFICE_KEY = f"one {new_key().hex()}"
    office_keys.cache_clear()
    store.put("case", {"name": "王喆"})
    with pytest.raises(Refusal) as refused:
        rotate(bureau, by=by)
    assert refused.value.code == "office-bad-settings"
    settings.OFFICE_KEY += f",two {new_key().hex()}"
    office_keys.cache_clear()
    assert rotate(bureau, by=by) == KeyRotated("two", 1)


def test_who_may_not_changes_no_key(bureau: Body, folder: Path) -> None:
    before = office_keys().current
    with pytest.raises(Forbidden):
        rotate(bureau, by=person(bureau, Role.SYSTEM_ADMIN))
    assert office_keys().current == before
    assert len((folder / FILE).read_text().splitlines()) == 1
    assert Entry.objects.get().kind == "body.refused"
