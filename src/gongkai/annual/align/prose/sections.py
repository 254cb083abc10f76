"""The sections of a report, whatever numbering and marks the source gave their headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.annual.align.text.stream import PAGE_NUMBER
from gongkai.annual.document import Paragraph, Place
from gongkai.annual.form import Form
from gongkai.annual.labels import ORDINALS, Labels, key, ordinal_number, squeeze
from gongkai.annual.report import Section

FULL_LINE = 24  # characters; a page is set in 28
LONGEST_LINE = 80  # what is longer was not wrapped, and ends its paragraph
LONGEST_HEADING = 48  # characters; what is longer is a sentence

_INLINE = re.compile(rf"(?P<ordinal>[{ORDINALS}])\s*[、.．]\s*")
_RULE = re.compile(r"[-*_=~]{3,}$")
_MARKS = re.compile(r"^[\s#>*]+|\*\*")
_ENDS = "。！？；：:;!?"
_BEGINS = re.compile(rf"\s*(?:[(（]\s*(?:[{ORDINALS}]+|\d+)\s*[)）]|\d+\s*[、.．]|注\s*[:：])")
_DIGITS = re.compile(r"[\d\s.,|/—-]+")
LABELS_GLUED = 3  # labels in one line that tell a table whose borders are lost


@dataclass(slots=True)
class _Open:
    id: str | None
    heading: str
    number: int | None
    place: Place
    lines: list[str] = field(default_factory=list)
    doubtful: bool = False  # bracketed or misprinted: a section only if there is no other


class SectionReader:
    """Parts the prose of a document by the headings of a form.

    `labels` are the squeezed words of table labels: 四、结转下年度继续办理 is no heading.
    """

    def __init__(self, form: Form, labels: Sequence[str]) -> None:
        self.headings = Labels((s.id, s.label, s.variants) for s in form.sections)
        self.words = sorted(self.headings.words(), key=len, reverse=True)
        self.tables = {t.section for t in form.tables}
        self.labels = tuple(label for label in labels if len(label) > 3)
        self.table_labels = frozenset(labels)
        self.table_text = "\n".join(labels)

    def read(self, paragraphs: Sequence[Paragraph], *, torn: bool) -> tuple[str, list[Section]]:
        """The text before the first heading, and the sections in reading order.

        `torn` tells that a paragraph is a line of a page, so that sentences go on in the next.
        """
        preamble = _Open(None, "", None, Place())
        found = [preamble]
        skip = False
        for i, paragraph in enumerate(paragraphs):
            if skip:
                skip = False
                continue
            text = _MARKS.sub("", paragraph.text).strip()
            if not text or PAGE_NUMBER.match(text) or _RULE.match(text):
                found[-1].lines.append("")
                continue
            follows = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
            after = _MARKS.sub("", follows).strip()
            opened, skip = self._heading(text, after, Place(paragraph.page, text=text[:80]))
            if opened:
                found.append(opened)
            else:
                self._prose(text, paragraph, found)
        return _joined(preamble.lines, torn=torn), [
            Section(o.id, o.heading, o.number, self._text(o, torn=torn), o.place)
            for o in _settled(found)[1:]
        ]

    def _text(self, section: _Open, *, torn: bool) -> str:
        if section.id not in self.tables:
            return _joined(section.lines, torn=torn)
        if not torn:  # a label that a page break parted from its table is no sentence
            lines = [line for line in section.lines if squeeze(line) not in self.table_labels]
            return _joined(lines, torn=torn)
        prose = _joined([line for line in section.lines if not self._is_table(line)], torn=torn)
        return "\n".join(line for line in prose.split("\n") if "。" in line)

    def _is_table(self, line: str) -> bool:
        """Whether a line is a piece of a table that was set as text."""
        words = squeeze(_DIGITS.sub("", line))
        if not words or words in self.table_text or "|" in line or "\t" in line:
            return True
        return sum(label in words for label in self.labels) >= LABELS_GLUED

    def _heading(self, text: str, after: str, place: Place) -> tuple[_Open | None, bool]:
        """A heading on one line, or torn over two; and whether the second line is used up."""
        if len(text) > LONGEST_HEADING:
            return None, False
        own = key(text)
        section = self._section(own.words, numbered=bool(own.ordinal))
        if section:
            bracketed = text[0] in "(（"
            opened = _Open(section, text, ordinal_number(own.ordinal), place, doubtful=bracketed)
            return opened, False
        if own.ordinal in ORDINALS and own.ordinal and self._is_torn(own.words):
            section = self._section(own.words + squeeze(after), numbered=True)
            if section and len(after) < LONGEST_HEADING:
                return _Open(section, text + after, ordinal_number(own.ordinal), place), True
        if own.ordinal and self._is_foreign(text, own.words):
            section = self.headings.near(own.words)
            return _Open(section, text, ordinal_number(own.ordinal), place, doubtful=True), False
        return None, False

    def _section(self, words: str, *, numbered: bool) -> str | None:
        found = self.headings.words().get(words)
        return found if found and (numbered or len(words) >= len("总体情况")) else None

    def _is_torn(self, words: str) -> bool:
        return not words or any(w.startswith(words) for w in self.words)

    def _is_foreign(self, text: str, words: str) -> bool:
        """A numbered line that reads like a heading which the form does not have."""
        if not re.match(rf"\s*[{ORDINALS}]+\s*[、.．]", text) or not words:
            return False
        if any(ch in text for ch in "。，；|\t") or len(text) > LONGEST_HEADING // 2:
            return False
        return not any(words.startswith(w[:6]) or w.startswith(words) for w in self.labels)

    def _prose(self, text: str, paragraph: Paragraph, found: list[_Open]) -> None:
        """Prose, with the headings that stand in the midst of it when line breaks were lost."""
        start = 0
        for match in _INLINE.finditer(text):
            rest = text[match.end() : match.end() + 80]
            section, length = self._begins(rest)
            if section and self._is_new(section, found):
                found[-1].lines.append(text[start : match.start()].strip())
                heading = text[match.start() : match.end() + length]
                number = ordinal_number(match["ordinal"])
                found.append(_Open(section, heading, number, Place(paragraph.page, text=heading)))
                start = match.end() + length
        found[-1].lines.append(text[start:].strip())

    def _is_new(self, section: str, found: Sequence[_Open]) -> bool:
        return all(o.id != section for o in found)

    def _begins(self, text: str) -> tuple[str | None, int]:
        """The section whose label a text begins with, and how long that label is in it."""
        words = squeeze(text)
        label = next((w for w in self.words if words.startswith(w)), None)
        if label is None:
            return None, 0
        length = count = 0
        for ch in text:
            length += 1
            count += ch.isalnum()
            if count == len(label):
                break
        return self.headings.words()[label], length


def _settled(found: list[_Open]) -> list[_Open]:
    """Without the doubtful headings whose section stands elsewhere: （一）总体情况 is a topic."""
    sure = {opened.id for opened in found if not opened.doubtful}
    kept: list[_Open] = []
    for opened in found:
        if opened.doubtful and opened.id in sure:
            opened.id = None
        if opened.doubtful and opened.id is None and opened.heading[0] in "(（":
            kept[-1].lines += [opened.heading, *opened.lines]
        else:
            kept.append(opened)
    return kept


def _joined(lines: Sequence[str], *, torn: bool) -> str:
    """Lines as paragraphs; a torn line goes on where the sentence has not ended."""
    if not torn:
        return "\n".join(line for line in lines if line)
    return "\n".join(_sentences(lines))


def _sentences(lines: Sequence[str]) -> Iterator[str]:
    """Lines put together to paragraphs: a full line goes on, a short or ended one does not."""
    width = min(max(map(len, lines), default=0), FULL_LINE)
    paragraph = ""
    for line in filter(None, lines):
        if paragraph and _BEGINS.match(line):
            yield paragraph
            paragraph = ""
        paragraph += line
        if line[-1] in _ENDS or not width * 0.8 <= len(line) <= LONGEST_LINE:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph
