"""PDF: the report as official paper, as it is printed and sealed."""

from collections.abc import Sequence

from gongkai.annual.form import Form
from gongkai.annual.report import Report
from gongkai.annual.writers.paper import document
from gongkai.typeset import pdf
from gongkai.typeset.fonts import Fonts


def write(report: Report, forms: Sequence[Form], *, fonts: Fonts | None = None) -> bytes:
    """The report as a PDF; refuses a character that none of the fonts has."""
    return pdf.write(document(report, forms), fonts)
