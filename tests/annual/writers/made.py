"""Reports made to be written and read back: sound figures, odd cells, prose that misleads."""

import os
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from gongkai.annual.align import align
from gongkai.annual.figures import figure
from gongkai.annual.form import CellPlace, forms
from gongkai.annual.labels import key, squeeze, widths
from gongkai.annual.readers import read_bytes
from gongkai.annual.report import Report
from gongkai.annual.writers import write
from gongkai.annual.writers.parts import Heading, Prose, parts
from tests.reports import balanced, form

ASKED = int(os.environ.get("GONGKAI_EXAMPLES", "0"))


def _examples(count: int) -> settings:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=ASKED or count, deadline=None, suppress_health_check=slow)


EXAMPLES = _examples(30)
FEW = _examples(5)
"""For what takes long."""

SIGNS = ["/", "—", "无", "-", "3件"]
WORDS = [*SIGNS, "22（其中修订16件）", "见附件", "<无>&"]
MONEY = st.decimals(0, 10**12, places=6, allow_nan=False) | st.sampled_from(
    [Decimal("12.50"), Decimal("59237.2449"), Decimal("0.00"), Decimal("12345678901234.567891")]
)

RARE = "𪻐"
SENTENCES = [
    "全年主动公开政府信息120条，比上年增加3119 件。",
    "本年新收政府信息公开申请数量5件，上年结转1件，办结6件，其中予以公开2件。",
    "一是加强领导；二是健全制度；三是强化培训，共14万余条。",
    f"喆玥堃翀珺䶮㛃{RARE}等人名照写。",
    "公式 =SUM(A1:B2)、标签 <b>&amp;</b>、引号“‘\"'”都是文字。",
    "第二十条第（一）项所列规章、规范性文件均已公开。",
    "行政复议1件，结果维持；行政诉讼0件。",
    "2023年1月1日至2023年12月31日，数据截止12:30！",
    "占比12.5%，环比-3.2个百分点？",
    "四、结转下年度继续办理的申请1件，详见附表；",
]
BESIDE = [
    "本年新收政府信息公开申请数量5件，上年结转1件，办结6件，其中予以公开2件。",
    "第二十条第（一）项所列规章均已公开，全文见网站。",
    "注：行政复议、行政诉讼数量含上年度结转数量。",
    "该部分以表格形式报告，计12项。",
]
"""What may stand beside a table: a line that names three of its labels counts as the table."""
LEADS = ["", "（一）主动公开。", "1.", "（1）", "一是", "注：", "2. ", "十一、附则，"]
ODD = ["路径 a|b|c 与\t制表符照写。", "2023", "3.14 | 5", "没有句号的一段"]


@st.composite
def paragraphs(draw: st.DrawFn, *, odd: bool, beside: bool = False) -> str:
    """The text of a section, one paragraph a line."""
    whole = st.builds(
        lambda lead, rest: lead + "".join(rest),
        st.sampled_from(LEADS),
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4),
    )
    one = whole | st.sampled_from(ODD) if odd else whole
    return "\n".join(draw(st.lists(st.sampled_from(BESIDE) if beside else one, max_size=4)))


@st.composite
def reports(draw: st.DrawFn, name: str, *, text: bool = False) -> Report:
    """Reports with blanks, marks, fractions, negatives, exact money, and totals that are wrong.

    `text` leaves out what a text file cannot keep apart from its own lines and tables.
    """
    found = draw(balanced(name))
    of = form(name)
    found.title = f"{found.body}{found.year}年政府信息公开工作年度报告"
    for cell in draw(st.lists(st.sampled_from(list(of.cells)), unique=True, max_size=12)):
        put(found, cell, of.cells[cell], draw(printed(of.cells[cell], text=text)))
    for at, heading in enumerate(of.sections):
        beside = heading.id in {table.section for table in of.tables}
        prose = draw(paragraphs(odd=not text, beside=beside))
        found.sections[at] = replace(found.sections[at], text=prose)
    found.preamble = draw(paragraphs(odd=False))
    return found


def printed(at: CellPlace, *, text: bool) -> st.SearchStrategy[str]:
    """What may stand in a cell."""
    if at.column.kind == "money":
        numbers: st.SearchStrategy[str] = MONEY.map(lambda number: format(number, "f"))
    elif at.column.kind == "signed":
        numbers = st.integers(-9999, 9999).map(str)
    else:
        numbers = st.integers(0, 10**18).map(str) | st.just("1.5")
    if at.block.layout == "across":
        return numbers | st.sampled_from(SIGNS) if text else numbers | st.sampled_from(["", *SIGNS])
    return numbers | st.just("") | st.sampled_from(SIGNS if text else WORDS)


def put(report: Report, cell: str, at: CellPlace, text: str) -> None:
    """Put into a cell what a reader makes of a text."""
    read = figure(text, at.column.kind)
    report.cells[cell] = read.value
    if read.mark:
        report.marks[cell] = read.mark


def printable(report: Report) -> Report:
    """The report with figures that a page has room for, and characters that free fonts have.

    Lines of a page run on into one another, so beside a table is one paragraph at most.
    """
    tables = {table.section for table in form("2021").tables}
    for cell, value in report.cells.items():
        if isinstance(value, int) and cell not in report.marks:
            report.cells[cell] = value % (10**3 if cell.startswith("disputes") else 10**6)
    for at, section in enumerate(report.sections):
        text = section.text.split("\n")[0] if section.id in tables else section.text
        report.sections[at] = replace(section, text=text.replace(RARE, ""))
    report.preamble = report.preamble.replace(RARE, "")
    return report


def back(report: Report, ending: str) -> Report:
    """The report as it is read from the file it was written to."""
    found = read_bytes(write(report, ending), f"报告.{ending}")
    return found if isinstance(found, Report) else align(found)


def sections(report: Report) -> list[tuple[str | None, int | None, str, str]]:
    """The sections, white space and the number of a heading put alike."""
    return [(s.id, s.number, key(s.heading).words, _spaced(s.text)) for s in report.sections]


def preamble(report: Report) -> str:
    """The paragraphs before the first section, the title left out."""
    before = takewhile(lambda part: not isinstance(part, Heading), parts(report, forms()))
    return "\n".join(_spaced(part.text) for part in before if isinstance(part, Prose))


def _spaced(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def told(report: Report) -> dict[str, object]:
    """All that a file must keep of a report, by name."""
    return {
        **report.cells,
        **{f"{cell} as printed": mark for cell, mark in report.marks.items()},
        **{f"section {n}": section for n, section in enumerate(sections(report))},
        "preamble": preamble(report),
        "named": (squeeze(report.title), report.body, report.year),
    }


def lost(report: Report, found: Report) -> dict[str, tuple[object, object]]:
    """What differs: before and after."""
    before, after = told(report), told(found)
    return {
        name: (before.get(name), after.get(name))
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    }


def lost_but_spaces(report: Report, found: Report) -> dict[str, tuple[object, object]]:
    """As `lost`, for formats that lose spaces, ends of paragraphs, or the width of a letter."""
    differs = lost(report, found)
    return {name: both for name, both in differs.items() if len(set(map(_bare, both))) > 1}


def _bare(value: object) -> str:
    words = map(str, value) if isinstance(value, tuple) else [str(value)]
    return widths("".join("".join(words).split()))
