"""Every cell of the demonstration county equals a recount in plain SQL, and opens onto its rows."""

from collections.abc import Mapping
from random import Random

import pytest

from gongkai.annual.check import check
from gongkai.annual.report import Report, Value
from gongkai.annual.totals import parts
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.demo.making import Size, make
from gongkai.office.publications.amounts import ten_thousand_yuan
from gongkai.office.reports.behind import behind, cells_of
from gongkai.office.reports.counting import counted, form_of
from gongkai.office.reports.sources import Span
from tests.office.demo.kept import NOW
from tests.office.factory import body as bureau
from tests.office.reports.deeds import DEEDS, Office
from tests.office.reports.recount import recount

pytestmark = pytest.mark.django_db
YEARS = (NOW.year - 1, NOW.year)
# The default county, and nine smaller ones.
SIZES = [Size(), *(Size(4, 60, seed) for seed in range(2, 11))]


def made(size: Size) -> list[Body]:
    """A county with its applications, and disputes, documents and figures at random."""
    make(size)
    bodies = list(Body.objects.order_by("pk"))
    rng = Random(size.seed)
    for body in bodies:
        Office(body, rng).do(40)
    return bodies


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"seed{size.seed}")
def test_every_cell_of_every_body_equals_the_recount(size: Size) -> None:
    bodies = made(size)
    for body in bodies:
        before: Report | None = None
        for year in YEARS:
            cells = counted(Span([body], year))
            assert cells == recount(year)[body.pk], (body, year)
            before = checked(cells, body, year, before)
    opened(Span([bodies[-1]], Random(size.seed).choice(YEARS)))


def checked(cells: Mapping[str, Value], body: Body, year: int, previous: Report | None) -> Report:
    """The report of these cells, whose tables add up, also with last year's."""
    form = form_of(year)
    report = Report(
        body=body.name,
        year=year,
        form={table.id: form.name for table in form.tables},
        # Figures that nobody gave are asked for by slip; here the answer is none.
        cells={cell: value or 0 for cell, value in cells.items()},
    )
    found = [each for each in check(report, previous=previous) if each.cells]
    # A document that expired breaks a sum that the notice does not ask for: one is warned of it.
    warned = {each.cells[0] for each in found if each.level == "warning"}
    assert warned <= {cell for cell in cells if cell.endswith(".in_force")}
    assert not [each for each in found if each.level == "error"]
    return report


def opened(span: Span) -> None:
    """Behind every cell stand as many as it counts, and each case names just the cells it is in."""
    cells, form = counted(span), form_of(span.year)
    totals, named = parts(form), dict[int, set[str]]()
    for cell, value in cells.items():
        rows = list(behind(span, cell))
        if cell.startswith(("decisions.", "fees.")):
            given = sum(row.value for row in rows)
            shown = ten_thousand_yuan(given) if cell.startswith("fees.") else given
            assert value == (shown if rows else None), cell
            continue
        assert len(rows) == len(set(rows)) == (value or 0), cell
        if cell.startswith("applications.") and cell not in totals:
            for row in rows:
                named.setdefault(row.pk, set()).add(cell)
    for row in Application.objects.all():
        assert set(cells_of(row, span)) == named.get(row.pk, set()), row


def test_each_case_of_each_body_is_found_from_the_cells_and_names_them() -> None:
    bodies = made(Size(3, 60, 11))
    for body in bodies:
        for year in YEARS:
            opened(Span([body], year))
    opened(Span(bodies, YEARS[0]))


def test_whatever_may_be_recorded_is_recorded_here() -> None:
    office = Office(bureau(), Random(1))
    office.do(80, DEEDS)
    for deed in DEEDS:
        assert any(office.tried(deed) for _ in range(40)), deed.__name__


def test_an_area_is_the_sum_of_its_bodies() -> None:
    bodies = made(Size(5, 80, 12))
    for year in YEARS:
        each, whole = recount(year), counted(Span(bodies, year))
        for cell, value in whole.items():
            known = [each[body.pk][cell] for body in bodies if each[body.pk][cell] is not None]
            assert value == (sum(known) if known else None), cell
