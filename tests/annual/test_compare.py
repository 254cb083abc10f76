"""Two reports side by side."""

from dataclasses import replace

from hypothesis import given

from gongkai.annual.compare import compare
from gongkai.annual.report import Report
from tests.reports import balanced, busy, form, report

SENTENCE = "全年举办政务公开培训三次，参加培训的各科室工作人员共计一百二十余人次。"


def test_every_cell_of_either_report_is_there() -> None:
    found = compare(report("2019"), report("2021"))
    assert set(found.cells) == set(form("2019").cells) | set(form("2021").cells)


def test_a_cell_is_given_as_it_stands_in_each() -> None:
    cell = "applications.received.total"
    found = compare(busy(), report(cells={cell: None}))
    assert found.cells[cell] == (57, None)
    assert found.cells["applications.repeated.total"] == (0, 0)


def test_one_row_of_the_older_form_compares_with_three_of_the_newer() -> None:
    older = report("2019", {"applications.other_handling_all.total": 9})
    newer = report(
        cells={
            "applications.supplement_lapsed.total": 4,
            "applications.fee_unpaid.total": None,
            "applications.other_handling.total": 3,
        }
    )
    cell = "applications.other_handling_all.total"
    assert compare(older, newer).cells[cell] == (9, 7)
    assert compare(newer, older).cells[cell] == (7, 9)
    assert compare(older, newer).cells["applications.other_handling.total"] == (None, 3)


def test_three_blanks_add_up_to_a_blank() -> None:
    blank = dict.fromkeys(
        f"applications.{row}.total" for row in ("supplement_lapsed", "fee_unpaid", "other_handling")
    )
    found = compare(report("2019"), report(cells=blank))
    assert found.cells["applications.other_handling_all.total"] == (0, None)


def test_what_only_one_form_has_is_not_set_against_anything() -> None:
    found = compare(report("2019"), report("2021"))
    assert found.cells["documents.government_rules.published_total"] == (0, None)
    assert found.cells["documents.government_rules.in_force"] == (None, 0)


def test_shared_passages_name_their_section_and_its_share() -> None:
    a, b = report(), report()
    a.sections = [replace(s, text="") for s in a.sections]
    a.sections[4] = replace(a.sections[4], text=SENTENCE)
    b.sections = [replace(s, text="") for s in b.sections]
    b.sections[0] = replace(
        b.sections[0], text=f"本年度，{SENTENCE.replace('三次', '4次')}另有他事。"
    )
    (passage,) = compare(a, b).passages
    assert passage.section == "problems"
    assert passage.a in SENTENCE
    assert 0.5 < passage.share < 1


def test_a_heading_that_no_form_has_names_its_section_itself() -> None:
    a = report()
    a.sections[0] = replace(a.sections[0], id=None, heading="七、附录")
    assert compare(a, report()).passages[0].section == "七、附录"


@given(balanced(), balanced("2019"))
def test_comparing_the_other_way_round_swaps_the_cells(a: Report, b: Report) -> None:
    there, back = compare(a, b).cells, compare(b, a).cells
    assert there == {cell: (x, y) for cell, (y, x) in back.items()}


@given(balanced())
def test_a_report_is_the_same_as_itself(of: Report) -> None:
    found = compare(of, of)
    assert all(a == b for a, b in found.cells.values())
    assert found.passages[0].share == 1
