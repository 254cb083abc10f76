"""How a check is written and found: a generator over a case, registered under its code."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from gongkai.annual.finding import Finding
from gongkai.annual.form import Form, Table
from gongkai.annual.report import Report


class Settings(NamedTuple):
    """What an office may set: `overlong` characters of section 一, `alike` share of copied text."""

    overlong: int = 1000
    alike: float = 0.5


class Case(NamedTuple):
    """A report with what it is checked against.

    `forms` gives the form of each table by table id (tables that are missing are not in it);
    `main` is the form whose sections the report must have. `previous` is last year's report,
    `others` are reports whose text this one should not repeat.
    """

    report: Report
    forms: Mapping[str, Form]
    main: Form
    previous: Report | None = None
    others: tuple[Report, ...] = ()
    settings: Settings = Settings()

    def tables(self) -> Iterator[tuple[Form, Table]]:
        """Each table that the report has, with the form it follows."""
        for name, form in self.forms.items():
            if table := form.table(name):
                yield form, table


Check = Callable[[Case], Iterator[Finding]]
CHECKS: dict[str, Check] = {}


def check(code: str) -> Callable[[Check], Check]:
    """Register a check under its stable code; the docstring is the rule in words."""

    def register(function: Check) -> Check:
        CHECKS[code] = function
        return function

    return register
