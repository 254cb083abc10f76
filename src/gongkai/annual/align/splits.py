"""Figures that lost their borders: 640020470 is 64 0 0 2 0 4 70, if that alone adds up."""

from collections.abc import Iterator, Sequence

LONGEST = 60  # digits; a longer run is no line of one table
MOST_WAYS = 100  # more readings than this are as good as none
MOST_STEPS = 200_000  # numbers looked at; real lines take some hundreds


def splits(pieces: Sequence[str], sums: Sequence[Sequence[int]], width: int) -> list[list[str]]:
    """The ways to cut pieces into `width` whole numbers, in order, that satisfy the sums.

    `pieces` are runs of digits; a space between two of them is a border. Each sum lists the
    positions of its addends and, last, of its total, and the sums follow upon one another from
    the first position to the last. A number has no leading zero.
    """
    digits = "".join(pieces)
    if not (digits.isascii() and digits.isdigit() and width <= len(digits) <= LONGEST):
        return []
    run = _Run(digits, pieces)
    groups = [len(positions) - 1 for positions in sums]
    if not groups:
        ways = run.cut(0, len(digits), width)
    elif [i for positions in sums for i in positions] == list(range(width)):
        ways = run.groups(0, groups)
    else:
        return []
    found = []
    try:
        for way in ways:
            found.append(list(way))
            if len(found) > MOST_WAYS:
                return []
    except _TooLongError:
        return []
    return found


class _TooLongError(Exception):
    """The search is given up."""


class _Run:
    """A run of digits with its known borders."""

    def __init__(self, digits: str, pieces: Sequence[str]) -> None:
        self.digits = digits
        self.steps = 0
        self.borders = {0}
        for piece in pieces:
            self.borders.add(max(self.borders) + len(piece))

    def number(self, start: int, end: int) -> int | None:
        """The number in this stretch, None if there can be none."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooLongError
        text = self.digits[start:end]
        if not text or (text[0] == "0" and len(text) > 1):
            return None
        return None if any(at in self.borders for at in range(start + 1, end)) else int(text)

    def cut(self, start: int, end: int, count: int) -> Iterator[tuple[str, ...]]:
        """Any `count` numbers."""
        if count == 1:
            if self.number(start, end) is not None:
                yield (self.digits[start:end],)
            return
        for at in range(start + 1, end - count + 2):
            if self.number(start, at) is not None:
                for rest in self.cut(at, end, count - 1):
                    yield (self.digits[start:at], *rest)

    def groups(self, start: int, counts: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """For each count that many addends and their total, one group after the other."""
        if not counts:
            if start == len(self.digits):
                yield ()
            return
        first, *others = counts
        least = sum(others) + len(others)
        last = len(self.digits)
        for end in range(start + first + 1, last - least + 1) if others else (last,):
            for way in self._group(start, end, first):
                for rest in self.groups(end, others):
                    yield (*way, *rest)

    def _group(self, start: int, end: int, count: int) -> Iterator[tuple[str, ...]]:
        for at in range(start + count, end):
            total = self.number(at, end)
            if total is not None and at - start <= count * (end - at):
                for way in self._addends(start, at, count, total):
                    yield (*way, self.digits[at:end])

    def _addends(self, start: int, end: int, count: int, total: int) -> Iterator[tuple[str, ...]]:
        """`count` numbers that make the total; what is left bounds the length of each."""
        if end - start > count * len(str(total)):
            return
        if count == 1:
            if self.number(start, end) == total:
                yield (self.digits[start:end],)
            return
        for at in range(start + 1, end - count + 2):
            value = self.number(start, at)
            if value is not None and value <= total:
                for rest in self._addends(at, end, count - 1, total - value):
                    yield (self.digits[start:at], *rest)
