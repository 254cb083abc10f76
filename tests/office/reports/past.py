"""Files of earlier reports, made for tests, and a bureau that imports them."""

import json
from typing import Any

from gongkai.annual.report import Report, Value
from gongkai.annual.serial import to_json
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.reports.importing import Planned, plan, take
from gongkai.office.reports.models import PastReport, Scope
from gongkai.office.reports.recognising import Recognised, recognise
from tests.office.factory import body, person
from tests.reports import busy

NAME = "云溪县商务局"


def report_of(year: int = 2024, name: str | None = NAME, **cells: Value) -> Report:
    """A busy report of a bureau and year; cells by ids with "__" for the dots."""
    made = busy(cells={cell.replace("__", "."): value for cell, value in cells.items()})
    made.body, made.year = name, year
    made.title = f"{name or ''}{year}年政府信息公开工作年度报告"
    return made


def file_of(report: Report) -> bytes:
    """A report as a file."""
    return json.dumps(to_json(report, [], "report.json"), ensure_ascii=False).encode()


def read(report: Report, name: str = "report.json") -> Recognised:
    """A report as it was recognised."""
    return recognise(name, file_of(report))


class Bureau:
    """A bureau and its editor."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401
        self.body: Body = body(**more)
        self.editor: Person = person(self.body, Role.EDITOR)

    def take(self, report: Report, year: int = 0, name: str = "report.json") -> PastReport:
        """Import a report as that of the bureau."""
        assert report.year
        given = read(report, name)
        return take(self.editor, given, self.body, year or report.year, Scope.OWN)

    def plan(self, *reports: Report) -> list[Planned]:
        """What would become of some files."""
        found = [read(each, f"{number}.json") for number, each in enumerate(reports, 1)]
        return plan(self.editor, found)
