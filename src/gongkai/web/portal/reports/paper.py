"""A report as the sections of a page: headings to jump to, paragraphs, tables."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from gongkai.annual.form import forms
from gongkai.annual.report import Report
from gongkai.annual.writers.parts import Filled, Heading, Title, parts
from gongkai.web.portal.tables import table


class Block(NamedTuple):
    """A paragraph, or the markup of a table."""

    text: str
    tables: bool = False


@dataclass
class Section:
    """A section with its heading, "" before the first."""

    id: str
    heading: str
    blocks: list[Block] = field(default_factory=list)


def sections(report: Report) -> list[Section]:
    """The report in the order of its paper, without its title."""
    found = [Section("section-0", "")]
    for part in parts(report, forms()):
        if isinstance(part, Heading):
            found.append(Section(f"section-{len(found)}", part.text))
        elif isinstance(part, Filled):
            found[-1].blocks.append(Block(_safe(table(part)), tables=True))
        elif not isinstance(part, Title):
            found[-1].blocks.append(Block(part.text))
    return found


def _safe(markup: str) -> SafeString:
    """The markup of a table, whose writer escapes all texts."""
    return mark_safe(markup)
