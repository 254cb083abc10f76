"""The terms of a clause turned into sums of cells."""

from gongkai.annual.narrative.lexicon import Lexicon, Token

Ids = tuple[str, ...]
Readings = tuple[Ids, ...]

_JOINS = frozenset({"", "、", "和", "及", "与", "或", "以及", "并", "和予以", "、予以", "及予以"})
_COUNTS_DISPUTES = frozenset({"收到", "接到"})
_MEANS_DECISION = "决定"


def joined(plain: str, left: Token, right: Token) -> bool:
    """Whether two terms are named together (予以公开及部分公开) and not one after the other."""
    return plain[left.end : right.start] in _JOINS


def by_kind(tokens: list[Token], *kinds: str) -> list[Token]:
    """The tokens of these kinds."""
    return [t for t in tokens if t.term.kind in kinds]


def is_open(tokens: list[Token]) -> bool:
    """Whether a clause counts applications by 收到 or 答复 alone, so that 其中 makes it a part."""
    return bool(by_kind(tokens, "state")) and not by_kind(tokens, "carried", "carry", "outcome")


def application_rows(plain: str, tokens: list[Token], said: Readings, year: int | None) -> Readings:
    """The rows of table three that a clause speaks of; `said` are those of the clause before."""
    if outcomes := by_kind(tokens, "outcome"):
        return _outcomes(plain, outcomes)
    if carried := by_kind(tokens, "carried"):
        return _with_new(carried[-1].term.readings, by_kind(tokens, "state"))
    if carry := by_kind(tokens, "carry"):
        return _carry(carry[-1], tokens, year)
    if states := by_kind(tokens, "state"):
        readings = tuple(dict.fromkeys(r for t in states for r in t.term.readings))
        # 新收申请办结51件: of the new ones alone, which no cell counts.
        return () if states[-1].term.readings[0] not in states[0].term.readings else readings
    if by_kind(tokens, "applicant"):
        return said
    return ()


def _with_new(carried: Readings, states: list[Token]) -> Readings:
    """上年结转, or 上年结转 and 新收 counted together."""
    new = [t.term.readings[0] for t in states if len(t.term.readings) == 1]
    if not new or carried != (("carried_in",),):
        return carried
    return (*carried, *new, (*new[0], *carried[0]))


def _carry(carry: Token, tokens: list[Token], year: int | None) -> Readings:
    """结转 beside a year: from the year before, or into the year after."""
    for token in tokens:
        if token.term.kind == "year" and beside(carry, token) and year:
            other = int(token.text[:4])
            if other == year - 1:
                return carry.term.readings[:1]
            if other == year + 1:
                return carry.term.readings[1:]
    return ()


def beside(carry: Token, year: Token) -> bool:
    """Whether a year stands right before or after a word for carrying over."""
    return year.end == carry.start or carry.end == year.start


def _outcomes(plain: str, outcomes: list[Token]) -> Readings:
    """Outcomes named together are added; else the last counts, or a reason named before it."""
    kept = [t for t in outcomes if not (t.term.leaf and plain.startswith("等", t.end))]
    if not kept:
        return ()
    run = [kept[-1]]
    for token in reversed(kept[:-1]):
        if not joined(plain, token, run[0]):
            break
        run.insert(0, token)
    added = tuple(dict.fromkeys(row for t in run for row in t.term.readings[0]))
    reasons = [t.term.readings[0] for t in kept[: len(kept) - len(run)] if t.term.leaf]
    return (added, *reasons)


class Cells:
    """Rows and columns of a block put together into cell ids."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._blocks = lexicon.blocks

    def applications(self, rows: Readings, tokens: list[Token]) -> Readings:
        """Rows of table three, in the columns of the applicants named, else in the total."""
        applicants = by_kind(tokens, "applicant")
        columns = tuple(dict.fromkeys(c for t in applicants for c in t.term.readings[0]))
        columns = columns or (self._blocks["applications"].columns[-1].id,)
        return tuple(
            tuple(f"applications.{row}.{column}" for row in reading for column in columns)
            for reading in rows
        )

    def disputes(self, rows: Ids, tokens: list[Token]) -> Readings:
        """Disputes by result, else in all. What was newly filed or decided is no column."""
        results = by_kind(tokens, "result")
        states = by_kind(tokens, "state", "carried", "carry", "outcome")
        if any(t.text not in _COUNTS_DISPUTES for t in states):
            return ()
        columns = results[-1].term.readings[0] if results else ()
        return self.by_result(rows, columns)

    def by_result(self, rows: Ids, columns: Ids) -> Readings:
        """Cells of these disputes in these columns, or in the total."""
        columns = columns or (self._blocks["disputes"].columns[-1].id,)
        return (tuple(f"disputes.{row}.{column}" for row in rows for column in columns),)

    def others(self, block: str, rows: Ids, columns: Readings) -> Readings:
        """Cells of a block of table two, one reading a column."""
        return tuple(
            tuple(f"{block}.{row}.{column}" for row in rows for column in reading)
            for reading in columns
        )

    def columns(self, block: str, clause: list[Token], earlier: list[Token]) -> Readings:
        """The columns of table two that the verbs of a clause point to."""
        own = [t for t in by_kind(clause, "column") if t.term.block == block]
        published = by_kind(earlier, "publish")
        if block == "documents":
            verbs = own or by_kind(clause, "publish")
            return verbs[-1].term.readings if verbs else ()
        if block == "fees":
            money = [c.id for c in self._blocks[block].columns if c.kind == "money"]
            return tuple((name,) for name in money)
        decided = own or [t for t in by_kind(clause, "subject") if t.text.endswith(_MEANS_DECISION)]
        made = self._blocks[block].columns[-1].id
        return ((made,),) if decided and not published else ()
