"""The audit at the desk: lines, filters, older ones, files; register numbers and nobody's data."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from gongkai.office.applications.reading import personal
from gongkai.office.journal.models import Entry
from gongkai.web.desk.administration import audit
from tests.office.factory import PERSONAL, letter
from tests.web.desk.administration.cast import Cast, browser, cast, text, url

pytestmark = pytest.mark.django_db


def looked(who: Cast, times: int = 1) -> None:
    """The registrar looks at the personal data of letters."""
    for _ in range(times):
        personal(letter(who.bureau).code, who.registrar)


def test_it_says_who_looked_by_the_register_number() -> None:
    who = cast()
    looked(who)
    page = text(browser(who.county.audit).get(url("audit")))
    assert "查看个人信息" in page
    assert "swj-registrar" in page
    assert "2026-1" in page
    for value in PERSONAL.values():
        assert value not in page


def test_a_page_goes_on_where_the_one_before_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "ROWS", 2)
    who = cast()
    looked(who, 5)
    client, seen = browser(who.county.audit), []
    page = client.get(url("audit"), {"what": "application.read"})
    while True:
        seen += [look.number for look in page.context["looks"]]
        if page.context["older"] is None:
            break
        given = {"what": "application.read", "before": page.context["older"]}
        page = client.get(url("audit"), given)
    assert seen == ["2026-5", "2026-4", "2026-3", "2026-2", "2026-1"]


def test_a_filter_that_cannot_be_read_is_said() -> None:
    page = browser(cast().county.audit).get(url("audit"), {"first": "never", "before": "x"})
    assert page.status_code == 200
    assert "wrong-note" in text(page)


def test_a_file_has_what_was_filtered() -> None:
    who = cast()
    looked(who, 2)
    client = browser(who.auditor)
    given = {"what": "application.read", "number": "2026-2"}
    book = client.get(url("export"), given)
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert [row[5] for row in rows] == ["登记编号", "2026-2"]
    lines = client.get(url("export"), {**given, "as": "csv"}).content.decode("utf-8-sig")
    assert len(lines.splitlines()) == 2
    assert "2026-2" in lines


def test_too_many_for_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "MOST", 1)
    who = cast()
    looked(who, 2)
    answer = browser(who.county.audit).get(url("export"), {"what": "application.read"})
    assert answer.status_code == 409
    assert "请缩小日期范围" in text(answer)


def test_who_may_not_is_refused_and_remembered() -> None:
    who = cast()
    for somebody in (who.county.system, who.head):
        assert browser(somebody).get(url("audit")).status_code == 403
    refused = Entry.objects.filter(kind="body.refused").order_by("pk")
    assert [entry.by for entry in refused] == [who.county.system, who.head]


def test_an_auditor_reads_that_of_the_own_body_alone() -> None:
    who = cast()
    assert browser(who.auditor).get(url("audit"), {"body": "yunxi"}).status_code == 403
    assert browser(who.auditor).get(url("audit"), {"body": "nothing"}).status_code == 404
    assert browser(who.county.audit).get(url("audit"), {"body": "swj"}).status_code == 200
