"""Run-together figures: every cut that adds up, and none that does not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.align.splits import splits

ROW = [[0, 1, 2, 3, 4, 5, 6]]


@pytest.mark.parametrize(
    ("pieces", "ways"),
    [
        (["640020470"], [["64", "0", "0", "2", "0", "4", "70"]]),
        (["801000081"], [["80", "1", "0", "0", "0", "0", "81"]]),
        (["230", "000023"], [["23", "0", "0", "0", "0", "0", "23"]]),
        (["2200003252"], []),
        (["12"], []),
        (["0" * 50], []),
        (["1.5000001"], []),
    ],
)
def test_known_runs(pieces: list[str], ways: list[list[str]]) -> None:
    assert splits(pieces, ROW, 7) == ways


def test_without_a_sum_every_cut_counts() -> None:
    assert len(splits(["693665"], [], 3)) == 10


def test_no_number_has_a_leading_zero() -> None:
    assert splits(["1007"], [], 2) == [["100", "7"]]


@given(st.lists(st.integers(0, 999), min_size=6, max_size=6), st.sets(st.integers(1, 6)))
def test_the_true_cut_is_among_those_found(addends: list[int], borders: set[int]) -> None:
    texts = [str(n) for n in [*addends, sum(addends)]]
    edges = [0, *sorted(borders), 7]
    pieces = ["".join(texts[a:b]) for a, b in pairwise(edges) if a < b]
    found = splits(pieces, ROW, 7)
    assert texts in found
    for way in found:
        assert "".join(way) == "".join(texts)
        assert sum(map(int, way[:-1])) == int(way[-1])
