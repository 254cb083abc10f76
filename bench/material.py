"""What is read: real reports from the corpus beside the project, and a report made here."""

import re
import sys
from functools import cache
from pathlib import Path

from gongkai.annual.report import Report
from tests import builders, reports
from tests.annual.align import layouts
from tests.annual.readers.pdf_builder import pdf
from tests.builders import Part
from tests.fuzz.seeds import draw

CORPUS = Path(__file__).parents[2] / "shared/corpus/reports"

_CELL = re.compile(r"<(td [^>]*)>([^<]*)</td>")
_STYLED = (
    r'<\1 style="border:1px solid #000;padding:5px 7px" width="64"><p class="MsoNormal" '
    r'style="text-align:center;line-height:24px"><span style="font-family:宋体;font-size:16px">'
    r"\2</span></p></td>"
)
_AROUND = "".join(
    f'<li class="item"><a href="/c{n}/index.html" target="_blank">栏目{n}</a></li>'
    for n in range(60)
)


def corpus(*patterns: str) -> list[Path]:
    """Real reports; says on standard error if they are not there."""
    found = [path for pattern in patterns for path in sorted(CORPUS.glob(pattern))]
    if not found:
        sys.stderr.write(f"LEFT OUT: {' '.join(patterns)} (no corpus of reports at {CORPUS})\n")
    return found


def parts(report: Report | None = None) -> list[Part]:
    """A busy year's report, laid out."""
    report = report or reports.busy()
    return layouts.parts(report, reports.form())


@cache
def page() -> bytes:
    """A web page as sites put them out: Word's styles in every cell, a menu and scripts around."""
    text = builders.html(*parts()).decode()
    text = _CELL.sub(_STYLED, text)
    script = "<script>var a = 1; function f() { return a < 2; }</script>"
    text = text.replace("<body>", f"<body>{script}<div class='nav'><ul>{_AROUND}</ul></div>")
    return text.encode()


@cache
def printed() -> bytes:
    """The same report as a PDF with ruled tables."""
    return pdf(draw(parts()))


def small(number: int) -> tuple[str, bytes]:
    """One of many small files, no two alike: its name and content."""
    count = {"decisions.licensing.made": number}
    report = reports.busy(cells=count)
    report.body = f"云溪市第{number}局"
    report.title = f"{report.body}2023年政府信息公开工作年度报告"
    if number % 2:
        return f"{number:05}.html", builders.html(*parts(report))
    lines = layouts.as_text(parts(report), "\t".join).blocks
    return f"{number:05}.txt", "\n".join(getattr(line, "text", "") for line in lines).encode()
