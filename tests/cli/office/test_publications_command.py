"""`gongkai documents`, `decisions`, `publications`: listed, imported, counted at a terminal."""

import json
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.office.bodies.roles import Role
from gongkai.office.publications.models import Publication
from tests.office.factory import person
from tests.office.publications.desk import Desk

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]
HERE = ("--body", "yunxi", "--year", "2025")


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A bureau whose editor sits at the terminal, speaking Chinese."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    made = Desk()
    monkeypatch.setenv("GONGKAI_AS", made.editor.username)
    return made


def out(capsys: Capture, *arguments: str, status: int = 0) -> str:
    """What a command prints."""
    assert main([*arguments, *HERE]) == status
    return capsys.readouterr().out


def test_each_register_is_listed_and_counted(desk: Desk, capsys: Capture) -> None:
    assert "没有登记" in out(capsys, "documents", "list")
    desk.document()
    desk.figure()
    desk.publication(adopted_by="云溪日报")
    assert "云商〔2025〕1号" in out(capsys, "documents", "list")
    assert "12 件" in out(capsys, "decisions", "list")
    assert "家电下乡" in out(capsys, "publications", "list")
    found = json.loads(out(capsys, "documents", "count", "--json"))
    assert found["normative_documents.in_force"] == 1
    assert out(capsys, "documents", "count", "--on", "2025-03-02").count(": 0") == 10
    assert "licensing: 12" in out(capsys, "decisions", "count")
    told = out(capsys, "publications", "count")
    assert "total: 1" in told
    assert "adopted: 1" in told
    assert "month.3: 1" in told


def test_a_list_is_shown_row_by_row_and_entered(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("3月15日 公告一（市政府网站）\n没有日期\n", "utf-8")
    shown = out(capsys, "publications", "import", str(path), status=1)
    assert "不能登记 1" in shown
    path.write_text("3月15日 公告一（市政府网站）\n4.2 公告二\n", "utf-8")
    given = ("publications", "import", str(path), "outlet=公众号")
    assert "登记 2" in out(capsys, *given, "--dry-run")
    assert Publication.objects.count() == 0
    rows = json.loads(out(capsys, *given, "--json"))
    assert [row["what"] for row in rows] == ["new", "new"]
    assert {str(row.published_on) for row in Publication.objects.all()} == {
        "2025-03-15",
        "2025-04-02",
    }


def test_a_sheet_in_money_needs_its_unit(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "fees.csv"
    path.write_text("期间,事项,金额\n2025年,收费,251000\n", "utf-8")
    asked = ("decisions", "import", str(path), "giver=财务科")
    assert "没有写明是元还是万元" in out(capsys, *asked, status=1)
    out(capsys, *asked, "unit=元")
    assert "admin_fees: 25.1" in out(capsys, "decisions", "count")


def test_who_may_not_is_told(desk: Desk, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = person(desk.body, Role.SYSTEM_ADMIN)
    monkeypatch.setenv("GONGKAI_AS", stranger.username)
    assert main(["documents", "list", *HERE]) == 1
    assert "没有做这件事" in capsys.readouterr().err
    assert main(["documents", "import", "/nothing.csv", *HERE]) == 2
