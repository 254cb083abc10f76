"""Excel workbooks: the report in its official layout on one sheet, its sums on another.

Numbers are numbers. A total is a formula where it equals its sum; where it does not, it stays as
printed and turns red. Where both sides of a sum that fails have several cells, all of them do.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from gongkai.annual.form import Form
from gongkai.annual.report import Report
from gongkai.annual.writers.parts import Title, parts

EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook must say when it was made)


def write(report: Report, forms: Sequence[Form]) -> bytes:
    """The report as a workbook."""
    from xlsxwriter import Workbook

    from gongkai.annual.writers.xlsx.looks import Looks
    from gongkai.annual.writers.xlsx.paper import Paper
    from gongkai.annual.writers.xlsx.sums import fill

    target = BytesIO()
    found = list(parts(report, forms))
    with Workbook(target, {"in_memory": True}) as book:
        title = next((part.text for part in found if isinstance(part, Title)), "")
        book.set_properties({"title": title, "created": EPOCH})
        looks = Looks(book)
        paper = Paper(book.add_worksheet("年度报告"), looks, found, report.cells)
        fill(book.add_worksheet("核对"), looks, paper.reckonings)
    return target.getvalue()
