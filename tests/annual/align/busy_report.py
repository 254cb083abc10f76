"""One busy report, its tables as rows of cells, and reading it back from a page."""

from gongkai.annual.load import load_bytes
from gongkai.annual.report import Report
from tests.annual.align.layouts import applications, disputes, parts, proactive, texts_of
from tests.builders import Item, Part, html
from tests.reports import busy, form

FORM = form("2021")
REPORT = busy()
TEXTS = texts_of(REPORT)
APPLICATIONS = FORM.tables[1].blocks[0]
Rows = list[list[Item]]


def read(*found: Part) -> Report:
    return load_bytes(html(*found), "r.html")


def with_tables(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    replaced = iter((second, third, fourth))
    return [part if isinstance(part, str) else next(replaced) for part in parts(REPORT, FORM)]


def tables() -> tuple[Rows, Rows, Rows]:
    return proactive(FORM, TEXTS), applications(FORM, TEXTS), disputes(FORM, TEXTS)
