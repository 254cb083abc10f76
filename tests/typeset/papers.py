"""Invented papers for the tests, and a font that an office might own."""

from pathlib import Path

from gongkai.typeset.document import (
    Align,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    Run,
    Table,
    TableCell,
)

BODY = "本年度，云溪县水务局主动公开政府信息{number}条，办理政府信息公开申请21件，均按时答复。"


def head(text: str, rows: int = 1, columns: int = 1) -> TableCell:
    """A cell of a table's head."""
    return TableCell(text, rows, columns, header=True)


def filled(lines: int) -> Document:
    """Nothing but full lines of Chinese characters."""
    return Document("", (Paragraph.of("国" * 28 * lines, indent=False),))


def grid(rows: int) -> Table:
    """A table with a head of two rows and merged cells in all directions."""
    first = (head("事项", rows=2), head("申请人情况", columns=2))
    second = (head("自然人"), head("商业企业"))
    body = [
        (TableCell(f"第{row}项", align=Align.LEFT), TableCell(str(row)), TableCell("0"))
        for row in range(1, rows)
    ]
    last = (TableCell("合计"), TableCell(str(rows), columns=2))
    return Table((first, second, *body, last), (3, 1, 1), "申请情况表")


def report(number: int = 412, rows: int = 5) -> Document:
    """A report of some pages with everything that a paper may hold."""
    blocks = (
        Paragraph.of("云溪县人民政府办公室：", indent=False),
        Heading(1, "一、总体情况"),
        Heading(2, "（一）主动公开"),
        Paragraph((Run("一是完善制度。", Emphasis.BOLD), Run(BODY.format(number=number)))),
        Heading(3, "1. 制度建设"),
        Heading(4, "（1）责任分工"),
        Paragraph.of(BODY.format(number=number + 1) * 3),
        Heading(1, "二、收到和处理政府信息公开申请情况"),
        grid(rows),
        Paragraph.of(BODY.format(number=number + 2) * 3),
    )
    return Document(
        "云溪县水务局\n2025年政府信息公开工作年度报告",
        blocks,
        "云溪县水务局",
        "2026年1月15日",
        ("政府信息公开申请办理情况统计表", "云溪县水务局主动公开基本目录" * 3),
    )


def own_font(folder: Path, family: str, characters: str) -> Path:
    """A font file of that family with only these characters, cut from a free one."""
    import pylopdf_fonts_zh_cn
    from fontTools.subset import Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(pylopdf_fonts_zh_cn.sans_path())
    cutter = Subsetter()
    cutter.populate(text=characters)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = family
    path = folder / f"{family}.otf"
    font.save(path)
    return path
