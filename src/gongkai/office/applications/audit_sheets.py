"""The audit as a file: a workbook, or text with commas. No cell is taken for a formula."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from gongkai.office.applications.auditing import Look

TITLE = "个人信息查看记录"
HEADINGS = (
    ("时间", 20),
    ("机关", 30),
    ("姓名", 12),
    ("用户名", 18),
    ("事项", 20),
    ("登记编号", 12),
    ("要办的事", 20),
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def workbook(looks: Sequence[Look]) -> bytes:
    """One row a look, every cell as text."""
    from xlsxwriter import Workbook

    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet(TITLE)
        head = book.add_format({"bold": True, "bg_color": "#F3F5F8"})
        for column, (name, width) in enumerate(HEADINGS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, head)
        for number, look in enumerate(looks, 1):
            for column, text in enumerate(_cells(look)):
                sheet.write_string(number, column, text)
        sheet.freeze_panes(1, 0)
    return target.getvalue()


def commas(looks: Sequence[Look]) -> bytes:
    """The same as UTF-8 text with a mark, as spreadsheets of all makers read it."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(name for name, _ in HEADINGS)
    writer.writerows([_safe(text) for text in _cells(look)] for look in looks)
    return target.getvalue().encode("utf-8-sig")


def _cells(look: Look) -> list[str]:
    at = f"{look.at:%Y-%m-%d %H:%M:%S}"
    return [at, look.body, look.person, look.username, look.what, look.number, look.tried]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text
