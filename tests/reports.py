"""Reports made for tests: invented bodies, figures that add up unless a test says otherwise."""

from collections.abc import Mapping

from hypothesis import strategies as st

from gongkai.annual.form import CellPlace, Form, forms
from gongkai.annual.report import Report, Section, Value

BODY = "云溪市商务局"
YEAR = 2023

TEXT = {
    "overview": "（一）主动公开。通过政府网站公开机构职能、政策文件和财政预决算，应公开尽公开。\n"
    "（二）依申请公开。畅通当面、信函和网上申请渠道，收到的申请都在期限内答复。\n"
    "（三）政府信息管理。落实保密审查和公文属性源头认定，定期清理规范性文件。\n"
    "（四）政府信息公开平台建设。维护网站专栏和政务新媒体，及时更新公开指南和公开目录。\n"
    "（五）监督保障。明确分管领导和工作人员，组织业务培训，接受社会评议。",
    "proactive": "",
    "applications": "",
    "disputes": "",
    "problems": "个别栏目更新不够及时，解读形式较为单一。下一步安排专人每周检查，丰富解读形式。",
    "other_matters": "本年度未收取信息处理费，没有其他需要报告的事项。",
}


def form(name: str = "2021") -> Form:
    """A known form by its name."""
    return next(f for f in forms() if f.name == name)


def blank_cells(of: Form) -> dict[str, Value]:
    """Every cell of a form, all 0: money as a decimal, as readers give it."""
    return {cell: zero(at) for cell, at in of.cells.items()}


def zero(at: CellPlace) -> Value:
    """The 0 of a cell's kind."""
    from decimal import Decimal

    return Decimal(0) if at.column.kind == "money" else 0


def report(name: str = "2021", cells: Mapping[str, Value] | None = None) -> Report:
    """A clean report: nothing happened all year, save what `cells` says."""
    of = form(name)
    return Report(
        body=BODY,
        year=YEAR if of.holds(YEAR) else of.years["last"],
        scope="own",
        title=f"{BODY}{YEAR}年政府信息公开工作年度报告",
        form={table.id: of.name for table in of.tables},
        cells={**blank_cells(of), **(cells or {})},
        sections=[
            Section(heading.id, heading.label, number, TEXT[heading.id])
            for number, heading in enumerate(of.sections, 1)
        ],
    )


def busy(name: str = "2021", cells: Mapping[str, Value] | None = None) -> Report:
    """A clean report of a busy year, its figures different enough to be told apart."""
    found = report(name)
    received = {"natural_person": 40, "business": 12, "legal_service": 5}
    for column, count in received.items():
        fill(found, column, received=count, carried_in=3, disclosed=count - 2, not_held=2)
    disputes(found, "reconsideration", upheld=4, overturned=1, pending=2)
    disputes(found, "direct_suit", upheld=2, other_result=1)
    found.cells.update(cells or {})
    return found


def fill(to: Report, column: str, *, received: int, carried_in: int, **outcomes: int) -> None:
    """Set one column of the applications table and bring its totals into line."""
    concluded = sum(outcomes.values())
    rows = {"received": received, "carried_in": carried_in, **outcomes, "concluded": concluded}
    rows["carried_out"] = received + carried_in - concluded
    for row, value in rows.items():
        cell, total = f"applications.{row}.{column}", f"applications.{row}.total"
        to.cells[total] = whole(to.cells[total]) - whole(to.cells[cell]) + value
        to.cells[cell] = value


def disputes(to: Report, row: str, **results: int) -> None:
    """Set one kind of dispute and its total."""
    for result, count in results.items():
        to.cells[f"disputes.{row}.{result}"] = count
    to.cells[f"disputes.{row}.total"] = sum(results.values())


def whole(value: Value) -> int:
    """A cell that a test knows to hold a whole number."""
    assert isinstance(value, int)
    return value


@st.composite
def balanced(draw: st.DrawFn, name: str = "2021") -> Report:
    """Reports whose every identity holds."""
    found = report(name)
    rows = found_rows(name)
    counts = st.integers(0, 10_000_000)
    columns = ["natural_person", "business", "research", "public_interest", "legal_service"]
    for column in draw(st.lists(st.sampled_from(columns), unique=True)):
        outcomes = draw(st.dictionaries(st.sampled_from(rows), counts, max_size=6))
        carried_out, carried_in = draw(counts), draw(counts)
        received = sum(outcomes.values()) + carried_out - carried_in
        if received >= 0:
            fill(found, column, received=received, carried_in=carried_in, **outcomes)
    for row in ("reconsideration", "direct_suit", "suit_after_reconsideration"):
        results = ("upheld", "overturned", "other_result", "pending")
        disputes(found, row, **{result: draw(counts) for result in results})
    return found


def found_rows(name: str) -> list[str]:
    """Ids of the outcome rows of a form."""
    rows = [r for t in form(name).tables for b in t.blocks for r in b.rows]
    return [row.id for row in rows if row.outcome]
