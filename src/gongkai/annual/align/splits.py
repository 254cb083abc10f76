"""Figures that lost their borders: 640020470 is 64 0 0 2 0 4 70, if that alone adds up."""

from collections.abc import Iterator, Sequence

LONGEST = 40  # digits; a longer run is no line of one table


def splits(pieces: Sequence[str], sums: Sequence[Sequence[int]], width: int) -> list[list[str]]:
    """All ways to cut pieces into `width` whole numbers, in order, that satisfy the sums.

    `pieces` are runs of digits; a space between two of them is a border. Each sum lists the
    positions of its addends and, last, of its total. A number has no leading zero.
    """
    digits = "".join(pieces)
    if not digits.isdigit() or not width <= len(digits) <= LONGEST:
        return []
    borders = set()
    at = 0
    for piece in pieces:
        at += len(piece)
        borders.add(at)
    totals = {positions[-1]: positions[:-1] for positions in sums}
    return [list(found) for found in _cut(digits, 0, width, borders, totals, ())]


def _cut(
    digits: str,
    start: int,
    width: int,
    borders: set[int],
    totals: dict[int, Sequence[int]],
    found: tuple[str, ...],
) -> Iterator[tuple[str, ...]]:
    index = len(found)
    if index == width:
        if start == len(digits):
            yield found
        return
    if index in totals:
        total = str(sum(int(found[i]) for i in totals[index]))
        ends: Sequence[int] = [start + len(total)] if digits.startswith(total, start) else []
    else:
        most = len(digits) - (width - index - 1)
        ends = [start + 1] if digits[start : start + 1] == "0" else range(start + 1, most + 1)
    for end in ends:
        if any(start < border < end for border in borders):
            break
        yield from _cut(digits, end, width, borders, totals, (*found, digits[start:end]))
