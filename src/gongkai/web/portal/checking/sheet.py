"""The report in its official layout, each fault marked at its cell or passage."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from gongkai.annual.finding import Finding
from gongkai.annual.form import forms
from gongkai.annual.messages import say
from gongkai.annual.report import Report
from gongkai.annual.sentence import LEVELS
from gongkai.annual.writers.parts import Filled, Heading, Part, Prose, Title, parts
from gongkai.web.portal.tables import table

WORDS = {level: say("cli", f"level-{level}", {}) for level in LEVELS} | {"doubt": "存疑"}
"""The levels that something is marked with."""


class Link(NamedTuple):
    """A way to a place of the sheet."""

    label: str
    target: str


class Span(NamedTuple):
    """A passage of a paragraph that a finding quotes."""

    start: int
    end: int
    level: str
    id: str


class Sheet:
    """Makes the sheet of one report; `prefix` begins all its ids."""

    def __init__(self, report: Report, findings: Sequence[Finding], prefix: str) -> None:
        self.prefix = prefix
        self.parts = list(parts(report, forms()))
        self.title = next((part.text for part in self.parts if isinstance(part, Title)), "")
        self._shown = {
            cell for part in self.parts if isinstance(part, Filled) for cell in part.texts
        }
        self._levels: dict[str, str] = {}
        self._first: set[str] = set()
        self._entries: dict[str, list[str]] = {}
        self._spans: dict[int, list[Span]] = {}
        self._passages: dict[str, str] = {}
        for number, finding in enumerate(findings, 1):
            self._place(finding, f"{prefix}finding-{number}")
        for number, damage in enumerate(report.damage, 1):
            for cell in damage.cells:
                self._note(cell, "doubt", f"{prefix}doubt-{number}")

    def markup(self) -> str:
        """The whole sheet."""
        return "\n".join(self._part(number, part) for number, part in enumerate(self.parts))

    def links(self, finding: Finding) -> tuple[Link, ...]:
        """The places of a finding: its passage, its first cell."""
        passage = self._passages.get(_quote(finding))
        found = (Link("看原文", passage),) if passage else ()
        return (*found, *self.cells(finding.cells))

    def cells(self, cells: Iterable[str]) -> tuple[Link, ...]:
        """The first of these cells that is on the sheet."""
        first = next((cell for cell in cells if cell in self._shown), None)
        return (Link("看表格", self._cell(first)),) if first else ()

    def _cell(self, cell: str) -> str:
        return f"{self.prefix}cell-{cell}"

    def _place(self, finding: Finding, entry: str) -> None:
        """Note where a finding is marked; the worst come first and win."""
        for cell in finding.cells:
            self._note(cell, finding.level, entry)
        self._first.update(finding.cells[:1])
        quote = _quote(finding)
        if quote and quote not in self._passages and (span := self._find(quote, finding.level)):
            self._passages[quote] = span

    def _note(self, cell: str, level: str, entry: str) -> None:
        self._levels.setdefault(cell, level)
        self._entries.setdefault(cell, []).append(entry)

    def _find(self, quote: str, level: str) -> str:
        """The id of the passage, marked from now on; a passage inside a marked one is that one."""
        for number, part in enumerate(self.parts):
            if not isinstance(part, Prose | Heading) or (start := part.text.find(quote)) < 0:
                continue
            end, spans = start + len(quote), self._spans.setdefault(number, [])
            for span in spans:
                if start < span.end and span.start < end:
                    return span.id
            spans.append(Span(start, end, level, f"{self.prefix}text-{number}-{start}"))
            return spans[-1].id
        return ""

    def _part(self, number: int, part: Part) -> str:
        if isinstance(part, Filled):
            return table(part, self._attributes, prefix=self.prefix)
        text = self._marked(part.text, self._spans.get(number, []))
        tag = "h3" if isinstance(part, Title) else "h4" if isinstance(part, Heading) else "p"
        return f'<{tag} id="{self.prefix}part-{number}">{text}</{tag}>'

    def _marked(self, text: str, spans: Iterable[Span]) -> str:
        found, at = [], 0
        for span in sorted(spans):
            found += [escape(text[at : span.start]), f'<mark class="{span.level}" id="{span.id}">']
            found += [escape(text[span.start : span.end]), "</mark>"]
            at = span.end
        return "".join(found) + escape(text[at:])

    def _attributes(self, cell: str) -> dict[str, str]:
        """What a figure carries: an id to jump to, its level, and the findings that speak of it."""
        level = self._levels.get(cell, "")
        classes = f"{level} at" if level and cell in self._first else level
        found = {"id": self._cell(cell)}
        if level:
            entries = " ".join(self._entries[cell])
            found |= {"class": classes, "title": WORDS[level], "aria-describedby": entries}
        return found


def _quote(finding: Finding) -> str:
    """The words of the report that a finding speaks of."""
    text = finding.values.get("text")
    if not isinstance(text, str):
        text = "" if finding.cells else finding.place.text
    return text.strip()
