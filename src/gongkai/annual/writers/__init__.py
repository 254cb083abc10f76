"""A report into a file of any format, named by the file's ending; each loaded when it is used."""

from collections.abc import Sequence
from importlib import import_module

from gongkai.annual.form import Form
from gongkai.annual.form import forms as known_forms
from gongkai.annual.report import Report
from gongkai.refusal import Refusal

ENDINGS = ("html", "docx", "pdf", "xlsx", "json", "csv", "md")


def write(
    report: Report, ending: str, *, forms: Sequence[Form] | None = None, **options: object
) -> bytes:
    """The report as a file with this ending (".docx" or "docx"); same report, same bytes.

    Options go to the writer of the format: `fonts` of pdf, `previous` and `file` of json.
    """
    name = ending.lower().removeprefix(".")
    if name not in ENDINGS:
        raise Refusal("unknown_ending", ending=ending, known="、".join(ENDINGS))
    writer = import_module(f"{__name__}.{name}")
    written: bytes = writer.write(report, known_forms() if forms is None else forms, **options)
    return written
