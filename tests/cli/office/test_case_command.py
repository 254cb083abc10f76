"""`gongkai case`: from the letter on, at a terminal."""

import json
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.office.applications.models import Application, File
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.search.models import Indexed
from tests.office.factory import body, forgets, person

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]
CODE = "yunxi-2026-1"
NEW = [
    *("new", "--body", "yunxi", "--channel", "counter", "--class", "natural_person"),
    *("--on", "2026-03-02"),
]


@pytest.fixture(autouse=True)
def bureau(monkeypatch: pytest.MonkeyPatch) -> Body:
    """A bureau with one person who may do everything but approve twice, speaking Chinese."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    made = body()
    somebody = person(made, *Role, section="一科")
    monkeypatch.setenv("GONGKAI_AS", somebody.username)
    return made


def out(capsys: Capture, *arguments: str) -> str:
    """What a command prints that works."""
    assert main(["case", *arguments]) == 0
    return capsys.readouterr().out


def test_a_letter_is_registered_listed_and_shown(capsys: Capture) -> None:
    assert "答复期限：2026-03-30" in out(capsys, *NEW, "name=王喆", "content=维修合同")
    assert CODE in out(capsys, "list", "--body", "yunxi", "--overdue")
    shown = out(capsys, "show", CODE)
    assert shown.startswith(f"{CODE}  逾期未答复")
    assert "收到申请" in shown
    assert "王喆" not in shown
    assert "name: 王喆" in out(capsys, "show", CODE, "--personal")
    found = json.loads(out(capsys, "show", CODE, "--json"))
    assert found["reply_due"] == "2026-03-30"
    assert [line["label"] for line in found["history"]] == ["收到申请", "查看个人信息"]


def test_actions_are_taken_and_what_the_law_refuses_is_said(capsys: Capture) -> None:
    out(capsys, *NEW, "content=维修合同")
    asked = ["act", CODE, "extend", "workdays=10", "--on", "2026-03-03"]
    assert "答复期限：2026-04-14" in out(capsys, *asked)
    assert main(["case", *asked]) == 1
    assert "条例第三十三条第二款" in capsys.readouterr().err
    assert main(["case", "act", CODE, "jump"]) == 2
    assert "没有“jump" in capsys.readouterr().err
    assert main(["case", "show", "yunxi-2026-9"]) == 2
    assert "没有编号为 yunxi-2026-9 的申请" in capsys.readouterr().err


def test_the_text_of_a_letter_is_kept(capsys: Capture, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("申请公开2025年维修合同", "utf-8")
    out(capsys, *NEW, "--letter", str(letter))
    assert "letter: 申请公开2025年维修合同" in out(capsys, "show", CODE, "--personal")
    assert main(["case", *NEW]) == 2
    assert "没有写申请什么信息" in capsys.readouterr().err
    assert main(["case", *NEW, "--letter", str(tmp_path / "none")]) == 2


def test_a_document_is_attached(capsys: Capture, tmp_path: Path) -> None:
    out(capsys, *NEW, "content=维修合同")
    file = tmp_path / "reply.pdf"
    file.write_bytes(b"%PDF-")
    said = out(capsys, "attach", CODE, str(file))
    assert File.objects.get().code in said
    assert File.objects.get().kind == "application/pdf"
    assert main(["case", "attach", CODE, str(tmp_path / "none")]) == 2


def test_letters_are_split_and_duplicates_merged(capsys: Capture) -> None:
    out(capsys, *NEW, "name=王喆", "content=两件事")
    assert "yunxi-2026-2" in out(capsys, "split", CODE, "第二件事")
    out(capsys, "merge", "yunxi-2026-2", CODE)
    assert Application.objects.get(number=2).merged_into == Application.objects.get(number=1)


def test_personal_data_is_destroyed_after_its_term(capsys: Capture, bureau: Body) -> None:
    out(capsys, *NEW, "name=王喆", "content=维修合同")
    out(capsys, "act", CODE, "withdraw", "--on", "2026-03-03")
    assert main(["case", "erase", CODE]) == 2
    assert "应当保管到 2036-03-03" in capsys.readouterr().err
    forgets(bureau)
    out(capsys, "erase", CODE)
    assert Entry.objects.latest("pk").kind == "application.erased"
    assert "name: （已销毁）" in out(capsys, "show", CODE, "--personal")


def test_the_search_index_is_made_anew(capsys: Capture) -> None:
    main(["case", *NEW, "content=办公用房维修合同"])
    kept = list(Indexed.objects.values_list("application", "tokens"))
    Indexed.objects.all().delete()
    capsys.readouterr()
    assert main(["case", "reindex"]) == 0
    assert "1 件" in capsys.readouterr().out
    assert list(Indexed.objects.values_list("application", "tokens")) == kept
    assert main(["case", "reindex", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"applications": 1}


def test_applications_are_found_by_a_word(capsys: Capture) -> None:
    for content in ("办公用房维修合同", "疫苗采购合同", "疫苗采购清单"):
        main(["case", *NEW, f"content={content}"])
    capsys.readouterr()
    found = [row["name"] for row in json.loads(out(capsys, "search", "疫苗", "--json"))]
    assert found == ["yunxi-2026-3", "yunxi-2026-2"]
    assert CODE in out(capsys, "search", "维修 合同", "--body", "yunxi")
    assert "yunxi-2026-2" not in out(capsys, "search", "疫苗", "--most", "1")
    assert main(["case", "search", "疫"]) == 2
    assert "至少 2 个字" in capsys.readouterr().err
