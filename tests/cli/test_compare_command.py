"""`gongkai compare` from a terminal."""

import json
from pathlib import Path

import jsonschema
import pytest

from gongkai.annual.report import Report
from gongkai.annual.serial import to_json
from gongkai.cli import main
from tests.reports import busy, report

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "compare.schema.json"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def saved(at: Path, of: Report) -> str:
    """A report saved as gongkai's own JSON."""
    at.write_text(json.dumps(to_json(of, [], at.name), ensure_ascii=False), "utf-8")
    return str(at)


def test_what_differs_is_a_table_and_what_is_alike_is_quoted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = saved(tmp_path / "a.json", busy()), saved(tmp_path / "b.json", report())
    assert main(["compare", a, b]) == 0
    out = capsys.readouterr().out
    row = next(line for line in out.splitlines() if "新收政府信息公开申请数量”×“总计”" in line)
    assert [cell.strip() for cell in row.split("│")[2:-1]] == ["57", "0", "-57"]
    assert "总体情况：100% 相同" in out


def test_reports_with_nothing_in_common_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = report()
    bare.sections = []
    a, b = saved(tmp_path / "a.json", bare), saved(tmp_path / "b.json", report())
    assert main(["compare", a, b]) == 0
    out = capsys.readouterr().out
    assert "200 格相同，0 格不同。" in out
    assert "没有 20 字以上相同的文字" in out


def test_json_follows_the_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = saved(tmp_path / "a.json", busy("2019")), saved(tmp_path / "b.json", busy())
    assert main(["compare", "--json", a, b]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(found)
    assert found["cells"]["applications.received.total"] == [57, 57]


def test_an_unreadable_report_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = saved(tmp_path / "a.json", busy())
    (tmp_path / "b.json").write_text("[]", "utf-8")
    assert main(["compare", a, str(tmp_path / "b.json")]) == 2
    assert "一次只能读一份" in capsys.readouterr().err
