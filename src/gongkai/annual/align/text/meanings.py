"""What each label of a stream stands for, given the labels before it."""

from collections.abc import Iterator, Sequence

from gongkai.annual.align.text.stream import Hit, Stream
from gongkai.annual.align.vocabulary import SHORT, TELLING, Spot, Vocabulary
from gongkai.annual.form import Block

STRONG = 8  # characters of a label that may begin its table without a heading


class Resolver:
    """Walks the labels of a stream in order and keeps in which table and block it is."""

    def __init__(self, vocabulary: Vocabulary, stream: Stream) -> None:
        self.vocabulary = vocabulary
        self.stream = stream
        self.table = ""
        self.block: Block | None = None
        self.before: Spot | None = None
        self.in_rows = False  # a row label of this block has been seen

    def resolve(self, hits: Sequence[Hit]) -> Iterator[Spot | None]:
        """The spot of each label; None for a heading, and for a word in prose."""
        last_end = -1
        for hit, after in zip(hits, [*hits[1:], None], strict=True):
            spot = None
            if hit.section and not hit.spots:
                self._enter_section(hit)
            elif self._stands_alone(hit, last_end, after.start if after else -1):
                spot = self._choose(hit)
            if spot:
                self.in_rows = (self.in_rows and spot.block is self.block) or spot.kind == "row"
                self.table, self.block = spot.table.id, spot.block
            self.before, last_end = spot, hit.end
            yield spot

    def _enter_section(self, hit: Hit) -> None:
        if hit.ordinal or self.stream.starts_line(hit.start):
            sections = {table.section: table.id for table in self.vocabulary.tables}
            self.table = sections.get(hit.section, "")
            self.block, self.in_rows = None, False

    def _stands_alone(self, hit: Hit, before: int, after: int) -> bool:
        """Whether a short label (其他, 规章) is a word of its own and not part of a sentence."""
        if hit.end - hit.start > SHORT + len("3."):
            return True
        text = self.stream.text
        left = text[hit.start - 1 : hit.start] if hit.start else ""
        right = text[hit.end : hit.end + 1]
        return (not left.isalpha() or hit.start == before) and (
            not right.isalpha() or hit.end == after
        )

    def _choose(self, hit: Hit) -> Spot | None:
        here = [spot for spot in hit.spots if spot.table.id == self.table]
        if not here:
            begins = bool(hit.ordinal) or self.stream.starts_cell(hit.start)
            starting = (spot for spot in hit.spots if begins and self._starts_table(hit, spot))
            return next(starting, None)
        spots = [spot for spot in here if spot.block is self.block] or here
        if hit.ordinal:
            borne = [spot for spot in spots if self.vocabulary.bears(spot, hit.ordinal)]
            if borne:
                return borne[0]
        spots = [spot for spot in spots if spot.kind != "other"] or spots
        if {spot.kind for spot in spots} == {"row", "column"}:
            wanted = self._row_or_column()
            spots = [spot for spot in spots if spot.kind == wanted]
        return spots[0]

    def _starts_table(self, hit: Hit, spot: Spot) -> bool:
        """Whether a label is telling enough to begin its table without a heading."""
        length = hit.end - hit.start
        if spot.block.layout == "across" and self.table:
            return length >= TELLING
        return spot.kind == "head" or length >= STRONG

    def _row_or_column(self) -> str:
        """A label that a row and a column bear (其他, 总计): a header names its columns in turn."""
        after_column = self.before is not None and self.before.kind == "column"
        return "row" if self.in_rows and not after_column else "column"
