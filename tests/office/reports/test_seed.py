"""The seed report: imported, its faults seen and mended; what remains only the bureau knows."""

import pytest

from gongkai.annual.check import check
from gongkai.annual.sentence import sentence
from gongkai.office.publications.importing import apply, read
from gongkai.office.publications.words import Record
from gongkai.office.reports.actions import begin, write_text
from gongkai.office.reports.asking import questions
from gongkai.office.reports.document import document
from gongkai.office.reports.importing import mend, offers_of, plan, take
from gongkai.office.reports.models import PastReport, Scope
from gongkai.office.reports.previous import as_read
from gongkai.office.reports.recognising import Reading, Recognised
from tests.house import ROOT
from tests.office.reports.past import Bureau

pytestmark = pytest.mark.django_db
SEED = sorted((ROOT / "../shared/seed").glob("*.txt"))

if not SEED:
    pytest.skip(f"LEFT OUT: no seed report at {ROOT / '../shared/seed'}", allow_module_level=True)

PUBLISHED, SITE, ADOPTED = 83, 31, 12


@pytest.fixture
def bureau() -> Bureau:
    """The bureau of the seed, as one that keeps its records here."""
    return Bureau(code="seed", name="海东市商务局", level="prefecture")


def imported(bureau: Bureau) -> PastReport:
    """The seed, kept."""
    found = Reading().do(str(SEED[0]))
    assert isinstance(found, Recognised)
    (planned,) = plan(bureau.editor, [found])
    assert (planned.body, planned.year) == (bureau.body, 2023)
    return take(bureau.editor, found, bureau.body, 2023, Scope.OWN)


def test_its_faults_are_seen_and_its_mends_leave_what_only_the_bureau_knows(
    bureau: Bureau,
) -> None:
    row = imported(bureau)
    text = "".join(map(sentence, check(as_read(row))))
    for fault in (
        "缺少“其他需要报告的事项”",
        "“80余条”不是确数",
        "没有写到：依申请公开",
        "多出“0”",
    ):
        assert fault in text
    pressed = []
    while offers := offers_of(row):
        pressed.append(offers[0].key.split(":")[0])
        row = mend(row.code, bureau.editor, offers[0].key)
    assert pressed == ["extra", "aspect", "section"]
    left = check(as_read(row))
    assert [each.level for each in left] == ["warning", "note"]
    asked = questions(as_read(row))
    assert [each.name for each in asked] == [
        "aspect:management",
        "aspect:platform",
        "aspect:oversight",
        "number:80余条",
    ]
    assert asked[-1].register == "publications"
    assert len(row.mends) == 3
    assert all(value == 0 for cell, value in as_read(row).cells.items() if "disputes." in cell)


def test_a_dated_list_turns_the_vague_number_into_one_that_can_be_counted(bureau: Bureau) -> None:
    outlets = ["市政府网站"] * SITE + ["海东日报"] * ADOPTED
    outlets += ["公众号"] * (PUBLISHED - len(outlets))
    lines = [
        f"{1 + number % 12}月{1 + number // 12}日 商贸流通公告第{number + 1}号（{outlet}）"
        for number, outlet in enumerate(outlets)
    ]
    rows = read(Record.PUBLICATION, "\n".join(lines), 2023)
    apply(bureau.body, bureau.editor, Record.PUBLICATION, rows, year=2023)
    row = begin(bureau.body, 2023, bureau.editor)
    vague = as_read(imported(bureau)).section("overview")
    assert vague
    told = "信息{publications.total}条，其中政府网站{publications.outlet.website}条。"
    text = vague.text.replace("信息 80 余条。", told)
    assert text != vague.text
    row = write_text(row.code, bureau.editor, "overview", text)
    overview = document(row).section("overview")
    assert overview
    assert "公开政府信息83条，其中政府网站31条。" in overview.text
    assert not {each.code for each in check(document(row))} & {"vague-number"}
    # One more is entered, and the sentence follows.
    late = read(Record.PUBLICATION, "12月30日 迟到的公告（市政府网站）", 2023)
    apply(bureau.body, bureau.editor, Record.PUBLICATION, late, year=2023)
    again = document(row).section("overview")
    assert again
    assert "公开政府信息84条，其中政府网站32条。" in again.text
