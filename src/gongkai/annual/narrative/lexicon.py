"""Which words speak of which cells: the labels of the forms, and the wordings of reports."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.annual.form import Block, Form
from gongkai.annual.labels import key, widths

WORDING = Path(__file__).parents[1] / "data" / "wording.toml"
_DATE = re.compile(r"(?P<year>(?:19|20)\d\d年度?)|(?P<month>\d月(?!\d))")
_BRACKETS = re.compile(r"（[^（）]*）$")
_SHORTEST = 3  # 其他, 总计 and 规章 as bare labels say too little


class Term(NamedTuple):
    """What a phrase says: its kind, the block it belongs to, and its readings.

    A reading is a set of rows, or of columns for kinds that speak of columns. `leaf` is an
    outcome that stands within a group; `short` counts only where the topic is known already.
    """

    kind: str
    block: str = ""
    readings: tuple[tuple[str, ...], ...] = ()
    leaf: bool = False
    short: bool = False


class Token(NamedTuple):
    """A term, or a year, where it stands in a sentence."""

    start: int
    end: int
    text: str
    term: Term


class Phrases:
    """Phrases looked for in a text, the longest at a place. There is no pattern to compile."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.initials: dict[str, list[str]] = {}
        for phrase in sorted(filter(None, phrases), key=len, reverse=True):
            self.initials.setdefault(phrase[0], []).append(phrase)

    def at(self, text: str, place: int) -> str:
        """The phrase that begins at a place, "" where none does."""
        for phrase in self.initials.get(text[place], ()):
            if text.startswith(phrase, place):
                return phrase
        return ""

    def left(self, text: str) -> str:
        """What is left of a text without its phrases."""
        parts, place = [], 0
        while place < len(text):
            if phrase := self.at(text, place):
                place += len(phrase)
            else:
                parts.append(text[place])
                place += 1
        return "".join(parts)


class Lexicon:
    """All phrases of the forms at hand.

    A phrase may be a term of several blocks (办结: applications, and decisions). `fillers` are
    words that change nothing.
    """

    def __init__(
        self, terms: dict[str, tuple[Term, ...]], fillers: Phrases, blocks: dict[str, Block]
    ) -> None:
        self._terms = terms
        self._phrases = Phrases(terms)
        self.fillers = fillers
        self.blocks = blocks

    def term(self, phrase: str) -> Term | None:
        """The one meaning of a phrase, if it has just one."""
        terms = self._terms.get(phrase, ())
        return terms[0] if len(terms) == 1 else None

    def tokens(self, text: str) -> list[Token]:
        """The terms of a sentence in reading order, years and months among them."""
        found: list[Token] = []
        initials = self._phrases.initials
        end = 0
        for place, character in enumerate(text):
            if place < end:
                continue
            dated = character.isdecimal()
            if not dated and character not in initials:
                continue
            date = _DATE.match(text, place) if dated else None
            if phrase := date[0] if date else self._phrases.at(text, place):
                terms = _DATED[date.lastgroup] if date else self._terms[phrase]
                end = place + len(phrase)
                found += [Token(place, end, phrase, term) for term in terms]
        return found


_DATED: dict[str | None, tuple[Term, ...]] = {
    "year": (Term("year"),),
    "month": (Term("part_year"),),
}


@cache
def _wording() -> dict[str, Any]:
    return tomllib.loads(WORDING.read_text("utf-8"))


_BUILT: dict[tuple[tuple[str, int], ...], tuple[Lexicon, list[Form]]] = {}


def lexicon(forms: Mapping[str, Form]) -> Lexicon:
    """The phrases for the tables of a report, each on its own form; built once a combination."""
    known = tuple((table, id(form)) for table, form in forms.items())
    if known not in _BUILT:
        # The forms are kept with it, so that no other form can come to bear their id.
        _BUILT[known] = _build(forms), list(forms.values())
    return _BUILT[known][0]


def _build(forms: Mapping[str, Form]) -> Lexicon:
    blocks = _blocks(forms)
    terms: dict[str, tuple[Term, ...]] = {}
    for phrase, term in (*_marks(), *_labels(blocks.values()), *_said(blocks)):
        others = terms.get(phrase, ())
        terms[phrase] = (*(o for o in others if o.block != term.block), term)
    return Lexicon(terms, Phrases(_words(_wording()["marks"]["fillers"])), blocks)


