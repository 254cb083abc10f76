"""Reports of earlier years: recognised, kept once, mended, withdrawn, read by next year's."""

from datetime import date

import pytest

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.reports import importing
from gongkai.office.reports.actions import begin, explain
from gongkai.office.reports.checkup import blocking, checkup
from gongkai.office.reports.importing import What, mend, plan, take, withdraw
from gongkai.office.reports.models import PastReport, Scope
from gongkai.office.reports.previous import as_read, report_of
from gongkai.office.reports.recognising import Unread
from gongkai.refusal import Refusal
from tests.office.factory import body, person
from tests.office.reports import past
from tests.office.reports.past import Bureau, read

pytestmark = pytest.mark.django_db
CARRIED = "applications.carried_in.natural_person"
TOTAL = "disputes.direct_suit.total"


@pytest.fixture
def bureau() -> Bureau:
    """A bureau and its editor."""
    return Bureau()


def test_an_import_is_one_entry_with_the_digest_of_the_file(bureau: Bureau) -> None:
    row = bureau.take(past.report_of())
    entry = Entry.objects.get(kind="report.imported")
    said = say(entry)
    assert (said.digest, said.cells, said.findings, said.form) == (row.digest, 200, 0, "2021")
    assert (said.year, said.name, entry.subject, entry.by) == (
        2024,
        "report.json",
        row.code,
        bureau.editor,
    )


