"""Documents go in and out encrypted."""

import pytest

from gongkai.office.applications import attaching
from gongkai.office.applications.actions import act
from gongkai.office.applications.attaching import attach, document
from gongkai.office.applications.erasing import erase
from gongkai.office.applications.models import File
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.factory import RECEIVED, SECTION, body, desk, forgets, letter

pytestmark = pytest.mark.django_db
LETTER = "王喆的来信".encode()


def test_a_document_comes_back_and_nothing_of_it_is_stored_plain() -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau).code
    file = attach(code, people[Role.REGISTRAR], "王喆.txt", LETTER, "text/plain")
    assert LETTER not in bytes(File.objects.get().sealed)
    assert "王喆" not in Entry.objects.latest("pk").text
    assert document(code, people[Role.APPROVER], file.code) == LETTER
    assert Entry.objects.latest("pk").kind == "application.read"
    with pytest.raises(Forbidden):
        document(code, people[Role.AUDITOR], file.code)
    with pytest.raises(Forbidden):
        attach(code, people[Role.AUDITOR], "a", b"a", "text/plain")


def test_a_reply_names_documents_of_its_own_case_only() -> None:
    bureau = body()
    people = desk(bureau)
    code, other = letter(bureau).code, letter(bureau).code
    file = attach(other, people[Role.REGISTRAR], "a", b"a", "text/plain")
    act(code, "transfer", people[Role.REGISTRAR], on=RECEIVED, section=SECTION)
    for named in (file.code, "王喆的答复.docx"):
        with pytest.raises(Refusal, match="office-no-file"):
            act(code, "draft", people[Role.HANDLER], outcome="petition", files=named)
    with pytest.raises(Refusal, match="office-no-file"):
        document(code, people[Role.REGISTRAR], file.code)


def test_a_party_is_a_mark_and_its_name_is_sealed() -> None:
    bureau = body()
    registrar = desk(bureau)[Role.REGISTRAR]
    code = letter(bureau).code
    with pytest.raises(Refusal, match="office-party-mark"):
        act(code, "consult", registrar, on=RECEIVED, party="某公司", role="third_party")
    act(code, "consult", registrar, on=RECEIVED, party="甲", role="third_party", named="某公司")
    assert "某公司" not in Entry.objects.latest("pk").text


@pytest.mark.parametrize("size", [0, 11])
def test_nothing_and_too_much_are_refused(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = body()
    monkeypatch.setattr(attaching, "MOST", 10)
    with pytest.raises(Refusal, match="office-big-file"):
        attach(letter(bureau).code, desk(bureau)[Role.REGISTRAR], "a", b"a" * size, "text/plain")


def test_what_was_erased_cannot_be_read() -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau).code
    file = attach(code, people[Role.REGISTRAR], "a", LETTER, "text/plain")
    act(code, "withdraw", people[Role.REGISTRAR], on=RECEIVED)
    forgets(bureau)
    erase(code, people[Role.APPROVER])
    with pytest.raises(Refusal, match="office-erased"):
        document(code, people[Role.REGISTRAR], file.code)
