"""A table of PDF in one outer frame: its rows come as lines of one cell, and are still read."""

from gongkai.annual.align import align
from gongkai.annual.document import Cell, Document, Grid, Paragraph
from tests.annual.align.layouts import applications, lines, texts_of
from tests.reports import busy, form


def test_rows_without_rules_inside_a_frame_are_read() -> None:
    report = busy()
    rows = lines(applications(form("2021"), texts_of(report)))
    cell = Cell("\n".join("  ".join(row) for row in rows), 0, 0)
    heading = Paragraph("三、收到和处理政府信息公开申请情况", 2)
    found = align(Document("pdf", (heading, Grid(((cell,),), 2))))
    expected = {c: v for c, v in report.cells.items() if c.startswith("applications")}
    assert found.cells == expected
    assert found.places["applications.received.total"].page == 2
