"""Which row a line of figures belongs to: its label, its neighbours, or nobody knows."""

import pytest

from gongkai.annual.align.lines import Event, Line, assign
from gongkai.annual.document import Place
from gongkai.annual.form import Row

A, B, C, D = ROWS = [Row(name, name) for name in "abcd"]


def line(text: str, row: Row | None = None) -> Line:
    return Line((text,), Place(), row)


@pytest.mark.parametrize(
    ("events", "placed"),
    [
        ([A, line("1"), B, line("2"), C, line("3"), D, line("4")], "a1 b2 c3 d4"),
        ([D, line("1"), B, line("2"), C, line("3"), A, line("4")], "d1 b2 c3 a4"),
        ([line("1"), A, B, line("2"), C, line("3"), D, line("4")], "a1 b2 c3 d4"),
        ([line("1"), A, line("2"), B, C, line("3"), D, line("4")], "c3 d4"),
        ([line("1", A), line("2"), B, C, line("3"), line("4", D)], "a1 b2 c3 d4"),
        ([line("1", A), line("3", C)], "a1 c3"),
        ([line("3", C), line("1", A)], "c3 a1"),
        ([A, line("1"), B, line("2")], "a1 b2"),
        ([line("1", A), line("x"), line("4", D)], "a1 d4"),
        ([line("1", A), B, line("x"), line("4", D)], "a1 bx d4"),
        ([line("1", A), line("x"), line("y"), line("z"), line("4", D)], "a1 d4"),
    ],
)
def test_lines_take_their_rows(events: list[Event], placed: str) -> None:
    found, left = assign(ROWS, events)
    assert " ".join(row.id + line.texts[0] for row, line in found) == placed
    lines = [event for event in events if isinstance(event, Line)]
    assert len(found) + len(left) == len(lines)
