"""Supplementing, giving reasons, withdrawing, suggesting, adding files: by the query code."""

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from gongkai.law.case.rules import NotAllowed
from gongkai.office.applications.actions import act
from gongkai.office.applications.counter import (
    add_file,
    document,
    looked_at,
    reply_files,
    retract,
    say_as_applicant,
)
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application, File
from gongkai.office.applications.reading import personal
from gongkai.office.applications.refolding import refold
from gongkai.office.applications.showing import shown
from gongkai.office.applications.telling import told
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.refusal import Refusal
from tests.office.factory import body, person
from tests.office.online import PDF, applied
from tests.office.online_cases import at

pytestmark = pytest.mark.django_db
SAYING = ("make_supplement", "state_reasons", "withdraw", "suggest_publication")
ALLOWED = {
    "make_supplement": "supplementing",
    "state_reasons": "reasoning",
    "withdraw": "running",
    "suggest_publication": "replied",
}


def tell(
    row: Application, action: str, text: str = "写给机关的话", token: str = "t"
) -> Application:
    """One of these, as the applicant."""
    return say_as_applicant(Holder(row.code), action, text, token=token)


@pytest.mark.parametrize("action", SAYING)
def test_it_is_recorded_today_and_in_nobodys_name_and_once(action: str) -> None:
    row = at(ALLOWED[action], body())
    tell(row, action)
    tell(row, action)
    last = told(row.code)[-1]
    assert (last.on, last.entry.by) == (timezone.localdate(), None)
    assert sum(type(each.said) is type(last.said) for each in told(row.code)) == 1
    assert "写给机关的" not in last.entry.text
    assert list(refold()) == []


@pytest.mark.parametrize("action", SAYING)
@pytest.mark.parametrize("where", ["withdrawn", "running", "replied", "lapsed"])
def test_what_is_not_allowed_is_refused_though_it_is_sent(action: str, where: str) -> None:
    if ALLOWED[action] == where or (action, where) == ("withdraw", "lapsed"):
        return
    row = at(where, body())
    before = len(told(row.code))
    with pytest.raises(Refusal):
        tell(row, action)
    assert len(told(row.code)) == before


def test_the_refusal_of_the_law_has_its_article() -> None:
    with pytest.raises(NotAllowed) as refused:
        tell(at("running", body()), "make_supplement")
    assert refused.value.code == "case-while-open"


def test_a_late_supplement_is_for_the_body_to_judge() -> None:
    with pytest.raises(Refusal) as refused:
        tell(at("lapsed", body()), "make_supplement")
    assert refused.value.code == "counter-supplement-late"


def test_a_supplement_starts_the_clock_anew() -> None:
    row = tell(at("supplementing", body()), "make_supplement")
    assert row.stage == "open"
    assert row.due_on is not None


def test_the_body_finds_on_the_reasons_that_were_stated() -> None:
    bureau = body()
    row = at("reasoning", bureau)
    tell(row, "state_reasons", "研究用")
    head = person(bureau, Role.DISCLOSURE_HEAD)
    assert "研究用" in {value.text for value in personal(row.code, head)}
    again = shown(Holder(row.code))
    assert (again.label, "state_reasons" in again.offers) == ("理由已经收到", False)
    with pytest.raises(Refusal, match="counter-reasons-stated"):
        tell(row, "state_reasons", "还有一句", token="second")
    act(row.code, "find_reasons", head, accepted=True)
    with pytest.raises(Refusal) as refused:
        tell(row, "state_reasons", token="again")
    assert refused.value.code == "office-no-question"


@pytest.mark.parametrize(("text", "code"), [(" \r\n", "no-text"), ("字" * 10_001, "too-long")])
def test_nothing_and_too_much_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        tell(at("supplementing", body()), "make_supplement", text)
    assert refused.value.code == f"counter-{code}"


@pytest.mark.parametrize("action", ["extend", "reply", "annul", "close", "nothing"])
def test_what_is_the_bodys_is_refused_and_remembered(action: str) -> None:
    row = at("running", body())
    with pytest.raises((Forbidden, KeyError)):
        tell(row, action)


def test_files_are_added_while_it_is_open_and_are_few(settings: Settings) -> None:
    settings.UPLOAD_FILES = 2
    row = at("running", body())
    holder, file = Holder(row.code), looked_at("证件.pdf", PDF)
    assert add_file(holder, file, token="1")
    assert add_file(holder, file, token="1") is None
    add_file(holder, file, token="2")
    with pytest.raises(Refusal) as refused:
        add_file(holder, file, token="3")
    assert refused.value.code == "counter-files-many"
    assert row.files.count() == 2


def test_nothing_is_added_to_what_is_over() -> None:
    bureau = body()
    over = Holder(at("withdrawn", bureau).code)
    back = Holder(retract(Holder(applied(bureau).code)).code)
    for holder, code in ((over, "office-concluded"), (back, "office-retracted")):
        with pytest.raises(Refusal) as refused:
            add_file(holder, looked_at("证件.pdf", PDF), token="1")
        assert refused.value.code == code


def test_an_applicant_opens_the_reply_and_nothing_internal_and_it_is_journaled() -> None:
    bureau = body()
    row = at("replied", bureau)
    holder = Holder(row.code)
    (reply,) = reply_files(told(row.code))
    given = document(holder, reply)
    assert (given.name, given.data) == ("答复书.pdf", PDF)
    assert told(row.code)[-1].said.KIND == "application.read"
    internal = File.objects.exclude(code=reply).get(application=row).code
    with pytest.raises(Refusal):
        document(holder, internal)
    with pytest.raises(Refusal):
        document(Holder(applied(bureau).code), reply)


def test_a_draft_of_a_reply_is_not_yet_seen() -> None:
    from gongkai.office.applications.attaching import attach

    bureau = body()
    row = at("running", bureau)
    registrar = person(bureau, Role.REGISTRAR)
    code = attach(row.code, registrar, "答复书.pdf", PDF, "application/pdf").code
    act(row.code, "draft", registrar, outcome="disclosed", files=code)
    with pytest.raises(Refusal):
        document(Holder(row.code), code)
