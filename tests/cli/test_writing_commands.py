"""`gongkai convert`, `mend` and `doctor`: files in, files out, and what is said of them."""

import json
from pathlib import Path

import pytest

from gongkai.annual.load import load
from gongkai.annual.serial import to_json
from gongkai.cli import main
from tests.reports import busy

BROKEN = {"applications.received.total": 75}  # 57 with its digits exchanged


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def saved(folder: Path, cells: dict[str, int] | None = None) -> Path:
    path = folder / "report.json"
    path.write_text(json.dumps(to_json(busy(cells=dict(cells or {})), [], "report.json")), "utf-8")
    return path


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx", "md", "json"])
def test_a_report_is_converted_and_reads_the_same(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"out.{ending}"
    assert main(["convert", str(saved(tmp_path)), "-o", str(out)]) == 0
    assert load(out).cells == busy().cells


def test_the_ending_of_the_output_must_be_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(saved(tmp_path)), "-o", str(tmp_path / "out.mp4")]) == 2
    assert "docx" in capsys.readouterr().err


def test_the_source_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path)
    before = path.read_bytes()
    assert main(["convert", str(path), "-o", str(path)]) == 2
    assert path.read_bytes() == before
    assert "原件" in capsys.readouterr().err


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "no such folder" / "out.md"
    assert main(["convert", str(saved(tmp_path)), "-o", str(out)]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json"]


def test_a_broken_sum_is_mended_and_the_change_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    assert main(["mend", str(saved(tmp_path, BROKEN)), "-o", str(out)]) == 0
    assert load(out).cells == busy().cells
    said = capsys.readouterr().out
    assert "75" in said
    assert "57" in said


def test_a_sound_report_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert main(["mend", str(saved(tmp_path)), "-o", str(out)]) == 0
    assert not out.exists()
    assert "不用改" in capsys.readouterr().out


def test_an_unreadable_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    assert main(["mend", str(path), "-o", str(tmp_path / "out.md")]) == 2
    assert "empty.html" in capsys.readouterr().err


def test_the_file_that_others_are_held_against_is_named_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    assert main(["check", str(saved(tmp_path)), "--previous", str(path)]) == 2
    assert "empty.html" in capsys.readouterr().err


def test_mends_stand_in_the_json_of_a_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--json", str(saved(tmp_path, BROKEN))])
    found = json.loads(capsys.readouterr().out)[0]
    change = {"cell": "applications.received.total", "from": 75, "to": 57}
    assert found["mends"]["shown"][0]["changes"] == [change]
    assert [change] in [finding["mend"] for finding in found["findings"]]


def test_the_doctor_names_every_font(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert all(font in said for font in ("仿宋", "楷体", "小标宋", "黑体", "宋体"))
