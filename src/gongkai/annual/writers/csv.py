"""CSV: one line a cell, for spreadsheets and scripts. It is written only and never read back."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from gongkai.annual.checks.lines import row_label
from gongkai.annual.compare import places
from gongkai.annual.exact import plain
from gongkai.annual.form import Form
from gongkai.annual.labels import widths
from gongkai.annual.report import Report
from gongkai.annual.writers.parts import text_of

HEADER = ("表", "行", "列", "代码", "数值", "原文")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula."""


def write(report: Report, forms: Sequence[Form]) -> bytes:
    """Every cell with its labels, its id, its value and what stood there if no plain number.

    UTF-8 with a byte order mark, by which Excel knows it.
    """
    target = StringIO()
    lines = csv.writer(target)
    lines.writerow(HEADER)
    lines.writerows(_lines(report, forms))
    return target.getvalue().encode("utf-8-sig")


def _lines(report: Report, forms: Sequence[Form]) -> Iterator[tuple[str, ...]]:
    for cell, at in places(report, forms).items():
        value = report.cells.get(cell)
        yield (
            at.table.label,
            row_label(at.block, at.row),
            at.column.label,
            cell,
            "" if value is None else str(plain(value)),
            _harmless(text_of(report.marks.get(cell, ""))),
        )


def _harmless(mark: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    mark = " ".join(mark.split())
    runs = len(mark) > 1 and widths(mark).startswith(_FORMULA) and not set(mark) <= set("-—–―")
    return f"'{mark}" if runs else mark
