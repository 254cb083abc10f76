"""The figures of one line against the columns of its block: too many, too few, run together."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual.align.splits import splits
from gongkai.annual.figures import figure

Texts = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """The readings of a line, each with one text a column (None: not printed).

    One reading is settled, several are alternatives, none cannot be told. `extra` are figures
    over and above the columns; `lost` tells that blank cells were dropped on the way.
    """

    readings: tuple[Texts, ...]
    extra: tuple[str, ...] = ()
    lost: bool = False
    split: bool = False


def fit(
    texts: Sequence[str],
    width: int,
    sums: Sequence[Sequence[int]],
    *,
    glued: bool = False,
    whole: bool = False,
) -> Fit:
    """Fit texts to `width` columns; each sum gives positions of addends and, last, of the total.

    `glued` texts may have lost the borders between them. From a `whole` line no blank cell was
    dropped: too few figures are then figures that stand elsewhere.
    """
    kept = trimmed(list(texts), width)
    if len(kept) == width:
        return Fit((tuple(kept),))
    if len(kept) > width:
        return _without_one(kept, width, sums)
    printed = [text for text in kept if text.strip()]
    if glued and (found := splits([t.strip() for t in printed], sums, width)):
        return Fit(tuple(map(tuple, found)), split=True)
    return Fit(() if whole else _total_alone(printed, width, sums), lost=True)


def trimmed(texts: list[str], width: int) -> list[str]:
    """Without the blank cells that a merged label leaves after or before the figures."""
    while len(texts) > width and not texts[-1].strip():
        texts.pop()
    while len(texts) > width and not texts[0].strip():
        texts.pop(0)
    return texts


def _without_one(texts: list[str], width: int, sums: Sequence[Sequence[int]]) -> Fit:
    """A line with one figure too many: settled only if all ways to leave one out agree."""
    if len(texts) != width + 1:
        return Fit((), extra=tuple(texts[width:]))
    ways: dict[Texts, str] = {}
    for i in range(len(texts) - 1, -1, -1):
        rest: Texts = (*texts[:i], *texts[i + 1 :])
        if adds_up(rest, sums):
            ways.setdefault(rest, texts[i])
    if len(ways) == 1:
        kept, extra = next(iter(ways.items()))
        return Fit((kept,), extra=(extra,))
    return Fit((), extra=(texts[-1],))


def adds_up(texts: Texts, sums: Sequence[Sequence[int]]) -> bool:
    """Whether every total is the sum of its addends; a blank counts as 0."""
    values = [figure(text or "").value or 0 for text in texts]
    return all(sum(values[i] for i in s[:-1]) == values[s[-1]] for s in sums)


def _total_alone(
    printed: list[str], width: int, sums: Sequence[Sequence[int]]
) -> tuple[Texts, ...]:
    """Where blank cells were dropped, only the total is known: the last, if it adds up."""
    if len(printed) < 2 or not any(s[-1] == width - 1 and len(s) == width for s in sums):
        return ()
    values = [figure(text).value for text in printed]
    if None in values or sum(v or 0 for v in values[:-1]) != values[-1]:
        return ()
    return ((*[None] * (width - 1), printed[-1]),)
