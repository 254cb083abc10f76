"""OLE compound files, the container of old Office documents: their streams, checked.

Calamine follows a chain of sectors that bites its own tail for ever, and lays a sheet out in full
however far apart its cells are. What is handed to it has been walked through here before.
"""

import struct
from typing import NamedTuple

from gongkai.annual.readers.limits import MAX_COLUMNS, MAX_POSITIONS, MAX_ROWS
from gongkai.refusal import Refusal

_END = 0xFFFFFFFE
_LAST = 0xFFFFFFFA
"""Sector numbers from here on have a meaning of their own."""

_HEADER = struct.Struct("<24x3HHH6x9I109I")
_ENTRY = struct.Struct("<64sHBB3I36xIQ")
_STREAM, _ROOT = 2, 5

# Kinds of records: those of filled cells, which begin with row and column, and a sheet's first.
_CELLS = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_BEGIN = 0x0809
_RECORD = struct.Struct("<4H")


class Stream(NamedTuple):
    """A stream by its name, with its first sector and its size."""

    name: str
    start: int
    size: int


class Compound:
    """A compound file; refuses one whose chains of sectors do not end."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self._open()
        except (struct.error, IndexError):
            raise Refusal("corrupt") from None

    def _open(self) -> None:
        fields = _HEADER.unpack_from(self.data)
        _, _, order, shift, mini_shift = fields[:5]
        if order != 0xFFFE or shift not in (9, 12) or mini_shift != 6:
            raise Refusal("corrupt")
        _, _, directory, _, self.cutoff, mini_start, _, more, _ = fields[5:14]
        self.size = 1 << shift
        self.table = self._table(list(fields[14:]), more)
        self.streams: list[Stream] = []
        self.small = b""
        found = self._read(directory)
        for at in range(0, len(found) - 127, 128):
            name, length, kind, _, _, _, _, start, size = _ENTRY.unpack_from(found, at)
            if kind == _ROOT:
                self.small = self._read(start)
            elif kind == _STREAM:
                text = name[: max(0, min(length - 2, 64))].decode("utf-16-le", "replace")
                self.streams.append(Stream(text, start, size & 0xFFFFFFFF))
        mini = self._read(mini_start)
        self.mini = struct.unpack(f"<{len(mini) // 4}I", mini)

    def _table(self, places: list[int], more: int) -> tuple[int, ...]:
        """The table of sectors, whose own places are in the header and in a chain."""
        each = self.size // 4
        seen: set[int] = set()
        while more < _LAST:
            if more in seen:
                raise Refusal("corrupt")
            seen.add(more)
            *listed, more = struct.unpack(f"<{each}I", self._sector(more))
            places += listed
        sectors = (self._sector(place) for place in places if place < _LAST)
        return tuple(number for s in sectors for number in struct.unpack(f"<{each}I", s))

    def _sector(self, number: int) -> bytes:
        found = self.data[(number + 1) * self.size : (number + 2) * self.size]
        if not found:
            raise Refusal("corrupt")
        return found.ljust(self.size, b"\0")

    def _chain(self, table: tuple[int, ...], start: int) -> list[int]:
        chain: list[int] = []
        while start < _LAST:
            if start >= len(table) or len(chain) >= len(table):
                raise Refusal("corrupt")
            chain.append(start)
            start = table[start]
        return chain

    def _read(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(self.table, start)))

    def content(self, stream: Stream) -> bytes:
        """The bytes of a stream."""
        if stream.size < self.cutoff:
            chain = self._chain(self.mini, stream.start)
            return b"".join(self.small[n * 64 : n * 64 + 64] for n in chain)[: stream.size]
        return self._read(stream.start)[: stream.size]


def check_workbook(data: bytes) -> None:
    """Refuses a workbook whose chains or records do not end, or whose cells lie too far apart."""
    file = Compound(data)
    for stream in file.streams:
        content = file.content(stream)
        if stream.name in {"Workbook", "Book"}:
            _check_records(content)


def _check_records(content: bytes) -> None:
    at = rows = columns = 0
    while at + 8 <= len(content):
        kind, length, row, column = _RECORD.unpack_from(content, at)
        if kind == _BEGIN:
            rows = columns = 0
        elif kind in _CELLS:
            rows, columns = max(rows, row), max(columns, column)
            if (rows + 1) * (columns + 1) > MAX_POSITIONS:
                raise Refusal("table_too_big", rows=MAX_ROWS, columns=MAX_COLUMNS)
        at += 4 + length
