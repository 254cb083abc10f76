"""Mends as callers use them: what is left alone, applied, said, told to a finding."""

import tomllib

import pytest

from gongkai.annual.align import align
from gongkai.annual.check import check
from gongkai.annual.document import Document, Place
from gongkai.annual.form import build, forms
from gongkai.annual.load import load_bytes
from gongkai.annual.readers import read
from gongkai.annual.repair import (
    Change,
    Mends,
    apply,
    changes_json,
    mend_for,
    mends,
    mends_json,
    rest,
    sentence,
)
from gongkai.annual.report import Damage, Report, Value
from tests.annual.test_form import THIRD
from tests.house import ROOT
from tests.reports import busy, report

CORPUS = ROOT / "../shared/corpus/reports"
D = "disputes.direct_suit"
T = "applications"


def test_where_nothing_is_broken_there_is_nothing_to_mend() -> None:
    assert mends(busy()) == Mends((), 0, counted=True)
    assert mends(Report()) == Mends()


def test_a_broken_report_is_not_touched_and_its_mend_is() -> None:
    broken = busy(cells={f"{T}.disclosed.total": None})
    broken.marks[f"{T}.disclosed.total"] = "/"
    (mend,) = mends(broken).shown
    after = apply(broken, mend)
    assert mend.changes == (Change(f"{T}.disclosed.total", None, 51),)
    assert broken.cells[f"{T}.disclosed.total"] is None
    assert after.cells[f"{T}.disclosed.total"] == 51
    assert after.marks == {}
    assert after.cells | {f"{T}.disclosed.total": None} == broken.cells


def test_at_most_five_are_shown_and_the_others_counted() -> None:
    broken = busy(cells={f"{D}.total": 40, "disputes.reconsideration.total": 50})
    found = mends(broken)
    assert (len(found.shown), found.more, found.counted) == (5, 20, True)
    assert rest(found) == "另有 20 种改法。"
    assert rest(found, "en") == "There are 20 other ways."
    assert len({mend.changes for mend in found.shown}) == 5


def test_a_total_is_rather_changed_than_what_it_counts() -> None:
    cells = {f"{D}.upheld": 5, f"{D}.other_result": 0, f"{D}.total": 0}
    found = mends(report(cells=cells)).shown
    assert [mend.changes[0] for mend in found] == [
        Change(f"{D}.total", 0, 5),
        Change(f"{D}.upheld", 5, 0),
    ]


def test_sums_over_undecided_cells_are_left_alone() -> None:
    broken = busy(cells={f"{D}.upheld": None, f"{D}.total": 9, f"{T}.disclosed.total": 50})
    broken.damage.append(Damage("unplaced", Place(), (f"{D}.upheld",)))
    (mend,) = mends(broken).shown
    assert [change.cell for change in mend.changes] == [f"{T}.disclosed.total"]


def test_sums_over_inferred_cells_are_kept() -> None:
    broken = busy(cells={f"{T}.disclosed.business": 14, f"{T}.disclosed.total": 55})
    assert mends(broken).shown[0].changes[0].cell == f"{T}.disclosed.business"
    broken.inferred = frozenset(f"{T}.disclosed.{c}" for c in ("natural_person", "research"))
    for mend in mends(broken).shown:
        after = apply(broken, mend)
        after.inferred = frozenset()
        assert not [finding for finding in check(after) if finding.level == "error"]


def test_a_finding_gets_what_the_first_mend_changes_in_its_cells() -> None:
    broken = busy(cells={f"{T}.disclosed.business": 21, f"{D}.total": 4})
    found = mends(broken)
    told = {f.code: mend_for(f, found) for f in check(broken) if f.level == "error"}
    assert told == {
        "row-sum": (Change(f"{T}.disclosed.business", 21, 10),),
        "outcome-sum": (Change(f"{T}.disclosed.business", 21, 10),),
        "dispute-sum": (Change(f"{D}.total", 4, 3),),
    }
    other = check(report(cells={"decisions.licensing.made": None}))
    assert [mend_for(f, found) for f in other] == [None]
    assert [mend_for(f, Mends()) for f in other] == [None]


