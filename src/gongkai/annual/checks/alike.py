"""Text that stands in last year's report, or in another body's, word for word."""

from collections.abc import Iterator
from operator import mul

from gongkai.annual.alike import SHORTEST, alike, weight
from gongkai.annual.checks.registry import Case, check
from gongkai.annual.compare import prose
from gongkai.annual.finding import Finding
from gongkai.annual.report import Report

BASIS = "国办公开办函〔2021〕30号：年度报告内容雷同、敷衍应付的，依照条例第四十七条追究责任"
SHOWN = 60  # characters of the longest passage that the message shows


@check("alike")
def alike_text(case: Case) -> Iterator[Finding]:
    """各部分文字与上年报告或其他报告雷同的比例；数字和年份不同仍算相同。"""
    given = (case.previous, *case.others) if case.previous else case.others
    for other in given:
        yield from _against(case, other)


def _against(case: Case, other: Report) -> Iterator[Finding]:
    whole = prose(other)
    sections = [section.text for section in case.report.sections if section.text]
    compared = [alike(text, whole) for text in sections]
    passages = [passage.a for _, found in compared for passage in found]
    if not passages:
        return
    weights = [weight(text) for text in sections]
    shares = [share for share, _ in compared]
    share = sum(map(mul, shares, weights)) / sum(weights)
    yield Finding(
        "alike",
        "warning" if share >= case.settings.alike else "note",
        found=passages,
        basis=BASIS,
        template="alike-previous" if other is case.previous else "alike-other",
        values={
            "other": f"{other.body or ''}{other.year or ''}" or other.title,
            "percent": f"{share:.0%}",
            "count": len(passages),
            "shortest": SHORTEST,
            "longest": _opening(max(passages, key=len)),
        },
    )


def _opening(passage: str) -> str:
    text = " ".join(passage.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}……"
