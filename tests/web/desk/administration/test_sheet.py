"""The tree as a workbook: out, in again, seen before it is done."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from gongkai.office.bodies import sheets
from gongkai.office.bodies.actions import change_contact
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.tree import standing
from gongkai.web.desk.administration import sheet
from gongkai.web.portal.checking.uploads import MAX_BODY
from tests.office.bodies.county import bureau, somebody
from tests.web.desk.administration.cast import browser, cast, text, url

pytestmark = pytest.mark.django_db


def workbook(**changes: dict[str, str]) -> bytes:
    """All bodies as exported, some fields of some of them changed, and new ones."""
    rows = standing()
    for code, values in changes.items():
        rows[code] = {**rows.get(code, {}), "code": code, **values}
    return sheets.write(rows.values())


def send(client: Client, data: bytes) -> Any:  # noqa: ANN401
    """What the page answers to a workbook."""
    return client.post(url("import"), {"sheet": SimpleUploadedFile("机关.xlsx", data)})


def confirm(client: Client, page: Any) -> Any:  # noqa: ANN401
    """The answer to doing what was seen."""
    context = page.context
    return client.post(url("import"), {"data": context["data"], "seen": context["mark"]})


def test_a_workbook_is_shown_row_by_row_and_then_done() -> None:
    system = browser(cast().county.system)
    new = {"name": "云溪县教育局", "kind": "政府工作部门", "level": "县级", "parent": "yunxi"}
    page = send(system, workbook(swj={"telephone": "0577-61540001"}, jyj=new))
    said = text(page)
    assert "<ins>0577-61540001</ins>" in said
    assert "云溪县教育局" in said
    assert not Body.objects.filter(telephone="0577-61540001").exists()
    answer = confirm(system, page)
    assert answer.url == url("bodies")
    assert Body.objects.get(code="swj").telephone == "0577-61540001"
    assert Body.objects.get(code="jyj").above.get().parent.code == "yunxi"


def test_a_wrong_row_says_what_to_do_and_nothing_can_be_confirmed() -> None:
    system = browser(cast().county.system)
    page = send(system, workbook(swj={"division": "33"}))
    assert "行政区划代码不能是“33”" in text(page)
    assert not page.context["doable"]
    assert confirm(system, page).status_code == 409


def test_what_changed_since_it_was_seen_is_shown_anew() -> None:
    who = cast()
    system = browser(who.county.system)
    page = send(system, workbook(swj={"telephone": "0577-61540001"}))
    change_contact(who.bureau, {"telephone": "0577-61540002"}, by=who.head)
    answer = confirm(system, page)
    assert answer.status_code == 409
    assert "请重新预览" in text(answer)
    assert "<del>0577-61540002</del>" in text(answer)
    assert confirm(system, answer).status_code == 302


def test_a_row_of_a_body_elsewhere_is_refused_with_its_number() -> None:
    who = cast()
    far = bureau(who.county, "far")
    elsewhere = browser(somebody(who.county, far, Role.SYSTEM_ADMIN, "far-system"))
    page = send(elsewhere, workbook(swj={"telephone": "0577-61540001"}))
    answer = confirm(elsewhere, page)
    assert answer.status_code == 403
    assert "第 3 行" in text(answer)
    assert Body.objects.get(code="swj").telephone == ""


@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    answer = send(browser(cast().county.system), data)
    assert answer.status_code == 409


def test_what_is_carried_on_must_be_a_workbook_too() -> None:
    system = browser(cast().county.system)
    answer = system.post(url("import"), {"data": "!", "seen": "x"})
    assert answer.status_code == 409


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    system = browser(cast().county.system)
    answer = send(system, b" " * (MAX_BODY + 1))
    assert answer.status_code == 409
    assert "没有接收" in text(answer)
    monkeypatch.setattr(sheet, "MEGABYTES", 0)
    assert "没有接收" in text(send(system, workbook()))


def test_a_forged_form_is_refused() -> None:
    who = cast()
    client = Client(enforce_csrf_checks=True)
    client.force_login(who.county.system)
    assert send(client, workbook()).status_code == 403


def test_the_export_has_the_bodies_that_one_administers() -> None:
    who = cast()
    far = bureau(who.county, "far")
    answer = browser(somebody(who.county, far, Role.SYSTEM_ADMIN, "far-system")).get(url("sheet"))
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["编号", "far"]
    assert "attachment" in answer["Content-Disposition"]
