"""From a document to a report: every figure to its cell by its labels, never by its position."""

from collections.abc import Iterator, Sequence

from gongkai.annual.align.board import Board
from gongkai.annual.align.grid.reader import GridReader
from gongkai.annual.align.grid.sheets import Sheet, sheet
from gongkai.annual.align.prose.sections import SectionReader
from gongkai.annual.align.prose.titles import named, scope_of
from gongkai.annual.align.settle import settle
from gongkai.annual.align.vocabulary import Vocabulary, recognise, vocabulary
from gongkai.annual.document import Block, Document, Grid, Paragraph
from gongkai.annual.form import Form
from gongkai.annual.form import forms as all_forms
from gongkai.annual.report import Report
from gongkai.refusal import Refusal

MOST_DISPUTED = 20  # cells printed twice and unlike; with more, the file holds two reports
TORN_OFF = 8  # characters of a label that a page break leaves at least
# Words that only the statistics table of the years before 2019 has.
OLD_FORM = ("指标名称", "历年累计", "主动公开文件数", "计量单位")


def align(
    document: Document,
    *,
    name: str = "",
    forms: Sequence[Form] | None = None,
    previous: Report | None = None,
) -> Report:
    """The report in a document. `name` is the file's name without its ending.

    `previous` is last year's report: it may decide between splits of figures run together.

    Raises Refusal("old_form") for a report of the time before 2019, Refusal("no_report") where
    no table of any form is there, and Refusal("two_reports") where there is more than one.
    """
    known = all_forms() if forms is None else tuple(forms)
    blocks = list(_unframed(document))
    prose = [block for block in blocks if isinstance(block, Paragraph)]
    grids = [block for block in blocks if isinstance(block, Grid)]
    sheets = [sheet(grid, number) for number, grid in enumerate(grids, 1)]
    title, body, year = named(prose, document.title, name)
    report = Report(body=body, year=year, title=title)
    board = Board()
    chosen = _from_sheets(board, sheets, known, year)
    if len(chosen) < len({table.id for form in known for table in form.tables}):
        chosen |= _from_text(board, prose, known, year, chosen)
    if not chosen:
        _refuse(document)
    for table, form in chosen.items():
        settle(board, form, table, previous)
    if len(board.disputed) > MOST_DISPUTED:
        raise Refusal("two_reports", cells=len(board.disputed))
    _fill(report, board, known, chosen)
    _prose(report, prose, chosen, torn=document.kind == "text")
    report.scope = scope_of(report.body, report.preamble + "".join(s.text for s in report.sections))
    return report


def _unframed(document: Document) -> Iterator[Block]:
    """The blocks; a table of PDF that has only an outer frame, its rows not ruled, as lines."""
    for block in document.blocks:
        if document.kind == "pdf" and isinstance(block, Grid):
            cells = [cell for row in block.rows for cell in row if cell]
            if any("\n" in cell.text for cell in cells):
                lines = (line for cell in dict.fromkeys(cells) for line in cell.text.split("\n"))
                yield from (Paragraph(line, block.page) for line in lines)
                continue
        yield block


def _from_sheets(
    board: Board, sheets: Sequence[Sheet], known: Sequence[Form], year: int | None
) -> dict[str, Form]:
    words = {word for one in sheets for word in one.words()}
    text = "\n".join(words)

    def has(label: str) -> bool:
        return label in words or label[:TORN_OFF] in text

    chosen = recognise(known, has, year) if words else {}
    if chosen:
        GridReader(board, _vocabulary(chosen), chosen).read(sheets)
    return chosen


def _from_text(
    board: Board,
    prose: Sequence[Paragraph],
    known: Sequence[Form],
    year: int | None,
    already: dict[str, Form],
) -> dict[str, Form]:
    """Tables that no grid holds, out of the lines of text."""
    from gongkai.annual.align.text.reader import TextReader
    from gongkai.annual.align.text.stream import Stream

    stream = Stream(prose)
    found = recognise(known, stream.has, year, already)
    chosen = {table: form for table, form in found.items() if table not in already}
    if chosen:
        TextReader(board, _vocabulary(chosen), chosen, stream).read()
    return chosen


def _vocabulary(chosen: dict[str, Form]) -> Vocabulary:
    tables = (form.table(table) for table, form in chosen.items())
    return vocabulary(tuple(table for table in tables if table))


def _refuse(document: Document) -> None:
    text = "".join(
        block.text
        if isinstance(block, Paragraph)
        else "".join(cell.text for row in block.rows for cell in row if cell)
        for block in document.blocks
    )
    if sum(word in text for word in OLD_FORM) > 1:
        raise Refusal("old_form")
    raise Refusal("no_report" if text.strip() else "no_text")


def _fill(report: Report, board: Board, known: Sequence[Form], chosen: dict[str, Form]) -> None:
    for form in known:
        for table in form.tables:
            report.form.setdefault(table.id, None)
            if chosen.get(table.id) is form:
                board.fill(report, form, table.id)
                report.form[table.id] = form.name
    report.inferred = frozenset(board.inferred)
    report.damage = board.damage
    report.headers = board.headers


def _prose(
    report: Report, prose: Sequence[Paragraph], chosen: dict[str, Form], *, torn: bool
) -> None:
    form = list(chosen.values())[-1]
    labels = list(_vocabulary(chosen).by_words)
    report.preamble, report.sections = SectionReader(form, labels).read(prose, torn=torn)
