"""Without the key nothing of an applicant can be read from any byte of the database or the logs."""

import logging
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection

from gongkai.office.applications.actions import act
from gongkai.office.applications.erasing import erase
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.roles import Role
from gongkai.office.search.asking import Scope
from gongkai.office.search.index import candidates
from gongkai.office.search.queries import query
from gongkai.office.search.tokens import spelled, tokens
from gongkai.office.vault import store
from gongkai.office.vault.ciphers import Unreadable, new_key, seal, unseal
from gongkai.office.vault.models import CaseKey, PersonalData
from gongkai.refusal import Refusal
from tests.office.factory import RECEIVED, body, desk, forgets, letter

RARE = "龘靐齉爨麤𪚥𠔻灪钃龗"  # words that stand nowhere else
SECRETS = {
    "name": "欧阳堃翀",
    "identity": "110999199001011234",
    "telephone": "15400009876",
    "address": "云溪县不存在路一百零八号",
    "email": "kunchong@example.invalid",
    "content": "某小区物业维修资金使用明细",
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the file of SQLite")
def test_no_byte_of_database_or_log_says_who_applied(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    bureau = body()
    people = desk(bureau)
    caplog.set_level(logging.DEBUG)
    code = letter(bureau, personal=SECRETS).code
    act(
        code,
        "ask_supplement",
        people[Role.REGISTRAR],
        on=RECEIVED,
        by="2026-03-20",
        items=SECRETS["content"],
    )
    personal(code, people[Role.REGISTRAR])
    assert code
    target = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])
    found = [caplog.text.encode(), target.read_bytes()]
    for secret in SECRETS.values():
        for written in (secret, secret[2:], secret.encode("unicode_escape").decode()):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                assert all(written.encode(encoding) not in each for each in found), written


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the file of SQLite")
def test_the_search_index_keeps_no_two_characters_of_a_text(tmp_path: Path) -> None:
    bureau = body()
    row = letter(bureau, personal={"name": RARE[:3], "content": RARE})
    assert candidates(query(RARE[4:6]), [Scope(bureau.pk)], limit=9) == [row.pk]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "copy.sqlite3")])
    kept = (tmp_path / "copy.sqlite3").read_bytes()
    assert spelled(min(tokens(bureau.pk, [RARE[4:6]]))).encode() in kept
    for pair in map("".join, pairwise(RARE)):
        assert pair.encode() not in kept, pair


@pytest.mark.django_db
def test_an_earlier_letter_of_the_same_person_is_found_without_being_readable() -> None:
    bureau = body()
    code = letter(bureau, personal=SECRETS).code
    assert store.find("telephone", "154-0000 9876") == [code]
    assert store.find("identity", "１１０９９９１９９００１０１１２３４") == [code]
    assert store.find("telephone", "15400009877") == []


@pytest.mark.django_db
def test_erasing_destroys_the_key_and_leaves_the_case() -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau, personal=SECRETS).code
    with pytest.raises(Refusal) as refused:
        erase(code, people[Role.APPROVER])
    assert refused.value.code == "office-erase-open"
    act(code, "withdraw", people[Role.REGISTRAR], on=RECEIVED)
    with pytest.raises(Refusal) as refused:
        erase(code, people[Role.APPROVER])
    assert refused.value.values["until"] == RECEIVED.replace(year=RECEIVED.year + 10)
    forgets(bureau)
    erase(code, people[Role.APPROVER])
    assert {value.text for value in personal(code, people[Role.REGISTRAR])} == {None}
    assert store.find("name", SECRETS["name"]) == []
    key = CaseKey.objects.get(subject=code)
    assert key.wrapped is None
    with pytest.raises(Refusal) as refused:
        store.put(code, {"note": "新的文字"})
    assert refused.value.code == "office-erased"


@pytest.mark.django_db
def test_a_value_cannot_be_moved_to_another_case() -> None:
    bureau = body()
    one, other = letter(bureau, personal=SECRETS), letter(bureau, personal=SECRETS)
    ours = PersonalData.objects.filter(key__subject=one.code, field="name").get()
    theirs = PersonalData.objects.filter(key__subject=other.code, field="name").get()
    theirs.sealed = ours.sealed
    theirs.save()
    with pytest.raises(Refusal, match="office-unreadable"):
        store.get([theirs.name])
    PersonalData.objects.filter(pk=ours.pk).update(field="address")
    with pytest.raises(Refusal, match="office-unreadable"):
        store.get([ours.name])


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_what_is_sealed_opens_with_its_key_and_its_place_only(cipher: str) -> None:
    key = new_key()
    sealed = seal(cipher, key, "王喆".encode(), b"here")
    assert unseal(key, sealed, b"here") == "王喆".encode()
    for other_key, other, place in (
        (new_key(), sealed, b"here"),
        (key, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"here"),
        (key, sealed, b"there"),
        (key, b"", b"here"),
    ):
        with pytest.raises(Unreadable):
            unseal(other_key, other, place)
