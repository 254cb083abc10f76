"""Real reports and the laws themselves: nothing is found in them that is not there.

Read from beside the project, if there. What a report may hold is the telephone and the e-mail of
the office that wrote it, in its first paragraph: true finds, which a clerk may leave (article 12
wants them published). Its 办公地址 is no address of a person, nor is any figure a number of one.
"""

import re
from pathlib import Path

import pytest

from gongkai.annual.document import Document, Grid, Paragraph
from gongkai.annual.readers import read
from gongkai.law.privacy import scan
from gongkai.law.privacy.find import Find, Kind

SHARED = Path(__file__).parents[4] / "shared"
REPORTS = sorted([*SHARED.glob("corpus/reports/*"), *SHARED.glob("seed/*.txt")])
LAWS = sorted(SHARED.glob("reference/laws/*.md"))
LABELS = {Kind.LANDLINE: "电话", Kind.EMAIL: "邮箱"}
TAG = re.compile(r"<[^>]*>")

if not REPORTS:
    pytest.skip(f"LEFT OUT: the corpus of real reports is not at {SHARED}", allow_module_level=True)


def texts(path: Path) -> list[str]:
    """A report as read, its cells side by side and glued; a text file as it stands too."""
    document = read(path)
    assert isinstance(document, Document)
    lines = [
        "\t".join(cell.text for row in block.rows for cell in row if cell)
        if isinstance(block, Grid)
        else block.text
        for block in document.blocks
        if isinstance(block, Grid | Paragraph)
    ]
    found = ["\n".join(lines), "".join(lines), " ".join(" ".join(lines).split())]
    if path.suffix not in {".pdf", ".docx"}:
        raw = path.read_text("utf-8", errors="replace")
        found += [raw, TAG.sub("", raw)]
    return found


def is_of_the_office(find: Find, text: str) -> bool:
    """Whether a find is a telephone or e-mail after the word for it."""
    before = re.sub(r"\s", "", TAG.sub("", text[max(0, find.start - 120) : find.start]))
    label = LABELS.get(find.kind)
    return label is not None and before[-4:].strip(":：").endswith(label)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_a_report_holds_the_telephone_and_mail_of_its_office_and_nothing_else(path: Path) -> None:
    for text in texts(path):
        assert [f for f in scan(text) if not is_of_the_office(f, text)] == []


def test_the_telephones_that_reports_hold_are_found() -> None:
    kinds = [{f.kind for text in texts(path) for f in scan(text)} for path in REPORTS]
    assert sum(Kind.LANDLINE in found for found in kinds) >= 5
    assert sum(Kind.EMAIL in found for found in kinds) >= 5


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.name)
def test_a_law_holds_nothing(path: Path) -> None:
    assert scan(path.read_text("utf-8")) == []
