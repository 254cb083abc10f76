"""Figures that are given, texts and their fields, drafts, and what the check-up finds."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.turning import clock_at
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as read
from gongkai.office.publications import entries
from gongkai.office.reports import actions
from gongkai.office.reports.checkup import blocking, checkup
from gongkai.office.reports.document import document, values
from gongkai.office.reports.drafting import drafted
from gongkai.office.reports.fields import filled
from gongkai.office.reports.fields import names as fields_of
from gongkai.office.reports.figures import figures
from gongkai.office.reports.folding import replay, typed
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.neighbours import neighbours
from gongkai.office.reports.previous import report_of
from gongkai.office.reports.said import Said
from gongkai.refusal import Refusal
from gongkai.words import Applicant
from tests.office.factory import body, letter, person
from tests.web.desk.reports.bureau import EVE, NOW, YEAR, Bureau

pytestmark = pytest.mark.django_db
LICENSING = "decisions.licensing.made"
FEES = "fees.admin_fees.amount"
RECEIVED = "applications.received.total"


@pytest.fixture
def bureau() -> Iterator[Bureau]:
    """A bureau on the fourth of January."""
    with clock_at(NOW):
        yield Bureau()


@pytest.mark.parametrize(
    ("cell", "text", "kept"),
    [
        (LICENSING, "１，２０４", "1204"),
        (LICENSING, " 0 ", "0"),
        (LICENSING, "3.5", None),
        (LICENSING, "-1", None),
        (LICENSING, "1_0", None),
        (LICENSING, "", None),
        (LICENSING, "9" * 13, None),
        (FEES, "25.1", "25.1"),
        (FEES, "NaN", None),
        (FEES, "Infinity", None),
        (FEES, "1e5", None),
    ],
)
def test_only_a_number_is_kept_for_a_cell(cell: str, text: str, kept: str | None) -> None:
    assert typed(cell, text) == kept


@drawn(st.text())
def test_whatever_is_typed_is_kept_as_a_number_or_not_at_all(text: str) -> None:
    assert (typed(FEES, text) or "0").replace(".", "", 1).isdigit()


def test_a_figure_is_given_only_where_none_is_counted(bureau: Bureau) -> None:
    code = bureau.begun().code
    for cell, value, giver, why in [
        ("nowhere", "1", "审批科", "reports-no-cell"),
        (RECEIVED, "1", "审批科", "reports-no-cell"),
        ("applications.received.business", "1", "审批科", "reports-counted"),
        (LICENSING, "若干", "审批科", "reports-no-number"),
        (LICENSING, "1", " ", "reports-no-giver"),
    ]:
        with pytest.raises(Refusal) as caught:
            actions.give(code, bureau.clerk, cell, value, giver)
        assert caught.value.code == why
    row = actions.give(code, bureau.clerk, LICENSING, "1,204", "审批科")
    assert figures(row)[LICENSING] == 1204
    bureau.figure("licensing")
    assert figures(row)[LICENSING] == 12, "what is counted goes before what is given"


def test_the_row_is_what_its_entries_make_of_it(bureau: Bureau) -> None:
    row = bureau.submitted()
    actions.give_back(row.code, bureau.above, {"overview": "太短"})
    actions.explain(row.code, bureau.clerk, RECEIVED, "补登")
    actions.keep_item(row.code, bureau.clerk, "人手少。", "加一个人。")
    actions.drop_item(row.code, bureau.clerk, 1)
    with pytest.raises(Refusal):
        actions.submit(row.code, bureau.clerk)
    row = YearReport.objects.get(code=row.code)
    told = [(read(e), e.happened_on) for e in entries_of(row.code)]
    again = replay(YearReport(), [(said, on) for said, on in told if isinstance(said, Said)])
    for name in ("stage", "reason", "frozen_until", "cells", "given", "explained", "texts"):
        assert getattr(again, name) == getattr(row, name), name
    for name in ("items", "pins", "published_on"):
        assert getattr(again, name) == getattr(row, name), name


def entries_of(code: str) -> list[Entry]:
    """All that was said of a report."""
    return list(Entry.objects.filter(subject=code).order_by("number"))


def test_a_text_that_is_kept_again_is_said_once(bureau: Bureau) -> None:
    code = bureau.begun().code
    before = len(entries_of(code))
    for text in ("写了。", "写了。\r\n", " 写了。"):
        actions.write_text(code, bureau.clerk, "overview", text)
    assert len(entries_of(code)) == before + 1


def test_a_field_that_is_none_is_refused_and_nothing_is_kept(bureau: Bureau) -> None:
    code = bureau.begun().code
    with pytest.raises(Refusal) as caught:
        actions.write_text(code, bureau.clerk, "overview", "共{nothing.at.all}件")
    assert caught.value.code == "reports-no-field"
    assert YearReport.objects.get(code=code).texts == {}


def test_the_sentence_follows_when_the_case_is_put_right(bureau: Bureau) -> None:
    row = bureau.begun()
    text = "新收{applications.received.total}件，其中企业{applications.received.business}件。"
    row = actions.write_text(row.code, bureau.clerk, "overview", text)
    assert said(row) == "新收1件，其中企业0件。"
    bureau.received(Applicant.BUSINESS)
    assert said(row) == "新收2件，其中企业1件。"


def said(row: YearReport) -> str:
    """How the first section reads."""
    found = document(row).section("overview")
    return found.text if found else ""


def test_what_is_unknown_is_no_zero() -> None:
    assert filled("收费{fees.a.b}", {"fees.a.b": None}) == "收费【缺】"
    assert fields_of("{a.b}和{c}，{大}") == ["a.b", "c"]


def test_every_field_of_a_draft_exists_and_every_number_is_a_field(bureau: Bureau) -> None:
    row = bureau.begun()
    entries.enter(bureau.body, bureau.clerk, published())
    made, known = drafted(row), values(row)
    for text in made.values():
        assert set(fields_of(text)) <= known.keys()
    assert "《云溪县管理办法1号》" in made["overview"]
    assert "{publications.outlet.website}" in made["overview"]
    assert "{applications.received.total}" in made["overview"]
    assert made["overview"].count("【") == 3
    assert "没有收取信息处理费" in made["other_matters"]


def published() -> dict[str, object]:
    """Something on the website."""
    day = {"published_on": date(2025, 3, 15)}
    return {"title": "办事指南", "outlet": "website", "head": "livelihood", **day}


def test_fees_count_as_paid_unless_they_were_annulled(bureau: Bureau) -> None:
    row = bureau.begun()
    pay(bureau, "notify_fee", yuan=80)
    assert values(row)["processing_fees"] == 0
    pay(bureau, "record_payment")
    assert values(row)["processing_fees"] == 80
    paid = Entry.objects.get(kind="application.fee_paid")
    act(bureau.letter.code, "annul", bureau.head, number=paid.number)
    assert values(row)["processing_fees"] == 0


def pay(bureau: Bureau, action: str, **given: Any) -> None:  # noqa: ANN401
    """Something about the fee, on the last day of the year."""
    act(bureau.letter.code, action, bureau.head, on=date(2025, 12, 31), **given)


def test_the_check_up_names_what_is_missing_and_blocks(bureau: Bureau) -> None:
    row = bureau.begun()
    found = {fault.code: fault for fault in checkup(row, NOW.date())}
    assert found["missing"].level == "error"
    assert LICENSING in found["missing"].cells
    assert found["missing"].points == 5
    assert {f.section for f in checkup(row, NOW.date()) if f.code == "empty"} == {
        "overview",
        "problems",
        "other_matters",
    }
    assert {f.code for f in blocking(checkup(row, NOW.date()))} >= {"missing", "empty"}


def test_a_whole_report_has_nothing_that_blocks(bureau: Bureau) -> None:
    row = bureau.frozen()
    assert blocking(checkup(row, NOW.date())) == []
    assert "near" not in {f.code for f in checkup(row, NOW.date())}
    assert "near" in {f.code for f in checkup(row, date(2026, 1, 20))}
    assert "late" in {f.code for f in checkup(row, date(2026, 2, 1))}


def test_what_changed_after_the_freeze_is_told(bureau: Bureau) -> None:
    row = bureau.frozen()
    bureau.received(Applicant.BUSINESS)
    (moved,) = [f for f in checkup(row, NOW.date()) if f.code == "moved"]
    assert "applications.received.business" in moved.cells
    assert figures(row)[RECEIVED] == 1


def test_a_difference_from_last_year_is_explained_and_then_blocks_no_more(bureau: Bureau) -> None:
    with clock_at(EVE):
        letter(bureau.body, person=bureau.clerk, channel=Channel.COUNTER, on=date(2025, 12, 1))
    first = bureau.written()
    actions.freeze(first.code, bureau.clerk)
    actions.sign(first.code, bureau.leader)
    actions.publish(first.code, bureau.head)
    bureau.received(Applicant.NATURAL_PERSON, 29)  # known only after the report
    with clock_at(NOW.replace(year=2027)):
        row = actions.begin(bureau.body, YEAR + 1, bureau.clerk)
        carried = [f for f in checkup(row, NOW.date()) if f.code == "carry-in"]
        assert carried
        assert {f.code for f in blocking(checkup(row, NOW.date()))} >= {"carry-in"}
        for fault in carried:
            row = actions.explain(row.code, bureau.clerk, fault.cells[0], "年后补登一件")
        assert "carry-in" not in {f.code for f in blocking(checkup(row, NOW.date()))}


def test_last_years_report_is_the_one_that_stands_published(bureau: Bureau) -> None:
    bureau.published()
    bureau.received(Applicant.BUSINESS)
    actions.begin(bureau.body, YEAR, bureau.clerk, reason="漏数一件")
    found = report_of(bureau.body, YEAR, "own")
    assert found
    assert found.cells[RECEIVED] == 1


def test_a_text_like_the_neighbours_is_found(bureau: Bureau) -> None:
    row = bureau.frozen()
    other = body("other", name="云溪县教育局")
    Supervision.objects.create(body=other, parent=bureau.county, first_year=2020)
    assert neighbours(row) == []
    clerk = person(other, Role.REGISTRAR)
    theirs = actions.begin(other, YEAR, clerk)
    actions.write_text(theirs.code, clerk, "overview", row.texts["overview"])
    assert [each.body for each in neighbours(row)] == ["云溪县教育局"]
    assert "alike" in {fault.code for fault in checkup(row, NOW.date())}
