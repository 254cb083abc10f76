"""Texts made to be slow: ten times the length must not take a hundred times as long."""

from time import process_time

import pytest

from gongkai.law.privacy import scan

SHORT, LONG = 10_000, 100_000
MOST = 35  # ten if the work grows with the length, a hundred if with its square
UNITS = (
    *("1", "1 ", "12 ", "123 4567 ", "1234 ", "1234-", "0571-", "0571—2000123", "(010)", "1" * 20),
    *("15400001234", "15400001234 ", "6230999999990015 ", "+86", "0" * 16 + " "),
    *("a", "a.", "@", "a@a.", "a@" + "a" * 62, "x@a.a.a.a.a.a.a.a.a.a"),
    *(
        "护照",
        "护照E0000000",
        "护照E00001234",
        "生",
        "生于",
        "出生",
        "1990年",
        "1990.3生",
        "出生：",
    ),
    *("住址：", "住址：市号", "住址：（", "住", "住址：住在", "号室户组楼", "住址：" + " " * 97),
    *("★", "绝密★", "绝密★1", "绝 密 ", "苏", "苏A", "苏A·", "A1", "苏A12345"),
    *("://a/", "www.a/1", "http://a.cn/15400001234/", "０", "＠", "😀"),
)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_the_work_grows_with_the_length(unit: str) -> None:
    short, long = (best(unit * (size // len(unit))) for size in (SHORT, LONG))
    assert long <= MOST * short + 0.005


def best(text: str) -> float:
    """The least seconds of processor time of three scans."""
    times = []
    for _ in range(3):
        started = process_time()
        scan(text)
        times.append(process_time() - started)
    return min(times)