def test_mends_are_said_and_written_as_json() -> None:
    broken = busy(cells={f"{T}.disclosed.total": None})
    found = mends(broken)
    (mend,) = found.shown
    assert sentence(mend).startswith("改 1 格，各项相加就都相等")
    assert "表三“（一）予以公开”×“总计”由 空白 改为 51" in sentence(mend)
    assert "from blank to 51" in sentence(mend, "en")
    changes = [{"cell": f"{T}.disclosed.total", "from": None, "to": 51}]
    assert changes_json(mend.changes) == changes
    assert changes_json(None) is None
    assert mends_json(found) == {
        "shown": [{"kind": "least", "changes": changes, "message": sentence(mend)}],
        "more": 0,
        "counted": True,
    }


def test_long_lists_of_changes_break_off_in_the_sentence() -> None:
    broken = report()
    for row in ("disclosed", "petition", "repeated", "not_held", "still_unclear", "excessive"):
        broken.cells[f"{T}.{row}.business"] = 2
        broken.cells[f"{T}.{row}.total"] = None
    broken.cells |= {f"{T}.{row}.business": 12 for row in ("received", "concluded")}
    broken.cells |= {f"{T}.concluded.total": 12}
    (mend,) = mends(broken).shown
    assert len(mend.changes) == 7
    assert sentence(mend).count("改为") == 6
    assert "……" in sentence(mend)
    assert "…" in sentence(mend, "en")


def test_what_is_wrong_everywhere_is_not_guessed_at() -> None:
    broken = busy()
    for n, cell in enumerate(c for c in broken.cells if c.startswith(f"{T}.")):
        broken.cells[cell] = n * n % 101
    found = mends(broken)
    assert found == Mends((), 0, counted=False)
    assert "逐项对照台账" in rest(found)


def test_a_made_up_form_is_mended_by_its_file_alone() -> None:
    form = build(tomllib.loads(THIRD))
    broken = Report(form={"services": form.name}, cells=dict.fromkeys(form.cells, 0))
    broken.cells |= {"visits.opened.all": 21, "visits.came.all": 12}
    broken.cells |= {"visits.opened.young": 12, "visits.came.young": 12}
    (mend, *_) = mends(broken, (*forms(), form)).shown
    assert mend.kind == "transposed-digits"
    assert mend.changes == (Change("visits.opened.all", 21, 12),)


REAL: dict[str, dict[str, tuple[Value, Value]]] = {
    "002*.pdf": {
        "disputes.reconsideration.total": (0, 11),
        "disputes.suit_after_reconsideration.total": (0, 5),
    },
    "002*.layout.txt": {
        "disputes.reconsideration.total": (0, 11),
        "disputes.suit_after_reconsideration.total": (0, 5),
    },
    "006*.html": {
        f"{T}.disclosed.total": (None, 272),
        f"{T}.partly_disclosed.total": (None, 3),
        f"{T}.state_secret.total": (None, 14),
        f"{T}.internal_affairs.total": (None, 5),
        f"{T}.process_information.total": (None, 4),
        f"{T}.registry_query.total": (None, 12),
    },
    "008*.md": {f"{T}.carried_out.total": (None, 1)},
}


@pytest.mark.parametrize("pattern", REAL)
def test_real_reports_are_mended_as_a_clerk_would(pattern: str) -> None:
    paths = sorted(CORPUS.glob(pattern))
    if not paths:
        pytest.skip(f"no corpus of reports at {CORPUS}")
    document = read(paths[0])
    assert isinstance(document, Document)
    found = align(document, name=paths[0].stem)
    first = mends(found).shown[0]
    changes = {change.cell: (change.from_, change.to) for change in first.changes}
    assert changes.items() >= REAL[pattern].items()
    assert all(cell.endswith(".total") for cell in changes)
    broken = {f.code for f in check(apply(found, first))}
    assert broken.isdisjoint({"row-sum", "outcome-sum", "balance", "dispute-sum"})


def test_rows_that_were_not_there_to_be_read_are_not_made_up() -> None:
    """A page cut off before its totals: what is left out is not blank, and no sum can tell."""
    lines = [
        "三、收到和处理政府信息公开申请情况",
        "自然人 法人或其他组织 总计",
        "商业企业 科研机构",
    ]
    lines += ["一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3"]
    lines += ["三、本年度办理结果 （一）予以公开 2 0 0 0 0 0 2"]
    lines += ["（二）部分公开（区分处理的，只计这一情形，不计其他情形） 1 0 0 0 0 0 1"]
    report = load_bytes("\n".join(lines).encode(), "cut.txt")
    assert report.cells["applications.received.total"] == 3
    assert mends(report).shown == ()
