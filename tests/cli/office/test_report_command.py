"""`gongkai report`: the annual report, written at a terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.annual.load import load
from gongkai.cli import main
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.turning import clock_at
from gongkai.office.reports.document import document
from tests.office.factory import body, person
from tests.web.desk.reports.bureau import NOW, Bureau

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bureau]:
    """A bureau whose clerk sits at the terminal, speaking Chinese."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with clock_at(NOW):
        made = Bureau()
        monkeypatch.setenv("GONGKAI_AS", made.clerk.username)
        yield made


@pytest.mark.parametrize("ending", ["docx", "json"])
def test_the_report_is_written_as_it_stands(
    bureau: Bureau, tmp_path: Path, capsys: Capture, ending: str
) -> None:
    row, out = bureau.frozen(), tmp_path / f"report.{ending}"
    assert main(["report", "yunxi", "2025", "-o", str(out)]) == 0
    assert "撰写" in capsys.readouterr().out
    assert load(out).cells == document(row).cells


def test_what_is_missing_is_told(bureau: Bureau, tmp_path: Path, capsys: Capture) -> None:
    bureau.begun()
    assert main(["report", "yunxi", "2025", "-o", str(tmp_path / "report.html")]) == 0
    assert "还缺 4 个数字" in capsys.readouterr().err


def test_what_cannot_be_is_refused(
    bureau: Bureau, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(tmp_path / "report.docx")
    assert main(["report", "yunxi", "2025", "-o", out]) == 2
    assert "还没有开始编制" in capsys.readouterr().err
    bureau.begun()
    assert main(["report", "yunxi", "2025", "-o", str(tmp_path / "report.exe")]) == 2
    assert main(["report", "yunxi", "2025", "-o", str(tmp_path / "none" / "report.csv")]) == 2
    stranger = person(body("other"), Role.EDITOR)
    monkeypatch.setenv("GONGKAI_AS", stranger.username)
    assert main(["report", "yunxi", "2025", "-o", out]) == 1
    assert not Path(out).exists()
