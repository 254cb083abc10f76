"""`gongkai disputes`: from the notice to the order, at a terminal."""

import json

import pytest

from gongkai.cli import main
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.models import Dispute
from gongkai.office.journal.models import Entry
from tests.office.disputes.cast import replied
from tests.office.factory import body, desk, forgets, person

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]
CODE = "yunxi-2026-1"
NEW = [
    *("new", "--body", "yunxi", "--kind", "reconsideration", "--organ", "云溪县人民政府"),
    *("--on", "2026-04-01", "plaintiff=王喆"),
]


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> Body:
    """A bureau with one person who may do everything, speaking Chinese."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    made = body()
    monkeypatch.setenv("GONGKAI_AS", person(made, *Role).username)
    return made


def out(capsys: Capture, *arguments: str) -> str:
    """What a command prints that works."""
    assert main(["disputes", *arguments]) == 0
    return capsys.readouterr().out


def test_one_is_registered_listed_and_shown(capsys: Capture) -> None:
    assert "答复期限：2026-04-21" in out(capsys, *NEW, "--notified", "2026-04-07")
    listed = out(capsys, "list", "--body", "yunxi", "--year", "2026", "--due")
    assert CODE in listed and "逾期" in listed
    assert CODE not in out(capsys, "list", "--year", "2025")
    shown = out(capsys, "show", CODE)
    assert "answer_dispute" in shown and "王喆" not in shown
    assert "plaintiff: 王喆" in out(capsys, "show", CODE, "--personal")
    found = json.loads(out(capsys, "show", CODE, "--json"))
    assert (found["result"], found["due_on"]) == ("pending", "2026-04-21")
    assert Entry.objects.filter(kind="dispute.read").count() == 1


def test_an_order_reopens_the_application(bureau: Body, capsys: Capture) -> None:
    application = replied(bureau, desk(bureau))
    out(capsys, *NEW, "--application", f"yunxi-2026-{application.number}")
    ruling = ["ruling=must_perform", "ordered=true", "effective=2026-06-02"]
    out(capsys, "act", CODE, "conclude_dispute", *ruling, "--on", "2026-06-01")
    assert Application.objects.get().concluded_on is None
    found = json.loads(out(capsys, "list", "--json"))
    assert [each["result"] for each in found] == ["overturned"]


def test_what_is_wrong_is_said(capsys: Capture) -> None:
    out(capsys, *NEW)
    assert main(["disputes", "act", CODE, "answer_dispute", "--on", "2026-04-20"]) == 2
    assert "还没有登记收到通知书" in capsys.readouterr().err
    assert main(["disputes", "act", CODE, "jump"]) == 2
    assert "conclude_dispute" in capsys.readouterr().err
    assert main(["disputes", "show", "yunxi-2026-9"]) == 2
    assert main([*["disputes", *NEW[:2]], "nobody", *NEW[3:]]) == 2
    capsys.readouterr()


def test_who_may_not_is_told_so_and_remembered(
    bureau: Body, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    out(capsys, *NEW)
    monkeypatch.setenv("GONGKAI_AS", person(bureau, Role.AUDITOR).username)
    assert CODE in out(capsys, "list")
    assert main(["disputes", "act", CODE, "notify_dispute"]) == 1
    assert Entry.objects.latest("pk").kind == "dispute.refused"
    monkeypatch.setenv("GONGKAI_AS", person(bureau, Role.HANDLER).username)
    assert main(["disputes", "show", CODE]) == 2


def test_personal_data_is_destroyed_after_its_term(bureau: Body, capsys: Capture) -> None:
    out(capsys, *NEW)
    assert main(["disputes", "erase", CODE]) == 2
    out(capsys, "act", CODE, "conclude_dispute", "ruling=sustained", "--on", "2026-06-01")
    assert main(["disputes", "erase", CODE]) == 2
    forgets(bureau)
    capsys.readouterr()
    out(capsys, "erase", CODE)
    assert "（已销毁）" in out(capsys, "show", CODE, "--personal")
    assert Dispute.objects.get().result == "upheld"
