"""The PDF reader on real reports: every row of every table with its label and its figures."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gongkai.annual.document import Grid, Paragraph
from gongkai.annual.form import Form, forms
from gongkai.annual.readers.pdf import read

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
FILES = sorted((CORPUS / "reports").glob("*.pdf"))
NUMBER = re.compile(r"-?\d+(\.\d+)?")

needs_corpus = pytest.mark.skipif(not FILES, reason=f"no reports in {CORPUS}")


def truth(path: Path) -> dict[str, Any]:
    """What a report says, read by eye."""
    loaded = json.loads((CORPUS / "truth" / f"{path.name[:3]}.json").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def bare(label: str) -> str:
    """A label without punctuation and number."""
    return re.sub(r"\W", "", label).lstrip("0123456789")


def figures(path: Path) -> list[tuple[str, list[str]]]:
    """Every row of figures: the label right before them, and the figures."""
    rows: list[tuple[str, list[str]]] = []
    for grid in read(path.read_bytes()).blocks:
        for cells in grid.rows if isinstance(grid, Grid) else ():
            texts = [cell.text for cell in dict.fromkeys(cells) if cell]
            labels = [text for text in texts if not NUMBER.fullmatch(text)]
            numbers = texts[len(labels) :]
            if numbers:
                rows.append((bare(labels[-1]) if labels else "", numbers))
    return rows


def expected(path: Path) -> list[tuple[set[str], list[str]]]:
    """The same from the truth: the labels a row may have, and its figures, in printed order."""
    known = truth(path)
    rows: list[tuple[set[str], list[str]]] = []
    for table in ("proactive", "applications"):
        form: Form = next(form for form in forms() if form.name == known["form"][table])
        for block in next(each for each in form.tables if each.id == table).blocks:
            for row in block.rows:
                labels = {bare(label) for label in (row.label, *row.variants)}
                cells = [known["cells"][block.cell(row, column)] for column in block.columns]
                rows.append((labels, [str(cell) for cell in cells]))
    disputes = [str(v) for cell, v in known["cells"].items() if cell.startswith("disputes.")]
    return [*rows, ({""}, disputes)]


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
def test_every_row_has_its_label_and_figures(path: Path) -> None:
    found, known = figures(path), expected(path)
    assert [numbers for _, numbers in found] == [numbers for _, numbers in known]
    for (label, _), (labels, _) in zip(found, known, strict=True):
        assert label in labels


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
def test_the_vertical_heading_is_whole_and_page_numbers_are_gone(path: Path) -> None:
    blocks = read(path.read_bytes()).blocks
    cells = {
        cell.text for grid in blocks if isinstance(grid, Grid) for row in grid.rows
        for cell in row if cell
    }  # fmt: skip
    assert "三、本年度办理结果" in cells
    prose = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert [text for text in prose if re.fullmatch(r"[-\d\s]+", text)] == []


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:3])
def test_the_six_sections_stand_as_paragraphs_and_prose_ends_with_a_stop(path: Path) -> None:
    prose = [b.text for b in read(path.read_bytes()).blocks if isinstance(b, Paragraph)]
    headings = [text for text in prose if re.match("[一二三四五六]、", text)]
    assert [heading[0] for heading in headings] == list("一二三四五六")
    assert [text for text in prose if len(text) > 40 and not text.endswith("。")] == []
