"""Small PDFs for tests, written by hand: Chinese text at given places, lines, boxes."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

WIDTH, HEIGHT = 595, 842
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")

FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000"
    b" /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6"
    b" /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880"
    b" /StemV 90 >> >>] >>"
)


class Page:
    """The content of one page; y runs down from the top, as a reader sees it."""

    def __init__(self) -> None:
        self.content: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = 12) -> None:
        """Draws a text whose line starts at x and whose middle is at y."""
        code = text.encode("utf-16-be").hex()
        base = HEIGHT - y - 0.38 * size
        self.content.append(f"BT /F {size} Tf {x} {base:.2f} Td <{code}> Tj ET")

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Strokes a thin line."""
        self.content.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Fills a thin box in place of a line."""
        x, y = min(x0, x1), HEIGHT - max(y0, y1)
        self.content.append(f"{x} {y} {abs(x1 - x0) or 0.5} {abs(y1 - y0) or 0.5} re f")

    def box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Strokes the outline of a box."""
        self.content.append(f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re S")

    def dashes(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A level or upright line in pieces two points long, two apart."""
        steps = int(max(x1 - x0, y1 - y0) // 4)
        across, down = (4, 0) if y0 == y1 else (0, 4)
        for step in range(steps + 1):
            x, y = x0 + step * across, y0 + step * down
            self.rule(x, y, x + across / 2, y + down / 2)

    def table(self, left: float, top: float, rows: Sequence[Sequence[str]]) -> None:
        """A ruled table, its columns 80 points wide, its rows 20 high."""
        wide, high = 80 * len(rows[0]), 20 * len(rows)
        for row in range(len(rows) + 1):
            self.rule(left, top + 20 * row, left + wide, top + 20 * row)
        for column in range(len(rows[0]) + 1):
            self.rule(left + 80 * column, top, left + 80 * column, top + high)
        self.fill(left, top, rows)

    def fill(self, left: float, top: float, rows: Sequence[Sequence[str]]) -> None:
        """Only the texts of a table."""
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.text(left + 80 * column + 5, top + 20 * row + 10, text)


def pdf(pages: Iterable[Page], *, turned: int = 0, owner_locked: bool = False) -> bytes:
    """The bytes of a PDF. `owner_locked`: encrypted, but opens without a password."""
    objects = list(_objects(list(pages), turned))
    trailer = b"/Root 1 0 R /ID [<00> <00>]"
    if owner_locked:
        key = _key()
        objects = [_locked(body, number, key) for number, body in enumerate(objects, 1)]
        trailer += b" /Encrypt " + _encryption(_rc4(key, PADDING))
    return _assembled(objects, trailer)


def locked_pdf() -> bytes:
    """A PDF that the empty password does not open."""
    encryption = b" /Encrypt " + _encryption(bytes(32))
    return _assembled(list(_objects([Page()], 0)), b"/Root 1 0 R /ID [<00> <00>]" + encryption)


def _objects(pages: list[Page], turned: int) -> Iterator[bytes]:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    yield b"<< /Type /Catalog /Pages 2 0 R >>"
    yield b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages))
    yield FONT
    for index, page in enumerate(pages):
        content = "\n".join(page.content).encode()
        yield (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (WIDTH, HEIGHT, turned, 5 + 2 * index)
        )
        yield b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _assembled(objects: list[bytes], trailer: bytes) -> bytes:
    parts = [b"%PDF-1.4\n"]
    for number, body in enumerate(objects, 1):
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    lengths = [0, *(len(part) for part in parts)]
    starts = [sum(lengths[: i + 2]) for i in range(len(objects))]
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % start for start in starts]
    parts.append(b"trailer << /Size %d %b >>\n" % (len(objects) + 1, trailer))
    parts.append(b"startxref\n%d\n%%%%EOF" % sum(map(len, parts[: len(objects) + 1])))
    return b"".join(parts)


def _encryption(user: bytes) -> bytes:
    return b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (
        PADDING.hex().encode(),
        user.hex().encode(),
    )


def _key() -> bytes:
    permissions = (-4).to_bytes(4, "little", signed=True)
    return hashlib.md5(PADDING + PADDING + permissions + b"\x00").digest()[:5]


def _locked(body: bytes, number: int, key: bytes) -> bytes:
    start, end = body.find(b"stream\n") + 7, body.rfind(b"\nendstream")
    if end < 0:
        return body
    key = hashlib.md5(key + number.to_bytes(3, "little") + b"\x00\x00").digest()[:10]
    return body[:start] + _rc4(key, body[start:end]) + body[end:]


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
