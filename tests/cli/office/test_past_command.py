"""`gongkai past`: a folder of a county at a terminal."""

import json
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.reports.models import PastReport
from tests.office.factory import body, person
from tests.office.reports.past import file_of, report_of

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]
MANY = 5  # bureaus with two years each: more files than are read without a pool


@pytest.fixture(autouse=True)
def supervisor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A county with its bureaus, whose supervisor sits at the terminal."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    county = body("county", name="云溪县人民政府", kind="government")
    for number in range(MANY):
        bureau = body(f"b{number}", name=f"云溪县第{number}局")
        Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    monkeypatch.setenv("GONGKAI_AS", person(county, Role.SUPERVISOR).username)


def folder(at: Path) -> Path:
    """The reports of two years of all bureaus, one of a stranger, and one file that is none."""
    for number in range(MANY):
        for year in (2023, 2024):
            name = f"云溪县第{number}局"
            (at / f"{number}-{year}.json").write_bytes(file_of(report_of(year, name)))
    (at / "x.json").write_bytes(file_of(report_of(2024, "山阳县教育局")))
    (at / "y.txt").write_text("今天天气很好。\n", "utf-8")
    (at / "notes.zip").write_bytes(b"")
    return at


def test_a_whole_county_is_imported_at_once(capsys: Capture, tmp_path: Path) -> None:
    where = str(folder(tmp_path))
    assert main(["past", "import", where, "--dry-run"]) == 1
    assert PastReport.objects.count() == 0
    assert "什么都没有存" in capsys.readouterr().err
    assert main(["past", "import", where]) == 1
    shown = capsys.readouterr()
    assert "共 12 份：导入 10，代替 0，已有 0，要确认 1，不能导入 1。" in shown.out
    assert "看不出是哪个机关的报告（报告上写的是“山阳县教育局”）" in shown.out
    assert "y.txt" in shown.out
    assert "--body" in shown.err
    assert PastReport.objects.count() == 2 * MANY
    assert main(["past", "import", where, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["what"] for each in found] == ["same"] * 10 + ["unsure", "wrong"]
    assert (found[0]["body"], found[0]["year"], found[0]["cells"]) == ("b0", 2023, 200)


def test_what_was_not_sure_is_said_and_then_listed(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(file_of(report_of(2024, "第0局")))
    assert main(["past", "import", str(file)]) == 1
    assert "可能是" not in capsys.readouterr().out  # too short a name to guess by
    assert main(["past", "import", str(file), "--body", "b0", "--year", "2022"]) == 0
    file.write_bytes(file_of(report_of(2024, "县第1局")))
    assert main(["past", "import", str(file)]) == 1
    assert "可能是云溪县第1局" in capsys.readouterr().out
    assert main(["past", "import", str(file), "--likely"]) == 0
    capsys.readouterr()
    assert main(["past", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(each["body"], each["year"], each["stands"]) for each in found] == [
        ("b0", 2022, True),
        ("b1", 2024, True),
    ]
    assert main(["past", "list", "--body", "b1"]) == 0
    assert "现用" in capsys.readouterr().out
    assert main(["past", "list", "--year", "2020"]) == 0
    assert "没有导入过" in capsys.readouterr().out


def test_a_body_of_others_is_refused(capsys: Capture, tmp_path: Path) -> None:
    body("other", name="山阳县教育局")
    file = tmp_path / "x.json"
    file.write_bytes(file_of(report_of(2024, "山阳县教育局")))
    assert main(["past", "import", str(file), "--body", "other"]) == 1
    assert "山阳县教育局" in capsys.readouterr().out
    assert PastReport.objects.count() == 0
