"""索引号: strict to give, lenient to read, and never renumbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.index_number import assign, read
from gongkai.law.messages import say
from gongkai.refusal import Refusal
from tests.law.codes import credit_code, organisation_code

organisations = st.from_regex(r"[0-9A-Z]{8}", fullmatch=True).map(organisation_code)


@pytest.mark.parametrize(
    ("front", "year", "serial", "expected"),
    [
        ("000014349", 2017, 110, "000014349/2017-00110"),
        ("MB0523338", 2026, 99999, "MB0523338/2026-99999"),
        ("12620600MB0523338C", 2025, 1, "12620600MB0523338C/2025-00001"),
    ],
)
def test_assign(front: str, year: int, serial: int, expected: str) -> None:
    assert assign(front, year, serial) == expected


@given(organisations, st.integers(1000, 9999), st.integers(1, 99999))
def test_what_is_assigned_has_20_characters_and_is_read_without_doubt(
    front: str, year: int, serial: int
) -> None:
    given_number = assign(front, year, serial)
    found = read(given_number)
    assert len(given_number) == 20
    assert (found.front, found.year, found.month, int(found.serial)) == (front, year, None, serial)
    assert str(found) == given_number
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("front", "year", "serial", "code"),
    [
        ("", 2026, 1, "index-front"),
        ("zfb", 2026, 1, "index-front"),
        ("00001434-9", 2026, 1, "index-front"),
        ("000014340", 2026, 1, "credit-code-check"),
        ("00001434x", 2026, 1, "credit-code-character"),
        ("234234234234234444", 2026, 1, "credit-code-check"),
        ("000014349", 26, 1, "index-year"),
        ("000014349", 10000, 1, "index-year"),
        ("000014349", True, 1, "index-year"),
        ("000014349", 2026, 0, "index-serial"),
        ("000014349", 2026, -1, "index-serial"),
        ("000014349", 2026, 100000, "index-serial"),
        ("000014349", 2026, True, "index-serial"),
        ("000014349", 2026, 1.0, "index-serial"),
    ],
)
def test_assign_refuses(front: str, year: int, serial: int, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        assign(front, year, serial)
    assert caught.value.code == code
    assert say("refusal", code, caught.value.values).endswith("。")


@pytest.mark.parametrize(
    ("text", "front", "year", "month", "serial", "doubts"),
    [
        ("000014349/2017-00110", "000014349", 2017, None, "00110", []),
        ("12620600MB0523338C/2025-04735", "12620600MB0523338C", 2025, None, "04735", []),
        ("000000001/2021-00151", "000000001", 2021, None, "00151", ["index-front-check"]),
        (
            "11341702486344515H/202110-00013",
            "11341702486344515H",
            2021,
            10,
            "00013",
            ["index-month"],
        ),
        ("zfb/2026-00021", "zfb", 2026, None, "00021", ["index-front-custom"]),
        ("035210000/2025-00016", "035210000", 2025, None, "00016", ["index-front-check"]),
        (
            "0142768-8/2022-00185",
            "0142768-8",
            2022,
            None,
            "00185",
            ["index-front-hyphen", "index-front-custom"],
        ),
        ("00001434-9/2022-00185", "00001434-9", 2022, None, "00185", ["index-front-hyphen"]),
        (
            "234234234234234444/2026-206221",
            "234234234234234444",
            2026,
            None,
            "206221",
            ["index-front-check", "index-serial-digits"],
        ),
        ("4311030021/2024-00433", "4311030021", 2024, None, "00433", ["index-front-custom"]),
        (
            "000014349/202113-0001",
            "000014349",
            2021,
            13,
            "0001",
            ["index-no-month", "index-serial-digits"],
        ),
        ("000014349/202100-00001", "000014349", 2021, 0, "00001", ["index-no-month"]),
    ],
)
def test_real_variants_are_read(
    text: str, front: str, year: int, month: int | None, serial: str, doubts: list[str]
) -> None:
    found = read(text)
    assert (found.front, found.year, found.month, found.serial) == (front, year, month, serial)
    assert str(found) == found.raw == text
    assert [doubt.code for doubt in found.doubts] == doubts
    for doubt in found.doubts:
        assert say("doubt", doubt.code, doubt.values).endswith("。")
        assert say("doubt", doubt.code, doubt.values, "en").endswith(".")


def test_the_check_digit_that_should_stand_is_said() -> None:
    (doubt, _) = read("234234234234234444/2026-206221").doubts
    assert "应为 N，现为 4" in say("doubt", doubt.code, doubt.values)


def test_a_wrong_organisation_code_within_a_right_credit_code_is_doubted() -> None:
    body = "11110000" + "000014348"
    found = read(f"{credit_code(body)}/2026-00001")
    assert [doubt.code for doubt in found.doubts] == ["index-front-organisation"]


def test_the_code_of_the_body_has_no_hyphen() -> None:
    assert read("00001434-9/2022-00185").body_code == "000014349"


@pytest.mark.parametrize(
    "text",
    [
        " 000014349/2017-00110\n",
        "００００１４３４９／２０１７－００１１０",
        "000014349/2017–00110",
        "000014349/2017—00110",
    ],
)
def test_what_typing_and_copying_change_is_read_over(text: str) -> None:
    found = read(text)
    assert str(found) == "000014349/2017-00110"
    assert found.raw == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "000014349",
        "000014349/2017",
        "000014349/17-00110",
        "000014349/2017-110",
        "000014349/2017-0011000",
        "000014349-2017-00110",
        "ab/2017-00110",
        "0000143490000143491/2017-00110",
        "京政办/2017-00110",
        "000014349/٢٠١٧-00110",
        "000014349/2017-00110 000014349/2017-00111",
    ],
)
def test_what_is_no_index_number_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(text)
    assert caught.value.code == "index-unreadable"
    assert f"“{text}”" in say("refusal", "index-unreadable", caught.value.values)


@given(st.from_regex(r"[0-9A-Za-z-]{3,18}/[0-9]{4}([0-9]{2})?-[0-9]{4,6}", fullmatch=True))
def test_whatever_is_read_is_kept_as_it_stands(text: str) -> None:
    assert str(read(text)) == text


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text)
    except Refusal as refusal:
        assert refusal.code == "index-unreadable"
    else:
        assert found.raw == text
