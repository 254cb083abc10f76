"""Text and Markdown: one Paragraph a line, tabs, pipes and blank lines kept."""

from gongkai.annual.document import Document, Paragraph
from gongkai.refusal import Refusal

OWN_CSV = "表,行,列,代码,数值,原文"
"""How the CSV begins that we write for spreadsheets: figures without the report around them."""

# A control character that no text has tells a binary file.
_BINARY = dict.fromkeys([*range(9), *range(14, 27), *range(28, 32)])


def read(data: bytes) -> Document:
    """A text file in UTF-8, UTF-16 with a byte order mark, or GB18030."""
    text = decode(data)
    if len(text.translate(_BINARY)) < len(text) * 0.99:
        raise Refusal("not_text")
    if text.startswith(OWN_CSV):
        raise Refusal("own_csv")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return Document("text", tuple(Paragraph(line) for line in lines))


def decode(data: bytes) -> str:
    """Bytes as text. UTF-8 is tried first: text in GB18030 is almost never valid UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
