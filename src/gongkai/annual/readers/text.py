"""Text and Markdown: one Paragraph a line, tabs, pipes and blank lines kept."""

from gongkai.annual.document import Document, Paragraph
from gongkai.annual.readers.encoding import unicode
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
    """Bytes as text: Unicode, else GB18030, else what can be saved of damaged UTF-8."""
    if (text := unicode(data)) is not None:
        return text
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
