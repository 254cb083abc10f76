"""Writes what is generated from the program; `make docs` runs it, and a test compares."""

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from gongkai.annual.messages import say
from gongkai.cli.examine import Job, examine
from gongkai.cli.screen import Screen, columns
from gongkai.config.variables import VARIABLES
from scripts import law_page

ROOT = Path(__file__).parents[1]
REPORT = "docs/examples/report.html"

SETTINGS = """# 设置

<!-- 由 make docs 生成，请改 src/gongkai/config/variables.py -->

全部设置来自环境变量。不设置的，用默认值；值写错的，服务不启动，并指出是哪个变量、应当怎样写。
能启动但有风险的设置，用 `.venv/bin/python manage.py check` 列出，并附改法。

| 变量 | 写法 | 默认值 | 用途 |
| --- | --- | --- | --- |
{rows}
"""

DECISIONS = """# Decisions

<!-- Made by `make docs` -->

One page for each choice that someone will question later: its status, what was known, what was
decided, and what follows.

{rows}
"""

FINDING = """  <li class="{level}">
    <b>{shown}</b> {message}
    <small>依据：{basis}</small>
  </li>
"""
EXAMPLE = """{{# 由 make docs 生成：gongkai check {report} 的结果 #}}
<ol class="findings">
{findings}</ol>
"""

WIDTH = 92
CELL, LINE, MARGIN = 9, 23, 22  # a half-width character, a line, and the edge, in pixels
COLOURS = {"1;31": "error", "33": "warning", "36": "note", "1;32": "clean", "1": "bold", "2": "dim"}
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
  <title>{title}</title>
  <style>
    text {{ fill: #e8e6e1; font: 16px monospace; white-space: pre; }}
    .error {{ fill: #ff9c90; font-weight: bold; }}
    .warning {{ fill: #f2c66d; }}
    .note {{ fill: #8ccdd7; }}
    .clean {{ fill: #96d296; font-weight: bold; }}
    .bold {{ font-weight: bold; }}
    .dim {{ fill: #b0b3b8; }}
  </style>
  <rect width="100%" height="100%" rx="8" fill="#1b1f24"/>
{runs}
</svg>
"""
RUN = (
    '  <text class="{style}" x="{x}" y="{y}" textLength="{length}"'
    ' lengthAdjust="spacingAndGlyphs">{text}</text>'
)


def settings_page() -> str:
    """The page of all variables."""
    rows = [
        f"| `{v.name}` | {v.kind} | {f'`{v.default}`' if v.default else '（空）'} | {v.help} |"
        for v in VARIABLES
    ]
    return SETTINGS.format(rows="\n".join(rows))


def decisions_page() -> str:
    """The index of the decisions, by their titles."""
    records = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    titles = [path.read_text("utf-8").splitlines()[0].removeprefix("# ") for path in records]
    rows = [f"- [{t}]({p.name})" for p, t in zip(records, titles, strict=True)]
    return DECISIONS.format(rows="\n".join(rows))


def example() -> str:
    """What is wrong with the invented report, for the front page."""
    found = json.loads(examine(str(ROOT / REPORT), Job("json", "zh")).text)
    findings = "".join(
        FINDING.format(
            level=f["level"],
            shown=say("cli", f"level-{f['level']}", {}),
            message=escape(f["message"], quote=False),
            basis=escape(f["basis"], quote=False),
        )
        for f in found["findings"]
    )
    return EXAMPLE.format(report=REPORT, findings=findings)


def runs(line: str, y: int) -> Iterator[str]:
    """A line of a terminal, cut where the colour or the width of the characters changes."""
    x, style = MARGIN, ""
    for number, part in enumerate(re.split(r"\x1b\[([\d;]*)m", line)):
        if number % 2:
            style = COLOURS.get(part, "")
            continue
        for _, characters in groupby(part, columns):
            text = "".join(characters)
            length = columns(text) * CELL
            if text.strip():
                yield RUN.format(style=style, x=x, y=y, length=length, text=escape(text))
            x += length


def picture() -> str:
    """The same as a terminal shows it."""
    job = Job("full", "zh", screen=Screen(WIDTH, colour=True))
    shown = examine(str(ROOT / REPORT), job).text.replace(str(ROOT / REPORT), REPORT)
    lines = [f"\x1b[1m$ gongkai check {REPORT}\x1b[0m", *shown.rstrip().splitlines()]
    drawn = [run for at, line in enumerate(lines, 1) for run in runs(line, MARGIN + at * LINE)]
    return PICTURE.format(
        width=WIDTH * CELL + 2 * MARGIN,
        height=len(lines) * LINE + 2 * MARGIN,
        title=f"gongkai check {REPORT}",
        runs="\n".join(drawn),
    )


def sample() -> str:
    """The invented report, for the page of checks."""
    return (ROOT / REPORT).read_text("utf-8")


PAGES = {
    ROOT / "docs/law.md": law_page.page,
    ROOT / "docs/operator/settings.md": settings_page,
    ROOT / "docs/decisions/README.md": decisions_page,
    ROOT / "docs/images/check.svg": picture,
    ROOT / "src/gongkai/web/portal/templates/portal/example.html": example,
    ROOT / "src/gongkai/web/portal/static/portal/sample.htm": sample,
}

if __name__ == "__main__":
    for path, text in PAGES.items():
        path.write_text(text(), "utf-8")
