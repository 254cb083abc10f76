"""Real pages: every table in its full width, every figure of the truth in its row."""

import json
from pathlib import Path

import pytest

from gongkai.annual.document import Document, Grid
from gongkai.annual.readers import read

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
PAGES = sorted((CORPUS / "reports").glob("*.html"))

pytestmark = pytest.mark.skipif(not PAGES, reason=f"no reports in {CORPUS}")


def grids(path: Path) -> list[list[list[str]]]:
    document = read(path)
    assert isinstance(document, Document)
    return [
        [[cell.text if cell else "" for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name[:3])
def test_the_tables_have_no_gaps(path: Path) -> None:
    tables = grids(path)[-3:]
    assert all(len({len(row) for row in table}) == 1 for table in tables)
    assert [len(table[0]) for table in tables[1:]] == [10, 15]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name[:3])
def test_the_figures_of_tables_three_and_four_are_those_of_the_truth(path: Path) -> None:
    cells = json.loads((CORPUS / "truth" / f"{path.name[:3]}.json").read_text("utf-8"))["cells"]
    *_, applications, disputes = grids(path)
    for table, found in (
        ("applications.", [figure for row in applications[3:] for figure in row[3:]]),
        ("disputes.", disputes[3]),
    ):
        assert found == ["" if v is None else str(v) for k, v in cells.items() if table in k]
