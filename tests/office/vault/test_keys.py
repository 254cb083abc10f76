"""The office's keys: made once, for the owner alone, rotated without losing what is sealed."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from gongkai.office.vault import store
from gongkai.office.vault.ciphers import new_key
from gongkai.office.vault.keys import FILE, add_key, office_keys
from gongkai.office.vault.models import CaseKey
from gongkai.refusal import Refusal


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder without a key."""
    settings.DATA, settings.OFFICE_KEY = tmp_path, ""
    office_keys.cache_clear()
    yield tmp_path
    office_keys.cache_clear()


@pytest.mark.django_db
def test_a_key_is_made_once_and_only_its_owner_may_read_it(folder: Path) -> None:
    first = office_keys().current
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    office_keys.cache_clear()
    assert office_keys().current == first


@pytest.mark.parametrize("text", ["", "one", "one zz", "one abcd", "one two three"])
def test_a_key_that_is_none_stops_and_says_what_to_do(folder: Path, text: str) -> None:
    (folder / FILE).write_text(f"{text}\n")
    with pytest.raises(ImproperlyConfigured, match="个人信息的密钥不能用"):
        office_keys()


@pytest.mark.django_db
def test_a_rotation_wraps_anew_and_everything_can_still_be_read_and_found(folder: Path) -> None:
    before = office_keys().current
    names = store.put("case", {"name": "王喆"})
    after = add_key()
    assert office_keys().current == after != before
    assert store.rewrap() == 1
    assert CaseKey.objects.get().office_key == after
    assert store.rewrap() == 0
    assert store.get(names.values()) == {names["name"]: "王喆"}
    assert store.find("name", "王喆") == ["case"]
    assert len((folder / FILE).read_text().split("\n")) == 3


@pytest.mark.django_db
def test_a_key_from_the_environment_is_used_and_not_added_to(
    folder: Path, settings: Settings
) -> None:
    settings.OFFICE_KEY = f"old {new_key().hex()}, new {new_key().hex()}"
    assert office_keys().current == "new"
    names = store.put("case", {"name": "王喆"})
    assert store.get(names.values()) == {names["name"]: "王喆"}
    with pytest.raises(ImproperlyConfigured, match="GONGKAI_OFFICE_KEY"):
        add_key()
    assert not (folder / FILE).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_either_cipher_seals_and_both_can_be_read(cipher: str, settings: Settings) -> None:
    settings.CIPHER = cipher
    names = store.put("case", {"name": "王喆", "telephone": " ", "note": "说明"})
    assert sorted(names) == ["name", "note"]
    settings.CIPHER = "aes"
    names |= store.put("case", {"address": "某地"})
    assert set(store.get(names.values()).values()) == {"王喆", "说明", "某地"}


@pytest.mark.django_db
def test_a_process_that_runs_on_finds_the_key_of_a_rotation() -> None:
    names = store.put("case", {"name": "王喆"})
    before = office_keys()
    add_key()
    store.rewrap()
    office_keys().keys.clear()
    office_keys().keys.update(before.keys)  # as another process remembers them
    assert store.get(names.values()) == {names["name"]: "王喆"}


@pytest.mark.django_db
def test_a_lost_key_is_not_replaced_by_a_new_one(folder: Path) -> None:
    store.put("case", {"name": "王喆"})
    (folder / FILE).unlink()
    office_keys.cache_clear()
    with pytest.raises(ImproperlyConfigured, match="请恢复备份的"):
        office_keys()
    assert not (folder / FILE).exists()
    (folder / FILE).write_text(f"another {new_key().hex()}\n")
    office_keys.cache_clear()
    with pytest.raises(Refusal, match="office-key-missing"):
        store.put("case", {"name": "王喆"})


@pytest.mark.django_db
def test_of_keys_made_at_the_same_moment_one_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = f"theirs {new_key().hex()}\n"

    def meanwhile(*_: object) -> bytes:
        (folder / FILE).write_text(theirs)
        return new_key()

    monkeypatch.setattr("gongkai.office.vault.keys.new_key", meanwhile)
    assert office_keys().current == "theirs"
    assert [path.name for path in folder.iterdir()] == [FILE]
