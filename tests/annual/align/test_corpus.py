"""Real reports: every cell is what a person read there. Read from beside the project, if there."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongkai.annual.align import align
from gongkai.annual.check import check
from gongkai.annual.document import Document
from gongkai.annual.form import CellPlace, forms
from gongkai.annual.readers import read
from gongkai.annual.report import Report, Value
from gongkai.refusal import Refusal

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
TRUTHS = sorted((CORPUS / "truth").glob("0*.json"))
FILES = [
    (truth, name) for truth in TRUTHS for name in json.loads(truth.read_text("utf-8"))["files"]
]
IDENTITIES = {"row-sum", "outcome-sum", "balance", "dispute-sum"}
CUT_OFF = {
    "规章": "documents.government_rules",
    "规范性文件": "documents.normative_documents",
    "许可": "decisions.licensing",
    "其他服务": "decisions.other_services",
    "处罚": "decisions.penalty",
    "强制": "decisions.coercion",
    "收费": "fees.admin_fees",
    "采购": "procurement.central",
}

if not TRUTHS:
    pytest.skip(f"LEFT OUT: the corpus of real reports is not at {CORPUS}", allow_module_level=True)


def report_of(name: str) -> Report:
    path = CORPUS / "reports" / name
    document = read(path)
    assert isinstance(document, Document)
    return align(document, name=path.stem)


def plain(value: Value) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize(("truth", "name"), FILES, ids=[name for _, name in FILES])
def test_every_cell_equals_the_truth(truth: Path, name: str) -> None:
    expected = json.loads(truth.read_text("utf-8"))
    found = report_of(name)
    assert found.form == expected["form"]
    assert {cell: plain(value) for cell, value in found.cells.items()} == expected["cells"]
    assert found.year == expected["year"]


@pytest.mark.parametrize(("truth", "name"), FILES, ids=[name for _, name in FILES])
def test_the_identities_that_break_are_exactly_those_printed(truth: Path, name: str) -> None:
    expected = json.loads(truth.read_text("utf-8"))["breaks"]
    findings = [f for f in check(report_of(name)) if f.code in IDENTITIES]
    broken = set()
    for finding in findings:
        axis = "column" if finding.code in ("balance", "outcome-sum") else "row"
        parts = {cell.split(".")[2 if axis == "column" else 1] for cell in finding.cells}
        assert len(parts) == 1
        broken.add((finding.code, axis, parts.pop()))
    assert broken == {
        (b["check"], "column" if "column" in b else "row", b.get("column") or b["row"])
        for b in expected
    }


@pytest.mark.parametrize("truth", sorted((CORPUS / "truth").glob("1*.json")), ids=lambda p: p.stem)
def test_the_printed_rows_of_a_cut_off_page_are_read(truth: Path) -> None:
    data: dict[str, Any] = json.loads(truth.read_text("utf-8"))
    name = next((CORPUS / "reports").glob(f"{truth.stem}_*")).name
    found = report_of(name)
    form = next(f for f in forms() if f.name == data["form"])
    assert {name for name in found.form.values() if name} == {form.name}
    expected = dict(_cells(form.cells, data))
    assert {cell: plain(found.cells.get(cell)) for cell in expected} == expected


def _cells(cells: dict[str, CellPlace], data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for label, prefix in CUT_OFF.items():
        if label in data:
            ids = [cell for cell in cells if cell.startswith(f"{prefix}.")]
            values = data[label] if isinstance(data[label], list) else [data[label]]
            yield from zip(ids, values, strict=True)
    numbers = ["1", "2", "3.1", "3.2", *(f"3.3.{n}" for n in range(1, 9))]
    rows = list(dict.fromkeys(c.rsplit(".", 1)[0] for c in cells if c.startswith("applications")))
    for number, row in zip(numbers, rows, strict=False):
        if number in data.get("rows", {}):
            ids = [cell for cell in cells if cell.startswith(f"{row}.")]
            yield from zip(ids, data["rows"][number], strict=True)


def test_a_report_of_the_time_before_2019_is_refused_as_such() -> None:
    name = next((CORPUS / "reports").glob("021_*")).name
    with pytest.raises(Refusal) as refused:
        report_of(name)
    assert refused.value.code == "old_form"


def test_the_empty_template_is_read_as_blank_throughout() -> None:
    name = next((CORPUS / "reports").glob("T01_*")).name
    found = report_of(name)
    assert len(found.cells) == 200
    assert set(found.cells.values()) == {None}
    assert not found.damage
