"""What the mutated files are made from: a few whole reports in every format that is read."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from gongkai.annual.check import check
from gongkai.annual.report import Report
from gongkai.annual.serial import to_json
from tests import builders, reports
from tests.annual.align import layouts
from tests.annual.readers.pdf_builder import Page, pdf
from tests.builders import Part, Table

ENDINGS = {
    "html": ".html",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "xls": ".xls",
    "pdf": ".pdf",
    "text": ".txt",
    "json": ".json",
}
LEFT, TOP, BOTTOM, WIDE, HIGH = 30, 60, 800, 36, 24


@cache
def seeds(reader: str) -> tuple[bytes, ...]:
    """The undamaged files for one reader."""
    return tuple(_MADE[reader]())


def _reports() -> list[Report]:
    faulty = {"disputes.direct_suit.total": 9, "applications.received.business": None}
    return [reports.busy(), reports.busy(cells=faulty), reports.report("2019")]


def _parts() -> Iterator[list[Part]]:
    for report in _reports():
        yield layouts.parts(report, reports.form(report.form["applications"] or ""))


def _pages() -> Iterator[bytes]:
    for parts in _parts():
        page = builders.html(*parts)
        yield page
        yield page.replace(b"<td ", b"<td><span>&nbsp;</span><p align=center ")
    yield page.decode().replace("<head>", '<head><meta charset="gb2312">').encode("gb18030")


def _texts() -> Iterator[bytes]:
    for parts in _parts():
        for cell in layouts.TEXT_LAYOUTS.values():
            document = layouts.as_text(parts, cell)
            yield "\n".join(getattr(line, "text", "") for line in document.blocks).encode()
    glued = layouts.as_text(parts, "".join)
    yield "\n".join(getattr(line, "text", "") for line in glued.blocks).encode("gb18030")


def _json() -> Iterator[bytes]:
    for report in _reports():
        found = to_json(report, check(report), "report.json")
        yield json.dumps([found], ensure_ascii=False, indent=1).encode()


def _drawn() -> Iterator[bytes]:
    for parts in _parts():
        yield pdf(draw(parts))


def draw(parts: Sequence[Part]) -> list[Page]:
    """A report on pages: tables ruled with their merged cells, cut where a page ends."""
    pages, y = [Page()], TOP
    for part in parts:
        for piece in _lines(part) if isinstance(part, str) else [part]:
            if y > BOTTOM:
                pages, y = [*pages, Page()], TOP
            if isinstance(piece, str):
                pages[-1].text(LEFT, y, piece)
                y += HIGH
            else:
                y = _draw_table(pages, y, piece)
    return pages


def _lines(text: str) -> list[str]:
    return [text[at : at + 40] for at in range(0, len(text), 40)]


def _draw_table(pages: list[Page], y: int, table: Table) -> int:
    """Draws row by row; a cell merged down over the end of a page is drawn on both."""
    cells = builders.place(table)
    for row in range(len(table)):
        if y > BOTTOM:
            pages.append(Page())
            y = TOP
        for cell in cells:
            if cell.row <= row < cell.row + cell.rows:
                left, right = LEFT + WIDE * cell.column, LEFT + WIDE * (cell.column + cell.columns)
                pages[-1].rule(left, y, left, y + HIGH)
                pages[-1].rule(right, y, right, y + HIGH)
                if row == cell.row or y == TOP:
                    pages[-1].rule(left, y, right, y)
                if row == cell.row:
                    pages[-1].text(left + 1, y + HIGH / 2, cell.text, 5)
                if row == cell.row + cell.rows - 1:
                    pages[-1].rule(left, y + HIGH, right, y + HIGH)
        y += HIGH
    return y


_MADE: dict[str, Callable[[], Iterator[bytes]]] = {
    "html": _pages,
    "docx": lambda: (builders.docx(*parts) for parts in _parts()),
    "xlsx": lambda: (builders.xlsx(*parts) for parts in _parts()),
    "xls": lambda: (builders.xls(*parts) for parts in _parts()),
    "pdf": _drawn,
    "text": _texts,
    "json": _json,
}
