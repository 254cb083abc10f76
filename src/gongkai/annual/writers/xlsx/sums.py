"""The second sheet: each identity of the form on a line of its own, with its difference."""

from collections.abc import Sequence
from typing import Any

from gongkai.annual.exact import total
from gongkai.annual.writers.xlsx.looks import Looks
from gongkai.annual.writers.xlsx.reckoning import PLACES, Entry, Reckoning, added, nearest

HEADER = ("所核对的行或列", "应当相等的两边", "左边合计", "右边合计", "相差", "勾稽依据")
WIDTHS = (36, 60, 12, 12, 10, 50)
PAPER = "年度报告!"

Sheet = Any


def fill(sheet: Sheet, looks: Looks, reckonings: Sequence[Reckoning]) -> None:
    """Write all sums; a difference that is not 0 is red.

    No cell of this sheet is worded like a label of the form, so it is not read as a table.
    """
    for column, (name, width) in enumerate(zip(HEADER, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, looks.look("label"))
    for row, reckoning in enumerate(reckonings, 1):
        _line(sheet, looks, row, reckoning)
    last = len(reckonings)
    if last:
        rule = {"type": "cell", "criteria": "!=", "value": 0, "format": looks.look("failed")}
        sheet.conditional_format(1, 4, last, 4, rule)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _line(sheet: Sheet, looks: Looks, row: int, reckoning: Reckoning) -> None:
    identity, line, _ = reckoning.sum
    kind = "行" if identity.per == "row" else "列"
    sides = ("＋".join(line.labels[t] for t in side) for side in (identity.left, identity.right))
    words = looks.look("words")
    sheet.write_string(row, 0, f"{line.table.label}“{line.label}”{kind}", words)
    sheet.write_string(row, 1, "＝".join(sides), words)
    for column, side in enumerate((reckoning.left, reckoning.right), 2):
        _formula(sheet, looks, (row, column), f"={added(side, PAPER)}", _sum(side))
    difference = f"=ROUND(C{row + 1}-D{row + 1},{PLACES})"
    _formula(sheet, looks, (row, 4), difference, nearest(reckoning.difference))
    sheet.write_string(row, 5, identity.basis, words)


def _sum(entries: Sequence[Entry]) -> float:
    return nearest(total(entry.value for entry in entries))


def _formula(sheet: Sheet, looks: Looks, at: tuple[int, int], formula: str, value: float) -> None:
    sheet.write_formula(*at, formula, looks.look("figure"), value)
