"""Letters into runs, runs into lines: what a reader's eye does, by geometry alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter

Letter = tuple[str, float, float, float, float]
"""A character and its box: left, top, right, bottom, y running down the page."""

SPACE = 0.17
"""A gap between Latin letters from here on, in ems, is a space."""
LOOSE_SPACE = 0.6
"""The same between a Latin letter and a Chinese one, which typesetters set a little apart."""
WIDE = 1.3
"""A gap from here on parts columns."""
MAX_NEIGHBOURS = 50
OVERPRINT = 0.15
"""The same character drawn again nearer than this is one letter printed bold."""


@dataclass(slots=True)
class Run:
    """Letters that follow one another closely on one line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    letters: list[Letter]


@dataclass(slots=True)
class Line:
    """One line of text. `columns` says that a gap in it is as wide as between columns."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    columns: bool = False

    @property
    def em(self) -> float:
        """The height of the line's letters."""
        return self.bottom - self.top


def is_space(gap: float, em: float, before: str, after: str) -> bool:
    """Whether a gap between two letters is a space; between Chinese letters none is."""
    if is_latin(before) and is_latin(after):
        return gap > SPACE * em
    return (
        gap > LOOSE_SPACE * em
        and (before.isalnum() and after.isalnum())
        and (is_latin(before) or is_latin(after))
    )


def is_latin(character: str) -> bool:
    """Whether a space beside this character means something: it does not beside Chinese."""
    return character < "\u2000"


def runs_of(letters: Iterable[Letter]) -> list[Run]:
    """Joins letters drawn one after the other; whatever is not to the right starts a new run."""
    runs: list[list[Letter]] = []
    last, last_left, last_top, last_right, last_bottom = "", 0.0, 0.0, 0.0, 0.0
    for letter in letters:
        character, left, top, _, bottom = letter
        em = last_bottom - last_top
        if runs and abs(top + bottom - last_top - last_bottom) < em * 0.5:
            if character == last and abs(left - last_left) < em * OVERPRINT:
                continue
            if -0.3 * em < left - last_right < WIDE * em:
                runs[-1].append(letter)
            else:
                runs.append([letter])
        else:
            runs.append([letter])
        last, last_left, last_top, last_right, last_bottom = letter
    return [_run(run) for run in runs]


def _run(letters: list[Letter]) -> Run:
    if len(letters) == 1:
        character, left, top, right, bottom = letters[0]
        return Run(character, left, top, right, bottom, letters)
    # Fonts differ in height: the line is as high as its middling letter, in prose a Chinese one.
    heights = sorted([(letter[4] - letter[2], letter[2], letter[4]) for letter in letters])
    _, top, bottom = heights[len(heights) // 2]
    return Run(_spaced(letters), letters[0][1], top, letters[-1][3], bottom, letters)


def _spaced(letters: list[Letter]) -> str:
    text = "".join(map(itemgetter(0), letters))
    if not is_latin(min(text)):
        return text
    em = letters[0][4] - letters[0][2]
    parts = [text[0]]
    for before, after in pairwise(letters):
        if is_space(after[1] - before[3], em, before[0], after[0]):
            parts.append(" ")
        parts.append(after[0])
    return "".join(parts)


def lines_of(runs: Iterable[Run], *, boxed: bool = False) -> list[Line]:
    """Runs in lines from top to bottom. `boxed` runs are those of one cell."""
    rows: list[list[Run]] = []
    tallest: Run | None = None
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        if tallest and _level(tallest, run, rows[-1]):
            rows[-1].append(run)
            if run.bottom - run.top > tallest.bottom - tallest.top:
                tallest = run
        else:
            rows.append([run])
            tallest = run
    return [_line(row, boxed=boxed) for row in rows]


def _level(tallest: Run, run: Run, row: Sequence[Run]) -> bool:
    """Whether a run stands on the row; small or flat letters may stand off its middle."""
    apart = abs(tallest.top + tallest.bottom - run.top - run.bottom) / 2
    heights = tallest.bottom - tallest.top, run.bottom - run.top
    if apart < 0.3 * min(heights):
        return True
    return apart < 0.4 * max(heights) and not any(
        other.left < run.right and run.left < other.right for other in row[-MAX_NEIGHBOURS:]
    )


def _line(row: list[Run], *, boxed: bool) -> Line:
    row.sort(key=attrgetter("left"))
    if any(
        after.left - before.right < -0.3 * (before.bottom - before.top)
        for before, after in pairwise(row)
    ):
        # Runs printed over one another: sort out letter by letter.
        row = runs_of(sorted((each for run in row for each in run.letters), key=itemgetter(1)))
    text, columns = _joined(row, boxed=boxed)
    main = max(row, key=lambda run: len(run.letters))
    return Line(text, row[0].left, main.top, row[-1].right, main.bottom, columns)


def _joined(row: list[Run], *, boxed: bool) -> tuple[str, bool]:
    if boxed and all(len(run.text) == 1 and not is_latin(run.text) for run in row):
        # Letters set apart to fill the cell: 总    计.
        return "".join(run.text for run in row), False
    columns = False
    parts = [row[0].text]
    for before, after in pairwise(row):
        gap = after.left - before.right
        em = min(before.bottom - before.top, after.bottom - after.top)
        if gap >= WIDE * em:
            parts.append("  ")
            columns = True
        elif is_space(gap, em, before.text[-1], after.text[0]):
            parts.append(" ")
        parts.append(after.text)
    return "".join(parts), columns
