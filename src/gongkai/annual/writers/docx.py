"""DOCX: the report as official paper that an office can go on working with."""

from collections.abc import Sequence

from gongkai.annual.form import Form
from gongkai.annual.report import Report
from gongkai.annual.writers.paper import document
from gongkai.typeset import docx


def write(report: Report, forms: Sequence[Form]) -> bytes:
    """The report as a Word file."""
    return docx.write(document(report, forms))