def test_the_same_file_once_more_changes_nothing(bureau: Bureau) -> None:
    first = bureau.take(past.report_of())
    assert bureau.plan(past.report_of())[0].what is What.SAME
    assert bureau.take(past.report_of()) == first
    assert (PastReport.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_newer_import_stands_and_the_older_is_kept(bureau: Bureau) -> None:
    older = bureau.take(past.report_of())
    newer = past.report_of(disputes__direct_suit__total=9)
    assert bureau.plan(newer)[0].what is What.AGAIN
    made = bureau.take(newer)
    standing = report_of(bureau.body, 2024, Scope.OWN)
    assert standing
    assert standing.cells[TOTAL] == 9
    assert as_read(older).cells[TOTAL] == 3
    withdraw(made.code, bureau.editor, "错发的一份")
    again = report_of(bureau.body, 2024, Scope.OWN)
    assert again
    assert again.cells[TOTAL] == 3
    with pytest.raises(Refusal, match="past-withdrawn"):
        withdraw(made.code, bureau.editor, "再一次")
    # What was withdrawn can be imported anew.
    assert bureau.take(newer).code != made.code


def test_who_may_not_is_refused_and_the_try_is_kept(bureau: Bureau) -> None:
    stranger = person(body("other", name="云溪县教育局"), Role.EDITOR)
    given = read(past.report_of())
    with pytest.raises(Forbidden):
        take(stranger, given, bureau.body, 2024, Scope.OWN)
    assert PastReport.objects.count() == 0
    assert Entry.objects.get(body=bureau.body).by == stranger
    # Nor is a body shown to who may not import for it.
    (found,) = plan(stranger, [given])
    assert (found.what, found.body) == (What.UNSURE, None)


def test_the_supervisor_imports_a_county_at_once(bureau: Bureau) -> None:
    county = body("county", name="云溪县人民政府", kind="government")
    Supervision.objects.create(body=bureau.body, parent=county, first_year=2020)
    supervisor = person(county, Role.SUPERVISOR, Role.EDITOR)
    own = past.report_of(2023, "云溪县人民政府")
    own.scope = "area"
    files = [read(past.report_of(), "a.json"), read(own, "b.json")]
    found = plan(supervisor, files)
    assert [(each.body, each.scope) for each in found] == [
        (bureau.body, Scope.OWN),
        (county, Scope.AREA),
    ]
    for each, file in zip(found, files, strict=True):
        assert each.body
        assert each.year
        take(supervisor, file, each.body, each.year, each.scope)
    assert PastReport.objects.count() == 2


def test_two_files_of_one_report(bureau: Bureau) -> None:
    same = past.report_of()
    same.title += "（公开版）"
    other = past.report_of(disputes__direct_suit__total=9)
    found = bureau.plan(past.report_of(), same, other)
    assert [each.what for each in found] == [What.NEW, What.SAME, What.UNSURE]
    assert [each.refusal and each.refusal.code for each in found] == [None, "past-twin", "past-two"]


def test_what_is_not_known_is_asked_for(bureau: Bureau) -> None:
    nameless, yearless = past.report_of(2024, None), past.report_of()
    nameless.title = ""
    yearless.year = None
    found = bureau.plan(nameless, yearless, past.report_of(2024, "县商务局"))
    assert [each.what for each in found] == [What.UNSURE] * 3
    codes = [each.refusal and each.refusal.code for each in found]
    assert codes == ["past-nameless", "past-no-year", "past-likely"]
    told = importing.settled(found[0], bureau.body, None)
    assert (told.what, told.refusal) == (What.NEW, None)
    assert importing.settled(found[1], None, 2023).what is What.NEW
    assert importing.settled(found[1], None, 2001).what is What.WRONG


@pytest.mark.parametrize("early", [True, False], ids=["before the Regulations", "this year"])
def test_an_impossible_year_is_refused(bureau: Bureau, early: bool) -> None:
    year = 2007 if early else importing.last_year() + 1
    with pytest.raises(Refusal, match="past-year"):
        bureau.take(past.report_of(), year)
    assert bureau.plan(past.report_of(year))[0].what is What.WRONG


def test_what_cannot_be_read_or_is_empty_says_why(bureau: Bureau) -> None:
    blank = past.report_of()
    blank.cells = dict.fromkeys(blank.cells)
    unread = Unread("a.doc", "old_form", {})
    found = plan(bureau.editor, [unread, read(blank)])
    assert [each.refusal and each.refusal.code for each in found] == ["old_form", "past-empty"]
    with pytest.raises(Refusal, match="past-empty"):
        bureau.take(blank)


def test_a_mend_is_kept_and_noted_beside_what_was_read(bureau: Bureau) -> None:
    row = bureau.take(past.report_of(disputes__direct_suit__total=9))
    assert row.findings
    offer = importing.offers_of(row)[0]
    after = mend(row.code, bureau.editor, offer.key)
    assert as_read(after).cells[TOTAL] == 3
    assert after.original
    assert after.original["cells"][TOTAL] == 9
    assert (after.findings, after.mends[0]["text"]) == (0, offer.text)
    assert say(Entry.objects.get(kind="report.mended")).key == offer.key
    # Another browser that still shows the mend is told that it no longer fits.
    with pytest.raises(Refusal, match="past-no-mend"):
        mend(row.code, bureau.editor, offer.key)
    with pytest.raises(Forbidden):
        mend(row.code, person(bureau.body, Role.AUDITOR), offer.key)


def test_carried_in_is_held_against_the_import_until_a_reason_is_given(bureau: Bureau) -> None:
    bureau.take(past.report_of())  # carried out: one of a natural person, and others
    row = begin(bureau.body, 2025, bureau.editor)
    before = report_of(bureau.body, 2024, Scope.OWN)
    assert before
    carried = before.cells["applications.carried_out.natural_person"]
    assert carried
    faults = [each for each in checkup(row, date(2026, 1, 4)) if CARRIED in each.cells]
    assert [each.level for each in faults] == ["error"]
    text = faults[0].text
    assert str(carried) in text  # what last year's report says …
    assert "0" in text  # … and what the journal counts
    assert faults[0] in blocking(faults)
    row = explain(row.code, bureau.editor, CARRIED, "去年的报告多计了一件")
    faults = [each for each in checkup(row, date(2026, 1, 4)) if CARRIED in each.cells]
    assert [each.explained for each in faults] == ["去年的报告多计了一件"]
    assert blocking(faults) == []
