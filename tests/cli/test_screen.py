"""Text on a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.screen import Screen, columns, screen, wrap

TEXT = st.text(alphabet="政府信息，。（）“”、 abc12", max_size=80)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("公开", 4), ("a公b", 4), ("，", 2), ("e\u0301", 1)]
)
def test_a_chinese_character_takes_two_columns(text: str, width: int) -> None:
    assert columns(text) == width


@given(TEXT, st.integers(8, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket() -> None:
    assert wrap("公开政府信息，依法", 12) == ["公开政府信", "息，依法"]
    assert wrap("公开政府信（依法）", 12) == ["公开政府信", "（依法）"]


def test_english_breaks_at_spaces() -> None:
    assert wrap("the figures add up", 12) == ["the figures", "add up"]


ROWS = [["", "自然人", "总计"], ["一、本年新收政府信息公开申请数量", "12", "✗ 13"]]


@pytest.mark.parametrize("width", [30, 40, 60, 100])
def test_the_lines_of_a_table_are_all_of_one_width(width: int) -> None:
    lines = Screen(width).table(ROWS)
    assert len({columns(line) for line in lines}) == 1
    assert columns(lines[0]) <= width


def test_a_figure_is_never_broken_and_a_table_too_wide_is_turned() -> None:
    rows = [["", *(f"第{n}列" for n in range(8))], ["某一行", *(["11398889"] * 8)]]
    wide, narrow = Screen(120).table(rows), Screen(60).table(rows)
    assert wide[3].count("11398889") == 8
    assert [line.count("11398889") for line in narrow].count(1) == 8
    assert columns(narrow[0]) <= 60


def test_colour_marks_the_faulty_cell_alone() -> None:
    plain, painted = Screen(80).table(ROWS), Screen(80, colour=True).table(ROWS)
    assert [line for line in painted if "\x1b" in line] == [painted[3]]
    assert "\x1b[1;31m✗ 13\x1b[0m" in painted[3]
    assert not any("\x1b" in line for line in plain)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour_is_for_terminals_whose_reader_wants_it(
    stream: io.StringIO,
    environment: dict[str, str],
    colour: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "90")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen(stream).colour is colour