def _words(listed: str) -> list[str]:
    return widths(listed).split()


def _blocks(forms: Mapping[str, Form]) -> dict[str, Block]:
    """Blocks by id; parts of a block that the form prints apart are put together."""
    found: dict[str, Block] = {}
    for name, form in forms.items():
        table = form.table(name)
        for block in table.blocks if table else ():
            first = found.get(block.id)
            rows = first.rows + block.rows if first else block.rows
            found[block.id] = Block(
                block.id, block.columns, rows, layout=block.layout, groups=block.groups
            )
    return found


def _marks() -> Iterator[tuple[str, Term]]:
    for kind, phrases in _wording()["marks"].items():
        if kind != "fillers":
            term = Term(kind)
            yield from ((phrase, term) for phrase in _words(phrases))


def _labels(blocks: Iterable[Block]) -> Iterator[tuple[str, Term]]:
    """What the form itself calls its outcomes, applicants, disputes and results."""
    for block in blocks:
        if any(row.outcome for row in block.rows):
            yield from _applications(block)
        elif block.layout == "across":
            for row in block.rows:
                yield widths(row.label), Term("subject", block.id, ((row.id,),))
            for column in block.columns[:-1]:
                yield widths(column.label), Term("result", block.id, ((column.id,),))


def _applications(block: Block) -> Iterator[tuple[str, Term]]:
    groups = {row.under[-1] for row in block.rows if row.outcome and len(row.under) > 1}
    for row in block.rows:
        for label in (row.label, *row.variants) if row.outcome else ():
            words = key(_BRACKETS.sub("", label)).words
            if len(words) >= _SHORTEST:
                leaf = bool(set(row.under) & groups)
                yield words, Term("outcome", block.id, ((row.id,),), leaf=leaf)
    for group in block.groups:
        if group.id in groups:
            rows = tuple(row.id for row in block.rows if group.id in row.under)
            for label in (group.label, *group.variants):
                words = key(label).words
                if len(words) >= _SHORTEST:
                    yield words, Term("outcome", block.id, (rows,))
    for column in block.columns[:-1]:
        for label in (column.label, *column.variants):
            if len(label) >= _SHORTEST:
                yield widths(label), Term("applicant", block.id, ((column.id,),))


def _said(blocks: dict[str, Block]) -> Iterator[tuple[str, Term]]:
    for entry in _wording()["subjects"]:
        if block := blocks.get(entry["block"]):
            rows = _ids(block, entry.get("rows", []))
            if rows or "rows" not in entry:
                short = entry.get("short", False)
                term = Term("subject", block.id, (rows,), short=short)
                yield from ((phrase, term) for phrase in _words(entry["phrases"]))
    for name, kinds in _wording()["says"].items():
        if block := blocks.get(name):
            for kind, entries in kinds.items():
                for readings, phrases in entries.items():
                    yield from _stated(block, kind, readings, phrases)


def _stated(block: Block, kind: str, readings: str, phrases: str) -> Iterator[tuple[str, Term]]:
    found = tuple(ids for names in readings.split("/") if (ids := _ids(block, names.split())))
    if found:
        leaf = kind == "outcome" and _is_leaf(block, found)
        term = Term(kind, block.id, found, leaf=leaf)
        yield from ((phrase, term) for phrase in _words(phrases))


def _ids(block: Block, names: list[str]) -> tuple[str, ...]:
    """Row or column ids that the block has; a group stands for its rows. All, or none."""
    found: list[str] = []
    own = {row.id for row in block.rows} | {column.id for column in block.columns}
    for name in names:
        rows = [row.id for row in block.rows if name in row.under]
        if name not in own and not rows:
            return ()
        found += rows or [name]
    return tuple(found)


def _is_leaf(block: Block, readings: tuple[tuple[str, ...], ...]) -> bool:
    rows = {row.id: row for row in block.rows}
    return all(len(r) == 1 and len(rows[r[0]].under) > 1 for r in readings)
