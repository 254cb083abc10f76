"""A report as the parts of its paper, in order: the same for every format.

Nothing is added that the report does not have: a section that is missing stays missing, and a
table without its section stands where the form has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.annual.compare import table_forms
from gongkai.annual.exact import plain
from gongkai.annual.figures import figure
from gongkai.annual.form import CellPlace, Column, Form, Table
from gongkai.annual.labels import ORDINALS, key, squeeze
from gongkai.annual.report import Report, Section
from gongkai.annual.writers.layout import Box, Layout, layout

_LINE_ENDS = dict.fromkeys([9, 11, 12, 13, 28, 29, 30, 0x85, 0x2028, 0x2029], " ")
_NOT_TEXT = dict.fromkeys([*range(9), *range(14, 28), 31, 127, 0xFFFE, 0xFFFF])
_SURROGATES = re.compile("[\ud800-\udfff]")
_FIRST_BRACKETS = re.compile(r"[^（(]*[（(][^）)]*[）)]|[^（(]*")
TITLE = "{body}{year}年政府信息公开工作年度报告"


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the report."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section, its number in front."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """A table of a form, filled in: `texts` has what is printed for each cell id."""

    form: Form
    layout: Layout
    texts: Mapping[str, str]
    headers: Mapping[str, str]
    inferred: frozenset[str]

    def text(self, box: Box) -> str:
        """What is printed in a box."""
        if box.kind == "figure":
            return self.texts[box.id]
        return self.headers.get(box.id, box.text) if box.kind == "column" else box.text


Part = Title | Heading | Prose | Filled


def parts(report: Report, forms: Sequence[Form]) -> Iterator[Part]:
    """The parts of a report."""
    title, preamble = title_of(report), report.preamble
    if title:
        yield Title(title)
        preamble = _without(preamble, title)
    yield from _paragraphs(preamble)
    used = table_forms(report, forms)
    after = _tables(report, used)
    yield from after.get(-1, ())
    for number, section in enumerate(report.sections):
        if heading := heading_of(section, list(used.values())):
            yield Heading(heading)
        yield from _paragraphs(section.text)
        yield from after.get(number, ())


def title_of(report: Report) -> str:
    """The title as the report prints it, else made of its body and year."""
    if report.title:
        return _plain(report.title).strip()
    if report.body and report.year:
        return _plain(TITLE.format(body=report.body, year=report.year))
    return ""


def heading_of(section: Section, forms: Sequence[Form]) -> str:
    """The heading of a section as printed, with its number even if that is kept apart."""
    known = (h.label for form in forms for h in form.sections if h.id == section.id)
    heading = _plain(section.heading).strip() or next(known, "")
    number = section.number or 0
    if heading and not key(heading).ordinal and 0 < number <= len(ORDINALS):
        return f"{ORDINALS[number - 1]}、{heading}"
    return heading


def printed(report: Report, cell: str, column: Column) -> str:
    """What is printed for a cell: what stood there, unless the value has changed since."""
    value = report.cells.get(cell)
    mark = _plain(report.marks.get(cell, "")).strip()
    if mark and figure(mark, column.kind).value == value:
        return mark
    return "" if value is None else str(plain(value))


def text_of(text: str) -> str:
    """A text without what no file format can hold: control characters and halves of letters."""
    return _SURROGATES.sub("\ufffd", text.translate(_NOT_TEXT))


def _plain(text: str) -> str:
    """One line of text."""
    return text_of(text.translate(_LINE_ENDS)).replace("\n", " ")


def _paragraphs(text: str) -> Iterator[Prose]:
    for line in text.split("\n"):
        if paragraph := _plain(line).strip():
            yield Prose(paragraph)


def _without(preamble: str, title: str) -> str:
    """The text before the first section without the title, which may stand on two lines.

    A text file may have lost the end of the line after it.
    """
    lines, words = preamble.split("\n"), squeeze(title)
    for i, line in enumerate(lines):
        if words.startswith(squeeze(line)) and squeeze("".join(lines[i : i + 2])) == words:
            return "\n".join([*lines[:i], *lines[i + 2 :]])
        if squeeze(line).startswith(words):
            return "\n".join([*lines[:i], _after(line, len(words)), *lines[i + 1 :]])
    return preamble


def _after(line: str, count: int) -> str:
    """What follows so many characters of a line, signs and spaces not counted."""
    for i, ch in enumerate(line):
        count -= ch.isalnum()
        if not count:
            return line[i + 1 :]
    return ""


def _tables(report: Report, used: Mapping[str, Form]) -> dict[int, list[Filled]]:
    """The tables by the index of the section that they stand in, -1 before the first."""
    found: dict[int, list[Filled]] = {}
    for name, form in used.items():
        table = form.table(name)
        if table:
            section = _place(report.sections, form, table.section)
            found.setdefault(section, []).append(_filled(report, form, table))
    return found


def _place(sections: Sequence[Section], form: Form, wanted: str) -> int:
    """The index of a section, or of the last one that the form has before it."""
    ids = [section.id for section in sections]
    if wanted in ids:
        return ids.index(wanted)
    order = [heading.id for heading in form.sections]
    before = order[: order.index(wanted)] if wanted in order else order
    return max((i for i, name in enumerate(ids) if name in before), default=-1)


def _filled(report: Report, form: Form, table: Table) -> Filled:
    headers = {f"{at.block.id}.{at.column.id}": at for at in table.places.values()}
    return Filled(
        form=form,
        layout=layout(table),
        texts={cell: printed(report, cell, at.column) for cell, at in table.places.items()},
        headers={
            label: _measured(report.headers[label], at)
            for label, at in headers.items()
            if at.column.unit and label in report.headers
        },
        inferred=report.inferred,
    )


def _measured(header: str, at: CellPlace) -> str:
    """The label of a column with a unit as the report printed it: 元 must not become 万元."""
    header = _plain("".join(header.split()))
    words = squeeze(header)
    known = (squeeze(label) for label in (at.column.label, *at.column.variants))
    if not any(words.startswith(label) for label in known):
        return at.column.label
    found = _FIRST_BRACKETS.match(header)
    return found[0] if found else header
