"""A report's PDF and DOCX, its text new each time, against WeasyPrint and LibreOffice.

All three set the same words in the same fonts on the same page; WeasyPrint is given HTML with a
stylesheet, LibreOffice our DOCX, many files in one start.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import count
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from bench.clock import Aim, Line, Timed, medians, timed
from bench.elsewhere import Elsewhere
from gongkai.typeset import docx, page, pdf
from gongkai.typeset.document import Block, Document, Heading, Paragraph, Table, TableCell
from gongkai.typeset.fonts import Role, find
from gongkai.typeset.table import head, placed

ROUNDS = 7
BATCH = 20
WEASYPRINT = Aim(25, "WeasyPrint", faster=True)
LIBREOFFICE = Aim(5, "LibreOffice, its start shared by 20", faster=True)

BODY = (
    "本年度第{number}次统计，云溪县水务局主动公开政府信息{many}条，其中通过政府网站公开{web}条；"
    "收到政府信息公开申请{asked}件，均在法定期限内答复，未发生行政复议和行政诉讼。"
)


def lines() -> Iterator[Line]:
    """The lines of the table about typesetting."""
    fresh = count(1)
    ours = timed(lambda: pdf.write(report(next(fresh))))
    with TemporaryDirectory() as folder, Elsewhere() as elsewhere:
        weasyprint = _weasyprint(Path(folder), fresh, elsewhere)
        once, reference = medians(ROUNDS, ours, weasyprint)
        yield WEASYPRINT.line(
            f"a report of 4 pages to PDF, {1 / once:.0f} a second", once, reference
        )
        office = shutil.which("soffice")
        if office:
            reference = _libreoffice(office, Path(folder), fresh)
            yield LIBREOFFICE.line("the same report to PDF", once, reference)
        else:
            sys.stderr.write("LEFT OUT: LibreOffice (not installed)\n")


def report(number: int) -> Document:
    """A report of the usual size; no two numbers give the same text."""
    blocks: list[Block] = []
    for section, name in enumerate("一二三四五六"):
        blocks.append(Heading(1, f"{name}、第{number}号报告第{section + 1}部分"))
        blocks.append(Paragraph.of(_sentence(number + section) * 2))
        if section in {1, 2, 3}:
            blocks.append(
                _table(number, rows=(6, 26, 3)[section - 1], columns=(4, 8, 10)[section - 1])
            )
    title = f"云溪县水务局\n第{number}号政府信息公开工作年度报告"
    return Document(title, tuple(blocks), "云溪县水务局", "2026年1月15日")


def _sentence(number: int) -> str:
    return BODY.format(number=number, many=number * 7, web=number * 3, asked=number % 97)


def _table(number: int, rows: int, columns: int) -> Table:
    heads = tuple(TableCell(f"类别{column}", header=True) for column in range(columns))
    body = [
        tuple(
            TableCell(f"事项{row}" if not c else str(number * row * c % 89)) for c in range(columns)
        )
        for row in range(1, rows)
    ]
    return Table((heads, *body), (3.0, *[1.0] * (columns - 1)))


def _weasyprint(folder: Path, fresh: Iterator[int], elsewhere: Elsewhere) -> Timed:
    def run() -> float:
        number = next(fresh)
        file = folder / f"{number}.html"
        file.write_text(_html(report(number)), "utf-8")
        return elsewhere.seconds("weasyprint", file)

    return run


def _libreoffice(office: str, folder: Path, fresh: Iterator[int]) -> float:
    """Seconds of processor time a file, of a batch in one process."""
    files = [folder / f"{next(fresh)}.docx" for _ in range(BATCH)]
    for file in files:
        file.write_bytes(docx.write(report(int(file.stem))))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    start = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]

    def convert(chosen: list[Path]) -> float:
        before = _children()
        subprocess.run([*start, *map(str, chosen)], check=True, capture_output=True, timeout=600)
        return _children() - before

    convert(files[:1])
    return convert(files) / BATCH


def _children() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


STYLE = """
@font-face {{ font-family: Body; src: url("{serif}"); }}
@font-face {{ font-family: Head; src: url("{sans}"); }}
@page {{ size: A4; margin: {top}mm {right}mm {bottom}mm {left}mm;
  @bottom-right {{ content: "— " counter(page) " —"; font: 14pt Body; }} }}
body {{ font: 16pt/29.6pt Body; letter-spacing: -0.2pt; text-align: justify; }}
p {{ margin: 0; text-indent: 2em; }}
h1 {{ font: 22pt/32pt Body; text-align: center; }}
h2, th {{ font: 16pt/29.6pt Head; margin: 0; }}
table {{ width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 1.4; }}
td, th {{ border: 0.5pt solid; text-align: center; font-size: 12pt; line-height: 1.4; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
"""


def _html(document: Document) -> str:
    fonts = find()
    style = STYLE.format(
        serif=Path(fonts.chain(Role.FANGSONG)[0].path).as_uri(),
        sans=Path(fonts.chain(Role.HEI)[0].path).as_uri(),
        top=page.TOP,
        right=page.RIGHT,
        bottom=page.BOTTOM,
        left=page.LEFT,
    )
    title = escape(document.title).replace("\n", "<br>")
    body = "".join(map(_block, document.blocks))
    signed = f"<p style='text-align:right'>{document.signature}<br>{document.date}</p>"
    page_of = f"<style>{style}</style><body><h1>{title}</h1>{body}{signed}</body>"
    return f"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{title}</title>{page_of}"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case Table():
            return _rows(block)
        case _:
            return ""


def _rows(table: Table) -> str:
    cells = placed(table)
    heads = head(table)

    def part(name: str, chosen: range, tag: str) -> str:
        rows = ("".join(_cell(c.cell, tag) for c in cells if c.row == row) for row in chosen)
        return f"<{name}>{''.join(f'<tr>{row}</tr>' for row in rows)}</{name}>"

    body = part("tbody", range(heads, len(table.rows)), "td")
    return f"<table>{part('thead', range(heads), 'th')}{body}</table>"


def _cell(cell: TableCell, tag: str) -> str:
    spans = f"rowspan={cell.rows} colspan={cell.columns}"
    return f"<{tag} {spans}>{escape(cell.text)}</{tag}>"
