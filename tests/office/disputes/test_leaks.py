"""Nothing of a plaintiff stands where it can be read without the key of the dispute."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import act
from gongkai.office.disputes.reading import personal
from gongkai.office.journal.models import Entry
from tests.office.disputes.cast import filed
from tests.office.factory import body, person

SECRETS = {"plaintiff": "欧阳堃翀", "claim": "请求公开某小区物业账目", "remark": "电话15400009876"}


@pytest.mark.django_db
def test_the_journal_names_what_is_said_of_a_person_and_never_repeats_it() -> None:
    bureau = body()
    reviewer = person(bureau, Role.LEGAL_REVIEWER)
    row = filed(bureau, reviewer, personal=SECRETS)
    act(row.code, "set_hearing", reviewer, day=date(2027, 1, 4), remark=SECRETS["remark"])
    found = {each.field: each.text for each in personal(row.code, reviewer)}
    assert found == SECRETS
    texts = Entry.objects.values_list("text", flat=True)
    assert not [secret for secret in SECRETS.values() for text in texts if secret in text]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the file of SQLite")
def test_no_byte_of_the_database_says_who_it_was(tmp_path: Path) -> None:
    bureau = body()
    reviewer = person(bureau, Role.LEGAL_REVIEWER)
    row = filed(bureau, reviewer, personal=SECRETS, token="once")
    act(row.code, "strike_dispute", person(bureau, Role.DISCLOSURE_HEAD), reason=SECRETS["claim"])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "copy.sqlite3")])
    kept = (tmp_path / "copy.sqlite3").read_bytes()
    assert row.code.encode() in kept
    for secret in SECRETS.values():
        assert secret.encode() not in kept
        assert secret.encode("unicode_escape") not in kept
