"""Something said a hundred thousand times over is slow to read at most, never endless."""

import pytest

from tests import builders, reports
from tests.annual.align import layouts
from tests.fuzz.bounds import answer, bounded

SIZE = 100_000  # characters
PLACE = "（二）依申请公开。"
PARTS = layouts.parts(reports.busy(), reports.form())
UNITS = {
    "a digit": "1",
    "a numeral": "一",
    "spaced digits": "1 ",
    "a word": "公开",
    "a statement": "本年新收政府信息公开申请57件，",
    "a share": "占30%，",
    "a bracket": "《",
    "blanks": " ",
    "a title": "云溪市商务局2023年",
    "sentences": "本年新收政府信息公开申请57件。",
    "lines": "依申请公开\n",
    "headings": "一、总体情况\n",
    "figures": "1\n",
    "rows": "1\t2\t3\t4\t5\t6\t7\n",
    "bars": "|",
}
TEXT = "\n".join(getattr(line, "text", "") for line in layouts.as_text(PARTS, "\t".join).blocks)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.parametrize("before", [PLACE, "规章\t", "一、"], ids=["prose", "cell", "heading"])
def test_a_text_that_says_one_thing_over_and_over_is_read_in_time(unit: str, before: str) -> None:
    assert before in TEXT
    long = TEXT.replace(before, before + unit * (SIZE // len(unit)), 1)
    with bounded():
        answer(long.encode(), "报告.txt")


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_page_that_says_one_thing_over_and_over_is_read_in_time(unit: str) -> None:
    found = builders.html(*PARTS).decode()
    assert PLACE in found
    with bounded():
        answer(found.replace(PLACE, PLACE + unit * (SIZE // len(unit))).encode(), "报告.html")


@pytest.mark.parametrize("digit", ["9", "一"])
@pytest.mark.parametrize("after", ["件。", "件，占申请总数的9%。", "%。"])
def test_a_number_of_ten_thousand_digits_is_no_number(digit: str, after: str) -> None:
    said = f"{PLACE}本年新收政府信息公开申请{digit * 10_000}{after}"
    with bounded():
        assert answer(TEXT.replace(PLACE, said, 1).encode(), "报告.txt")
