"""Real reports written in every format say what they said."""

from functools import cache
from pathlib import Path

import pytest

from gongkai.annual.align import align
from gongkai.annual.document import Document
from gongkai.annual.readers import read
from gongkai.annual.report import Report
from gongkai.annual.writers import ENDINGS, write
from tests.annual.writers.made import back, lost_but_spaces

SHARED = Path(__file__).parents[4] / "shared"
SEED = sorted((SHARED / "seed").glob("*.txt"))
NUMBERS = ("001_*.pdf", "002_*.pdf", "010_*", "014_*", "016_*")
FILES = [*SEED, *(next((SHARED / "corpus/reports").glob(n), Path(n)) for n in NUMBERS)]

if not all(path.exists() for path in FILES) or not SEED:
    pytest.skip(f"LEFT OUT: no real reports at {SHARED}", allow_module_level=True)


@cache
def report_of(path: Path) -> Report:
    document = read(path)
    assert isinstance(document, Document)
    return align(document, name=path.stem)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != "csv"])
def test_a_real_report_comes_back(path: Path, ending: str) -> None:
    report = report_of(path)
    assert not lost_but_spaces(report, back(report, ending))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
def test_a_real_report_fills_one_line_of_csv_a_cell(path: Path) -> None:
    report = report_of(path)
    lines = write(report, "csv").decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(report.cells)
