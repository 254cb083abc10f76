"""`gongkai check` from a terminal: exit status, output, and what goes wrong."""

import json
from pathlib import Path

import jsonschema
import pytest

from gongkai.annual.report import Report
from gongkai.annual.serial import to_json
from gongkai.cli import main
from tests.reports import YEAR, busy, report

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "check.schema.json"
ENGLISH = "en_GB.UTF-8"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def saved(folder: Path, of: Report, name: str = "report.json") -> str:
    """A report saved as gongkai's own JSON."""
    path = folder / name
    path.write_text(json.dumps(to_json(of, [], name), ensure_ascii=False), "utf-8")
    return str(path)


def wrong() -> Report:
    """A report with one error."""
    return busy(cells={"disputes.direct_suit.total": 9})


def blank() -> Report:
    """A report with one warning."""
    return busy(cells={"applications.received.research": None})


def test_a_clean_report_gets_one_friendly_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", saved(tmp_path, report())]) == 0
    out = capsys.readouterr().out
    assert "✓ 没有发现问题。" in out
    assert "200 格数、42 条勾稽关系" in out


@pytest.mark.parametrize(
    ("of", "arguments", "status"),
    [
        (report(), [], 0),
        (wrong(), [], 1),
        (blank(), [], 0),
        (blank(), ["--strict"], 1),
        (blank(), ["--strict", "--json"], 1),
    ],
)
def test_the_exit_status_tells_the_worst(
    tmp_path: Path, of: Report, arguments: list[str], status: int
) -> None:
    assert main(["check", saved(tmp_path, of), *arguments]) == status


def test_an_unreadable_file_weighs_most_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.json").write_text('{"form": {', "utf-8")
    files = [saved(tmp_path, wrong(), "a.json"), str(tmp_path / "broken.json")]
    assert main(["check", *files, saved(tmp_path, report(), "z.json")]) == 2
    out = capsys.readouterr().out
    assert "没有核对：这个 JSON 文件不完整" in out
    assert "共 3 份：没有错误 1 份，有错误 1 份，读不出 1 份。" in out


def test_the_faulty_part_of_the_table_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", saved(tmp_path, wrong())])
    out = capsys.readouterr().out
    row = next(line for line in out.splitlines() if "│ 未经复议直接起诉" in line)
    assert [cell.strip() for cell in row.split("│")[2:-1]] == ["2", "0", "1", "0", "✗ 9", "3"]


def test_json_is_a_list_that_follows_the_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.json").write_text("[]", "utf-8")
    files = [saved(tmp_path, wrong(), "a.json"), str(tmp_path / "empty.json")]
    assert main(["check", "--json", *files]) == 2
    found = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(found)
    assert [item["file"] for item in found] == files
    assert found[0]["findings"][0]["code"] == "dispute-sum"
    assert found[1]["error"]["code"] == "json_several"


def test_messages_in_json_are_chinese_in_any_locale(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", ENGLISH)
    main(["check", "--json", saved(tmp_path, wrong())])
    assert "应为 3" in json.loads(capsys.readouterr().out)[0]["findings"][0]["message"]


def test_last_years_report_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    previous = report()
    previous.year = YEAR - 1
    files = [saved(tmp_path, busy()), "--previous", saved(tmp_path, previous, "last.json")]
    assert main(["check", *files]) == 1
    out = capsys.readouterr().out
    assert "carry-in" in out
    assert f"与 {YEAR - 1} 年报告核对了" in out


def test_the_wrong_years_report_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same_year = saved(tmp_path, report(), "same.json")
    assert main(["check", saved(tmp_path, busy()), "--previous", same_year]) == 2
    assert f"请换成 {YEAR - 1} 年的报告" in capsys.readouterr().out


def test_last_year_goes_with_one_report_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, report())
    other = saved(tmp_path, report(), "other.json")
    assert main(["check", file, other, "--previous", file]) == 2
    assert "一份一份核对" in capsys.readouterr().err


def test_copied_text_is_looked_for_in_every_report_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = report(), report()
    one.body, two.body = "甲局", "乙局"
    files = [saved(tmp_path, one, "1.json"), saved(tmp_path, two, "2.json")]
    mine = saved(tmp_path, report())
    main(["check", "--json", mine, "--alike", files[0], "--alike", files[1]])
    found = json.loads(capsys.readouterr().out)[0]["findings"]
    assert [f["code"] for f in found].count("alike") == 2


def test_a_folder_is_walked_and_what_is_left_out_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sub").mkdir()
    saved(tmp_path, report(), "a.json")
    saved(tmp_path / "sub", report(), "b.json")
    for other in ("photo.png", "~$a.docx", ".hidden.json"):
        (tmp_path / other).write_text("x", "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    found = capsys.readouterr()
    assert "共 2 份" in found.out
    assert "另有 1 个文件" in found.err


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "没有能读的报告" in capsys.readouterr().err


def test_a_missing_file_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nowhere.html")]) == 2
    assert "nowhere.html" in capsys.readouterr().out


def test_a_fault_of_ours_is_that_files_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(file: str, _: Report | None = None) -> Report:
        raise ZeroDivisionError(file)

    monkeypatch.setattr("gongkai.cli.examine.load", fails)
    assert main(["check", "--json", saved(tmp_path, report())]) == 2
    error = json.loads(capsys.readouterr().out)[0]["error"]
    assert error["code"] == "crash"
    assert "ZeroDivisionError" in error["message"]


@pytest.mark.parametrize("option", ["--previous", "--alike"])
def test_a_report_to_compare_with_that_cannot_be_read_is_refused(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "last.json").write_text("[]", "utf-8")
    file = saved(tmp_path, report())
    assert main(["check", file, option, str(tmp_path / "last.json")]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert "一次只能读一份" in found.err


def test_ctrl_c_ends_quietly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(file: str, _: Report | None = None) -> Report:
        raise KeyboardInterrupt(file)

    monkeypatch.setattr("gongkai.cli.examine.load", interrupted)
    assert main(["check", saved(tmp_path, report())]) == 130
    assert capsys.readouterr().err == ""
