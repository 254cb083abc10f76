"""Whether the prose says what it must, exactly, at its length and of its year."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from gongkai.annual.checks.registry import Case, check
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding, Level
from gongkai.annual.narrative import overview, years
from gongkai.annual.narrative.aspects import aspects, label
from gongkai.annual.narrative.numbers import numbers
from gongkai.annual.narrative.sentences import pieces, take
from gongkai.annual.report import Report

_EXACT = "{}：年度报告内容应当准确"
_MOST = 500  # notes of one report; nobody reads more
_MEASURES = frozenset({"元", "%"})
_VAGUE = re.compile(
    r"[\d一二两三四五六七八九十百千万亿]\s*[余多来几]|[近约超逾上数几过于]\s*[\d一二两三四五六七八九十百千]"
    r"|左右|以[上下内]|\d\s*[-–—~至到]\s*\d"
)


@check("missing-aspect")
def missing_aspect(case: Case) -> Iterator[Finding]:
    """The overview speaks of each aspect that the form asks for; what it says is the evidence."""
    section = next((s for s in case.main.sections if s.aspects), None)
    found = case.report.section(section.id) if section else None
    if not section or not found:
        return
    shown = aspects(overview.text(case.report))
    missing = [name for name in section.aspects if name not in shown]
    if missing:
        yield Finding(
            "missing-aspect",
            "warning",
            place=Place(text=found.heading),
            expected=list(section.aspects),
            found={name: shown[name] for name in section.aspects if name in shown},
            basis=f"{case.main.source}，{section.label}",
            values={"missing": tuple(map(label, missing))},
        )


@check("vague-number")
def vague_number(case: Case) -> Iterator[Finding]:
    """A number of things published or handled is exact: not 80 余条, 近百件, 约 30 次."""
    return islice(_vague(case), _MOST)


def _vague(case: Case) -> Iterator[Finding]:
    for at, text in _texts(case.report):
        for start, raw in pieces(text):
            if not _VAGUE.search(raw):
                continue
            sentence = take(start, raw)
            for number in numbers(sentence.plain):
                if number.vague and number.unit not in _MEASURES:
                    written = sentence.plain[number.start : number.end]
                    yield Finding(
                        "vague-number",
                        "note",
                        place=at._replace(text=raw.strip()),
                        found=written,
                        basis=_EXACT.format(case.main.source),
                        values={"number": written, "text": raw.strip()},
                    )


@check("overlong")
def overlong(case: Case) -> Iterator[Finding]:
    """The overview keeps to its length, one thousand characters unless set otherwise."""
    told, limit = overview.text(case.report), case.settings.overlong
    if len(told) > limit and (length := overview.length(told)) > limit:
        yield Finding(
            "overlong",
            "note",
            place=Place(text=overview.parts(case.report)[0].heading),
            expected=limit,
            found=length,
            basis="聚焦主题、简明客观，篇幅原则上不超过一千字（各地年度报告编制通知）",
            values={"length": length, "limit": limit},
        )


@check("wrong-year")
def wrong_year(case: Case) -> Iterator[Finding]:
    """Title, statistic period and overview are of one year; other years stand for comparison."""
    report = case.report
    title = years.of_title(report.title) or report.year
    told = overview.text(report)
    for period in years.periods(f"{report.preamble}\n{told}"):
        if title and any(year != title for year in period.years):
            yield _year("wrong-year", "error", title, period, {"period": period.years[-1]})
            break
    if title and (other := years.only_other(told, title)):
        listed = {"years": tuple(map(str, other.years))}
        yield _year("wrong-year-text", "warning", title, other, listed)
    for at, text in _texts(report):
        if torn := years.torn(text):
            yield Finding(
                "wrong-year",
                "warning",
                place=at._replace(text=torn),
                found=torn,
                basis=_EXACT.format(case.main.source),
                template="wrong-year-torn",
                values={"text": torn},
            )


def _year(
    template: str, level: Level, title: int, told: years.Told, values: Mapping[str, object]
) -> Finding:
    return Finding(
        "wrong-year",
        level,
        place=Place(text=told.text),
        expected=title,
        found=told.years[-1],
        basis="条例第五十条；统计期限为报告年度1月1日至12月31日",
        template=template,
        values={"title": title, "text": told.text, **values},
    )


def _texts(report: Report) -> Iterator[tuple[Place, str]]:
    yield Place(), report.preamble
    for section in report.sections:
        yield section.place, section.text
