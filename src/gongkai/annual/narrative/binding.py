"""A number in a sentence and the cells it speaks of: clause by clause, what is known carried on."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.annual.narrative.clauses import (
    DISCLOSURE,
    Clause,
    Said,
    blockers,
    fits,
    is_property,
    names_applications,
    of_documents,
    of_others,
    verbs,
    without_carry_years,
)
from gongkai.annual.narrative.lexicon import Lexicon, Token
from gongkai.annual.narrative.numbers import Number
from gongkai.annual.narrative.readings import (
    Cells,
    Readings,
    application_rows,
    by_kind,
    is_open,
    joined,
)
from gongkai.annual.narrative.scope import Scope
from gongkai.annual.narrative.sentences import Sentence

_NAMED = re.compile(
    r"^\s*(?:[(（][一二三四五六七八九十][)）]|[一二三四五六七八九十\d]{1,2}[、.．])"
)
_ALL = r"(?:均|全部|都)(?:已|被|获|得到|予以|判决|裁定|依法|为|结果)*(?P<word>维持|结案|审结)"
_SHARE = re.compile(r"占(?P<base>[^占]*)$")
_OF_ALL = r"(?:全部|总|申请)(?:申请|数|量|件数)*的?$"
_PLAINLY = re.compile(r"其中[,:]?(?P<word>公开)\d")
_DISCLOSED = "予以公开"
_KNOWN = frozenset({"subject", "state", "carried", "carry", "outcome", "applicant", "result"})


class Bound(NamedTuple):
    """A number with its readings in cell ids, and its base where it is a percentage.

    `whole` says that its sentence counts the whole area.
    """

    number: Number
    readings: Readings
    base: Readings = ()
    whole: bool = False


class Binder:
    """Reads the sentences of a report one after the other."""

    def __init__(self, lexicon: Lexicon, scope: Scope) -> None:
        self._lexicon = lexicon
        self._scope = scope
        self._cells = Cells(lexicon)
        self._topic = ""
        self._whole: Readings = ()

    def open(self, section: str | None, heading: str) -> None:
        """A new section: its heading says what is spoken of, until something else is."""
        self._topic = section if section in ("applications", "disputes") else ""
        self._whole = ()
        self.pass_by(heading)

    def pass_by(self, sentence: str) -> None:
        """What a sentence without numbers is about; a numbered heading ends the topic before."""
        if "依申请" in sentence or "公开申请" in sentence:
            self._topic = "applications"
        elif _NAMED.search(sentence):
            self._topic = ""

    def read(self, sentence: Sentence) -> Iterator[Bound]:
        """The numbers of a sentence that can be tied to cells for sure."""
        self.pass_by(sentence.plain)
        tokens = self._tokens(sentence.plain)
        for bound in self._read(sentence, tokens) if tokens else ():
            areas = by_kind(tokens, "area")
            whole = any(token.start < bound.number.start for token in areas)
            yield bound._replace(whole=True) if whole else bound

    def _tokens(self, plain: str) -> list[Token]:
        """The terms of a sentence; 其中公开27件 is an outcome if 部分公开 is named beside it."""
        tokens = self._lexicon.tokens(plain)
        named = _PLAINLY.search(plain) if "部分公开" in plain else None
        disclosed = self._lexicon.term(_DISCLOSED) if named else None
        if named and disclosed:
            at = named.start("word")
            return [t._replace(term=disclosed) if t.start == at else t for t in tokens]
        return tokens

    def _read(self, sentence: Sentence, tokens: list[Token]) -> Iterator[Bound]:
        if by_kind(tokens, "void"):
            self._digress()
            return
        if not self._topic and (
            self._scope.discloses_only or any(word in sentence.plain for word in DISCLOSURE)
        ):
            self._topic = "disclosure"
        if self._topic != "applications" and not by_kind(tokens, "subject"):
            return
        said = Said()
        end = 0
        for number in sentence.numbers:
            clause = self._clause(sentence, tokens, number, end)
            end = number.end
            if bound := self._bind(clause, said):
                yield bound
        yield from self._none(sentence, tokens)
        yield from self._all(sentence.plain, said)
        if said.astray:
            self._digress()

    def _digress(self) -> None:
        """What was said of applications does not go on in the next sentence."""
        if self._topic == "applications":
            self._topic = "disclosure"

    def _clause(
        self, sentence: Sentence, tokens: list[Token], number: Number, previous: int
    ) -> Clause:
        plain, left = sentence.plain, max(sentence.left(number.start), previous)
        if not left and (heading := _NAMED.match(plain)):
            left = heading.end()
        right = sentence.right(number.end)
        if any(number.end <= other.start < right for other in sentence.numbers):
            right = number.end
        earlier = [t for t in tokens if t.end <= number.start]
        before = [t for t in earlier if t.start >= left]
        after = [t for t in tokens if t.start >= number.end and t.end <= right]
        known = [t for t in before if t.term.kind in _KNOWN]
        first = min((t.start for t in known + verbs(before)), default=number.start)
        rest = self._rest(plain, left, first, before)
        rest = self._scope.less_body(rest) if rest else ""
        rest += self._rest(plain, first, number.start, before)
        rest += self._rest(plain, number.end, right, after)
        glued = left == previous > 0 and plain[left] not in "、和及与,;:()。"
        sure = not (
            number.vague
            or glued
            or by_kind(before + after, *blockers(before + after))
            or self._scope.elsewhere(without_carry_years(earlier))
        )
        used = before if known else before + after
        lead = [t for t in earlier if previous <= t.start < left]
        return Clause(number, plain, used, earlier, lead, plain[left:first], rest, sure)

    def _rest(self, plain: str, start: int, end: int, tokens: list[Token]) -> str:
        """What a stretch of text says beside its terms and the words that change nothing."""
        if start >= end:
            return ""
        parts, place = [], start
        published = of_documents(tokens)
        for token in tokens:
            if start <= token.start < end and (published or token.term.kind != "publish"):
                parts.append(plain[place : token.start])
                place = token.end
        parts.append(plain[place:end])
        return self._lexicon.fillers.left(" ".join(parts)).strip()

    def _bind(self, clause: Clause, said: Said) -> Bound | None:
        if clause.number.unit == "%":
            if by_kind(clause.lead + clause.tokens, "foreign", "narrowing"):
                said.leave()
            return self._share(clause, said)
        if by_kind(clause.lead, "foreign", "narrowing", "channel"):
            said.leave()
        self._subject(clause, said)
        if not said.block:
            return None
        plain = clause.sure and not clause.rest
        cells = self._readings(clause, said) if plain else ()
        said.cells = cells
        if not plain:
            self._lose(clause, said)
        if not cells or not fits(clause.number.unit, said.block):
            return None
        if "其中" in clause.opening and said.block == "applications" and is_open(clause.tokens):
            new = [t for t in by_kind(clause.tokens, "state") if len(t.term.readings) == 1]
            return Bound(clause.number, cells) if new else None
        return Bound(clause.number, cells)

    def _lose(self, clause: Clause, said: Said) -> None:
        """After a number that is narrowed somehow, what follows may be narrowed with it."""
        said.rows = ()
        if clause.rest or by_kind(clause.tokens, "narrowing", "channel", "foreign"):
            said.others_disputes |= said.block == "disputes"
            said.leave()

    def _readings(self, clause: Clause, said: Said) -> Readings:
        """The sums of cells that the clause speaks of, with what it carries on from before."""
        tokens = clause.tokens
        if said.block == "applications":
            rows = application_rows(clause.plain, tokens, said.rows, self._scope.year)
            if not rows and names_applications(tokens):
                rows = (("received",), ("received", "carried_in"), ("concluded",))
            said.rows = rows or said.rows
            cells = self._cells.applications(rows, tokens)
            if rows and is_open(tokens):
                self._whole = cells
            return cells
        if not said.subjects:
            return ()
        if said.block == "disputes":
            cells = self._cells.disputes(said.subjects, tokens)
            if said.others_disputes or not by_kind(tokens, "result", "subject"):
                return ()
            if by_kind(tokens, "result"):
                said.disputes.clear()
            elif cells:
                said.disputes.append((said.subjects, clause.number))
            return cells
        columns = self._cells.columns(said.block, tokens, clause.earlier)
        if not columns and by_kind(tokens, "subject"):
            columns = said.columns
        said.columns = columns
        return self._cells.others(said.block, said.subjects, columns)

    def _subject(self, clause: Clause, said: Said) -> None:
        """The subject of the clause, else the one carried on; another matter ends it."""
        subjects = [t for t in by_kind(clause.tokens, "subject") if self._topical(t, said)]
        if by_kind(clause.tokens, "foreign") or (clause.rest and not subjects):
            said.leave()
        if subjects and is_property(clause.tokens, subjects[-1]):
            said.leave()
            return
        if subjects:
            said.astray = False
            last = subjects[-1]
            named = [last]
            for token in reversed(subjects[:-1]):
                if token.term.block != last.term.block or not joined(clause.plain, token, named[0]):
                    break
                named.insert(0, token)
            if said.block != last.term.block:
                said.columns = ()
            said.block = last.term.block
            said.subjects = tuple(dict.fromkeys(r for t in named for r in t.term.readings[0]))
            if said.block in ("applications", "disputes"):
                self._topic = said.block
            if said.block == "disputes" and of_others(clause, last):
                said.others_disputes = True
        elif not said.block and self._continues(clause, said):
            said.block = "applications"

    def _continues(self, clause: Clause, said: Said) -> bool:
        """Whether a clause without a subject goes on with applications, the topic before it."""
        kinds = ("carried",) if said.astray else tuple(_KNOWN)
        known = [t for t in by_kind(clause.tokens, *kinds) if t.term.block == "applications"]
        return self._topic == "applications" and bool(known)

    def _topical(self, token: Token, said: Said) -> bool:
        """Disputes and short words count only where disclosure is what is spoken of."""
        if token.term.short:
            return "applications" in (self._topic, said.block)
        return token.term.block != "disputes" or bool(self._topic)

    def _share(self, clause: Clause, said: Said) -> Bound | None:
        """A percentage that names its base: 占申请总数的 30%. Others may be of anything."""
        start = clause.number.start
        match = _SHARE.search(clause.plain, max(0, start - 30), start)
        if not match or not clause.sure or not said.cells or said.block != "applications":
            return None
        tokens = [t for t in clause.tokens if match.start() < t.start < start]
        if [t for t in clause.tokens if t not in tokens and t.term.kind in _KNOWN]:
            return None
        if tokens and not self._rest(clause.plain, match.start() + 1, start, tokens):
            rows = application_rows(clause.plain, tokens, (), self._scope.year)
            rows = rows or (("received",), ("received", "carried_in"), ("concluded",))
            return Bound(clause.number, said.cells, self._cells.applications(rows, []))
        if self._whole and re.match(_OF_ALL, match["base"]):
            return Bound(clause.number, said.cells, self._whole)
        return None

    def _none(self, sentence: Sentence, tokens: list[Token]) -> Iterator[Bound]:
        """未收到申请, 未发生行政复议: a nought in words."""
        plain = sentence.plain
        for token in by_kind(tokens, "none"):
            right = next((s for s in sentence.stops if s >= token.end), len(plain))
            inside = [t for t in tokens if token.end <= t.start < right]
            inside = [t for t in inside if t.term.kind not in ("people", "publish")]
            subjects = [t for t in by_kind(inside, "subject") if self._topical(t, Said())]
            earlier = [t for t in tokens if t.end <= token.start]
            carried = [t for t in by_kind(inside, "carried") if subjects]
            if carried:
                inside = [t for t in inside if t.term.kind not in ("carried", "state")]
            if not subjects or len(subjects) < len(inside) or self._scope.elsewhere(earlier):
                continue
            if self._rest(plain, token.end, right, tokens):
                continue
            number = Number(Decimal(0), Decimal(1), "件", token.start, subjects[-1].end)
            for cells in self._noughts(subjects, carried):
                yield Bound(number, cells)

    def _noughts(self, subjects: list[Token], carried: list[Token]) -> Iterator[Readings]:
        """因信息公开申请被申请行政复议 speaks of the reconsideration, not of the application."""
        disputes = [t for t in subjects if t.term.block == "disputes"]
        for subject in disputes:
            yield self._cells.by_result(subject.term.readings[0], ())
        if not disputes and subjects[-1].term.block == "applications":
            rows = carried[-1].term.readings if carried else (("received",),)
            yield self._cells.applications(rows, [])

    def _all(self, plain: str, said: Said) -> Iterator[Bound]:
        """均获维持: all the disputes just counted ended so."""
        match = re.search(_ALL, plain) if said.disputes else None
        if not match:
            return
        start = plain.rfind(";", 0, match.start())
        for rows, number in said.disputes:
            if not start < number.start < match.start():
                continue
            if match["word"] == "维持":
                yield Bound(number, self._cells.by_result(rows, ("upheld",)))
            else:
                nought = Number(Decimal(0), Decimal(1), "件", match.start(), match.end())
                yield Bound(nought, self._cells.by_result(rows, ("pending",)))
