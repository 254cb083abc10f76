"""`gongkai bodies`: listed, exported, imported, changed."""

import json
from pathlib import Path

import openpyxl
import pytest
from django.db import OperationalError, connection

from gongkai.cli import main
from gongkai.office.bodies.actions import change
from gongkai.office.bodies.models import Body, Setting, Succession
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from tests.office.bodies.county import YEAR, County, bureau, county, somebody

pytestmark = pytest.mark.django_db
FOUND = ["found", "jyj", "云溪县教育局", "--kind", "department", "--level", "county"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> County:
    """A county with one bureau, seen in Chinese by its system administrator."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("GONGKAI_AS", "system_admin")
    found = county()
    bureau(found)
    return found


def out(capsys: Capture, *arguments: str) -> str:
    """What a command prints that works."""
    assert main(["bodies", *arguments]) == 0
    return capsys.readouterr().out


def edited(path: Path, values: dict[str, str]) -> str:
    """An export with some cells of its third row, that of the bureau, changed by heading."""
    assert main(["bodies", "--export", str(path)]) == 0
    book = openpyxl.load_workbook(path)
    for cell in book.active[1]:
        if cell.value in values:
            book.active.cell(3, cell.column).value = values[cell.value]
    book.save(path)
    return str(path)


@pytest.mark.usefixtures("cast")
def test_bodies_are_listed_those_below_indented(capsys: Capture) -> None:
    assert out(capsys, "--ids") == "yunxi\nswj\n"
    lines = out(capsys).splitlines()
    assert "│ yunxi │ 云溪县人民政府 │ 县级以上人民政府 │ 县级 │" in lines[3]
    assert "│ swj   │   云溪县swj局" in lines[4]
    found = json.loads(out(capsys, "--json"))
    assert [(each["code"], each["parent"]) for each in found] == [("yunxi", ""), ("swj", "yunxi")]


def test_before_anything_is_there_the_list_is_empty(capsys: Capture) -> None:
    assert out(capsys, "--ids") == ""
    assert json.loads(out(capsys, "--json")) == []


@pytest.mark.usefixtures("cast")
def test_a_preview_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    sheet = edited(tmp_path / "a.xlsx", {"联系电话": "0577-1", "名称": "云溪县商务局"})
    before = Entry.objects.count()
    capsys.readouterr()
    said = out(capsys, "--import", sheet, "--dry-run")
    assert "第 3 行　改动 swj：" in said
    assert "名称：云溪县swj局 → 云溪县商务局" in said
    assert "联系电话：空白 → 0577-1" in said.replace("\n", "")
    assert "新增 0，改动 1，换上级 0，不变 1，不对 0。" in said
    assert Entry.objects.count() == before


@pytest.mark.usefixtures("cast")
def test_an_import_is_done_as_shown(tmp_path: Path, capsys: Capture) -> None:
    sheet = edited(tmp_path / "a.xlsx", {"联系电话": "0577-1", "名称": "云溪县商务局"})
    assert out(capsys, "--import", sheet).endswith("已导入。\n")
    found = Body.objects.get(code="swj")
    assert (found.name, found.telephone) == ("云溪县商务局", "0577-1")
    assert "改动 0" in out(capsys, "--import", sheet, "--dry-run")


@pytest.mark.usefixtures("cast")
def test_a_wrong_row_is_named_and_nothing_is_done(tmp_path: Path, capsys: Capture) -> None:
    sheet = edited(
        tmp_path / "a.xlsx", {"联系电话": "0577-1", "级别": "乡级", "上级编号": "nobody"}
    )
    capsys.readouterr()
    for more in ([], ["--dry-run"]):
        assert main(["bodies", "--import", sheet, *more]) == 1
        said = capsys.readouterr().out
        assert "第 3 行　级别不能是“乡级”" in said
        assert "不对 1" in said
    assert Body.objects.get(code="swj").telephone == ""


def test_a_forbidden_row_is_named(cast: County, tmp_path: Path, capsys: Capture) -> None:
    sheet = edited(tmp_path / "a.xlsx", {"联系电话": "0577-1"})
    assert main(["bodies", "--import", sheet, "--as", "audit_admin"]) == 1
    assert "第 3 行　某安全审计员在云溪县swj局没有做这件事" in capsys.readouterr().err
    assert Entry.objects.latest("pk").by == cast.audit


@pytest.mark.usefixtures("cast")
def test_a_body_is_founded_changed_renamed_moved_and_gone_over(capsys: Capture) -> None:
    said = out(capsys, *FOUND, "--parent", "yunxi", "--first-year", "2020", "--hours", "周一至周五")
    assert said == "已登记：云溪县教育局（jyj），上级 yunxi，自 2020 年度\n"
    out(capsys, "change", "jyj", "--hours", "", "--division", "330399")
    out(capsys, "rename", "jyj", "云溪县教体局", "--since", "2024-03-01")
    out(capsys, "rename", "jyj", "云溪县文教局", "--since", "2010-01-01", "--until", "2019-12-31")
    said = out(capsys, "supervise", "jyj", "swj", "--first-year", str(YEAR))
    assert said == f"已登记：云溪县教体局（jyj），上级 swj，自 {YEAR} 年度\n"
    out(capsys, "succeed", "jyj", "swj", "--on", "2024-05-01")
    found = json.loads(out(capsys, "show", "jyj", "--json"))
    assert (found["hours"], found["division"], found["parent"]) == ("", "330399", "swj")
    assert [each["name"] for each in found["names"]] == [
        "云溪县文教局",
        "云溪县教育局",
        "云溪县教体局",
    ]
    assert found["succession"] == [{"before": "jyj", "after": "swj", "on": "2024-05-01"}]
    assert Succession.objects.count() == 1


def test_settings_are_set_together_and_shown(cast: County, capsys: Capture) -> None:
    somebody(cast, cast.body, Role.SUPERVISOR, username="wang")
    given = ["small_body=true", "region=guangxi", "--since", "2024-01-01", "--as", "wang"]
    assert "swj" in out(capsys, "set", "swj", *given)
    assert {row.name: row.value for row in Setting.objects.all()} == {
        "small_body": "true",
        "region": "guangxi",
    }
    assert "设置 small_body=true" in out(capsys, "show", "swj")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--dry-run"], 2, "--dry-run 要和 --import 一起用"),
        (["--import", "missing.xlsx"], 2, "missing.xlsx"),
        (["--export", "missing/a.xlsx"], 2, "写不了 missing/a.xlsx"),
        (["show", "nobody"], 2, "没有编号为 nobody 的机关"),
        (["change", "swj"], 2, "没有什么要改"),
        (["set", "swj", "small_body", "--since", "2024-01-01"], 2, "应当写成 名称=值"),
        (["set", "swj", "small_body=true", "--since", "2024-01-01"], 1, "没有做这件事"),
        (["change", "swj", "--fax", "1", "--as", "nobody"], 2, "没有用户名为 nobody 的在用人员"),
        ([*FOUND, "--as", "audit_admin"], 1, "没有做这件事（found_top）的权限"),
        (["supervise", "swj", "yunxi"], 2, "缺少：--first-year"),
    ],
)
@pytest.mark.usefixtures("cast")
def test_what_cannot_be_done_is_said(
    capsys: Capture, arguments: list[str], status: int, said: str
) -> None:
    assert main(["bodies", *arguments]) == status
    assert said in capsys.readouterr().err


def test_nobody_acts_unnamed(
    cast: County, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(cast.body, {"fax": "1"}, by=cast.system)
    monkeypatch.delenv("GONGKAI_AS")
    assert main(["bodies", "change", "yunxi", "--fax", "2"]) == 2
    assert "没有写明由谁来办" in capsys.readouterr().err
    assert main(["bodies", "--as", "system_admin", "change", "yunxi", "--fax", "2"]) == 0
    assert Body.objects.get(code="yunxi").fax == "2"


def test_who_left_does_not_act(cast: County, capsys: Capture) -> None:
    cast.system.is_active = False
    cast.system.save()
    assert main(["bodies", "change", "yunxi", "--fax", "2"]) == 2
    assert "没有用户名为 system_admin 的在用人员" in capsys.readouterr().err


def test_a_database_that_is_not_ready_is_said(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert main(["bodies"]) == 2
    assert "请先运行 gongkai init" in capsys.readouterr().err

    def unreachable() -> list[str]:
        raise OperationalError("connection refused\nat the very door")

    monkeypatch.setattr(connection.introspection, "table_names", unreachable)
    assert main(["bodies"]) == 2
    assert "连不上数据库：connection refused。" in capsys.readouterr().err
