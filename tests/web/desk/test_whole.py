"""What is done to an application as a whole, by its forms."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.office.applications.models import Application, File
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.roles import Role
from gongkai.web.portal.checking.uploads import MAX_BODY
from tests.office.factory import PERSONAL, forgets, letter
from tests.web.desk.office import Answer, Office, text


def send(office: Office, who: Role, action: str, **given: Any) -> Answer:  # noqa: ANN401
    """Send the form of an action."""
    return office.client(who).post(office.address("whole", action=action), given)


def test_a_document_is_kept_by_what_it_is_not_by_its_name(office: Office) -> None:
    scan = SimpleUploadedFile("../../../etc/来信.exe", b"%PDF-1.4 x", "text/html")
    assert send(office, Role.HANDLER, "attach", file=scan).status_code == 302
    file = File.objects.get()
    assert (file.kind, file.size) == ("application/pdf", 10)
    assert b"PDF" not in bytes(file.sealed)
    kept = dict(personal(office.code, office.people[Role.REGISTRAR]))
    assert kept["named"] == "来信.exe.pdf"
    assert "附件 1 application/pdf，10" in text(office.get(Role.HANDLER, "case"))


def test_without_a_document_nothing_is_kept(office: Office) -> None:
    answer = send(office, Role.HANDLER, "attach")
    assert answer.status_code == 422
    assert "有 1 处要改" in text(answer)
    big = SimpleUploadedFile("x.pdf", b"%PDF-" + b" " * MAX_BODY)
    assert send(office, Role.HANDLER, "attach", file=big).status_code == 413
    assert not File.objects.exists()


def test_a_letter_of_several_matters_is_split(office: Office) -> None:
    parts = "第二项：河道整治批复\r\n附图\r\n\r\n\r\n第三项：公务用车购置明细"
    answer = send(office, Role.REGISTRAR, "split", contents=parts)
    assert answer.status_code == 302
    page = text(office.get(Role.REGISTRAR, "case"))
    assert "已经拆分，新的登记号：2026-2、2026-3。" in page
    rows = Application.objects.exclude(code=office.code).order_by("number")
    clerk = office.people[Role.REGISTRAR]
    contents = [dict(personal(row.code, clerk))["content"] for row in rows]
    assert contents == ["第二项：河道整治批复\n附图", "第三项：公务用车购置明细"]
    assert {row.received_on for row in rows} == {office.row.received_on}


def test_a_duplicate_is_merged_by_its_number(office: Office) -> None:
    first = letter(office.body)
    answer = send(office, Role.REGISTRAR, "merge", year="2026", number="9")
    assert answer.status_code == 409
    assert "没有登记号为 2026-9 的申请" in text(answer)
    assert 'value="9"' in answer.content.decode()
    typed = {"year": "2026", "number": "2"}
    shown = send(office, Role.REGISTRAR, "merge", **typed, sure="on")
    assert shown.status_code == 200
    assert office.row.merged_into is None  # nothing is merged that was not shown
    assert f"这一件 2026-1 {PERSONAL['content']} 2026-03-02 收到 并入 2026-2" in text(shown)
    sure = {"looked": first.code, "sure": "on"}
    assert send(office, Role.REGISTRAR, "merge", **typed, looked=first.code).status_code == 200
    other = letter(office.body)
    changed = send(office, Role.REGISTRAR, "merge", year="2026", number=str(other.number), **sure)
    assert changed.status_code == 200  # the number was changed after the look
    assert f'value="{other.code}"' in changed.content.decode()
    assert 'name="sure" id="id_sure" checked' not in changed.content.decode()
    assert send(office, Role.REGISTRAR, "merge", **typed, **sure).status_code == 302
    assert office.row.merged_into == first
    page = text(office.get(Role.REGISTRAR, "case"))
    assert "已并入 2026-2" in page
    assert "现在没有要您办的" in page


def test_the_application_of_another_person_is_not_swallowed(office: Office) -> None:
    other = letter(office.body, personal={**PERSONAL, "name": "欧阳云", "content": "河道整治"})
    sure = {"looked": other.code, "sure": "on"}
    answer = send(office, Role.REGISTRAR, "merge", year="2026", number="2", **sure)
    assert answer.status_code == 409
    assert "两件登记的申请人不同" in text(answer)
    assert office.row.merged_into is None


def test_only_what_can_be_done_to_the_whole_is_offered(office: Office) -> None:
    def links(role: Role) -> list[str]:
        page = office.get(role, "case").content.decode()
        return re.findall(r"/whole/(\w+)/", page)

    assert links(Role.REGISTRAR) == ["attach", "split", "merge"]
    assert links(Role.APPROVER) == []
    office.act(Role.REGISTRAR, "withdraw")
    assert links(Role.REGISTRAR) == ["attach"]
    assert links(Role.APPROVER) == ["erase"]


def test_an_application_is_not_merged_into_itself(office: Office) -> None:
    answer = send(office, Role.REGISTRAR, "merge", year="2026", number="1")
    assert answer.status_code == 409
    assert office.row.merged_into is None


def test_personal_data_is_destroyed_only_in_earnest_and_in_time(office: Office) -> None:
    assert send(office, Role.APPROVER, "erase").status_code == 422
    early = send(office, Role.APPROVER, "erase", sure="on")
    assert early.status_code == 409
    assert "还没有办结" in text(early)
    forgets(office.body)
    office.code = letter(office.body).code
    office.act(Role.REGISTRAR, "withdraw")
    assert send(office, Role.APPROVER, "erase", sure="on").status_code == 302
    assert "个人信息已经销毁" in text(office.get(Role.APPROVER, "case"))


@pytest.mark.parametrize("action", ["dance", "withdraw"])
def test_what_is_no_such_form_is_not_there(office: Office, action: str) -> None:
    assert office.get(Role.REGISTRAR, "whole", action=action).status_code == 404
