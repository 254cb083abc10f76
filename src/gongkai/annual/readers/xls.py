"""Excel workbooks of the old kind (xls), and binary ones (xlsb): each visible sheet in order."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from gongkai.annual.document import Block, Document
from gongkai.annual.readers import areas, xlsx
from gongkai.annual.readers.compound import check_workbook
from gongkai.annual.readers.grid import Drawing
from gongkai.refusal import Refusal


def read(data: bytes) -> Document:
    """The blocks of a workbook, sheet by sheet."""
    if not data.startswith(b"PK"):
        check_workbook(data)
    try:
        return Document("xls", tuple(_blocks(data)))
    except PasswordError:
        raise Refusal("encrypted_office") from None
    except (CalamineError, OSError):
        raise Refusal("corrupt") from None
    except BaseException as fault:
        # A panic of calamine is no Exception, so that nobody catches it by accident.
        if type(fault).__name__ == "PanicException":
            raise Refusal("corrupt") from None
        raise


def _blocks(data: bytes) -> list[Block]:
    drawing = Drawing()
    found: list[Block] = []
    with _quiet(), CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        for sheet in book.sheets_metadata:
            if sheet.visible == SheetVisibleEnum.Visible:
                texts, merges = _content(book.get_sheet_by_name(sheet.name))
                found += areas.blocks(xlsx.cells(texts, merges, [], []), drawing)
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps what a panicking calamine writes on the standard error stream from people."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no such stream
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _content(sheet: CalamineSheet) -> tuple[dict[xlsx.Place, str], list[xlsx.Merge]]:
    top, left = sheet.start or (0, 0)
    texts = {
        (row, column): text
        for row, values in enumerate(sheet.iter_rows(), top)
        for column, value in enumerate(values, left)
        if (text := _shown(value))
    }
    merges = [xlsx.Merge(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return texts, merges


def _shown(value: object) -> str:
    """What a cell shows."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return xlsx.plain(value)
        case datetime():
            return xlsx.dated(value)
        case date() | time() | timedelta():
            return str(value)
        case _:
            return str(value).strip()
