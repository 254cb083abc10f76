"""Registering a letter: pasted or sent as a file, read, corrected, registered once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.office.applications.models import Application, File
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.roles import Role
from gongkai.web.portal.checking.uploads import MAX_BODY
from tests.annual.readers.pdf_builder import Page, pdf
from tests.builders import docx
from tests.office.factory import PERSONAL, letter
from tests.office.publications.test_matching import published
from tests.web.desk.office import Answer, Office, text

PAGE = "/desk/intake/"
LETTER = """政府信息公开申请表
姓名：喆玥堃
联系电话：15400005678
通信地址：云溪县桃源镇柳河村1号
所需信息：2025年桃源镇河道整治工程的中标通知书
"""
TYPED = {
    "body": "yunxi",
    "channel": "counter",
    "on": "2026-03-12",
    "applicant_class": "natural_person",
    "name": "喆玥堃",
    "content": "河道整治工程的中标通知书",
    "telephone": "15400005678",
}


def value(answer: Answer, name: str) -> str:
    """What a field is filled in with."""
    return str(answer.context["form"][name].value() or "")


def read(office: Office, **given: Any) -> Answer:  # noqa: ANN401
    """Have a letter read."""
    return office.client(Role.REGISTRAR).post(PAGE, {"look": "1", **given})


def register(office: Office, **given: Any) -> Answer:  # noqa: ANN401
    """Send the form."""
    return office.client(Role.REGISTRAR).post(PAGE, {**TYPED, **given})


def test_a_pasted_letter_fills_in_the_form_and_what_was_read_is_marked(office: Office) -> None:
    answer = read(office, letter=LETTER)
    assert value(answer, "name") == "喆玥堃"
    assert value(answer, "telephone") == "15400005678"
    assert "河道整治工程的中标通知书" in value(answer, "content")
    assert value(answer, "letter") == LETTER.replace("\r\n", "\n")
    page = answer.content.decode()
    marked = dict(re.findall(r'<mark title="([^"]+)">([^<]+)</mark>', page))
    assert marked["姓名或者名称"] == "喆玥堃"
    assert marked["联系电话"] == "15400005678"
    shown = re.sub(
        r"<sup>.*?</sup>|<[^>]+>",
        "",
        page.split('<div class="source"')[1].split("</div>")[0].split(">", 1)[1],
    )
    assert "".join(shown.split()) == "".join(LETTER.split())
    assert Application.objects.count() == 1


def test_what_was_typed_is_not_overwritten_by_what_is_read(office: Office) -> None:
    answer = read(office, letter=LETTER, name="王喆", channel="counter", on="2026-03-10")
    assert value(answer, "name") == "王喆"
    assert value(answer, "channel") == "counter"
    assert value(answer, "on") == "2026-03-10"


def test_of_several_values_none_is_chosen_silently(office: Office) -> None:
    answer = read(office, letter="联系电话：15400005678\n联系电话：15400001111\n姓名：王喆")
    assert value(answer, "telephone") == ""
    said = text(answer)
    assert "有几个，请自己选" in said
    assert "联系电话 15400005678 联系电话 15400001111" in said


def test_like_applications_stand_beside(office: Office) -> None:
    answer = read(office, letter=f"姓名：{PERSONAL['name']}\n电话：{PERSONAL['telephone']}")
    assert reverse("desk:case", kwargs={"code": office.code}) in answer.content.decode()
    assert "相同或者相像" in text(answer)
    none = read(office, letter="姓名：欧阳玥\n所需信息：渔船补贴名单")
    assert "没有找到" in text(none)


@pytest.mark.parametrize("kind", ["docx", "pdf", "txt"])
def test_a_letter_that_came_as_a_file_is_read(office: Office, kind: str) -> None:
    lines = LETTER.split("\n")[:-1]
    page = Page()
    for at, line in enumerate(lines):
        page.text(72, 100 + 24 * at, line)
    made: dict[str, Callable[[], bytes]] = {
        "docx": lambda: docx("".join(f"<w:p><w:r><w:t>{x}</w:t></w:r></w:p>" for x in lines)),
        "pdf": lambda: pdf([page]),
        "txt": LETTER.encode,
    }
    answer = read(office, scan=SimpleUploadedFile(f"来信.{kind}", made[kind]()))
    assert value(answer, "name") == "喆玥堃"
    assert value(answer, "telephone") == "15400005678"
    assert "请再选一次" in text(answer)


def test_a_picture_is_not_read_and_that_is_said(office: Office) -> None:
    scan = SimpleUploadedFile("来信.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    answer = read(office, scan=scan, name="王喆", letter="")
    assert "读不出文字" in text(answer)
    assert value(answer, "name") == "王喆"


def test_it_is_registered_with_its_file_by_a_browser_with_its_token(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.people[Role.REGISTRAR])
    page = client.get(PAGE).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    scan = SimpleUploadedFile("../../来信.pdf", b"%PDF-1.4 x")
    form = {**TYPED, "csrfmiddlewaretoken": found[1], "scan": scan}
    answer = client.post(PAGE, form)
    row = Application.objects.latest("pk")
    assert answer["Location"] == reverse("desk:case", kwargs={"code": row.code})
    assert (row.number, str(row.received_on), row.channel) == (2, "2026-03-12", "counter")
    kept = dict(personal(row.code, office.people[Role.REGISTRAR]))
    assert (kept["name"], kept["content"]) == (TYPED["name"], TYPED["content"])
    file = File.objects.get()
    assert (file.application, file.kind, file.size) == (row, "application/pdf", 10)
    assert "已登记，登记号 2026-2" in text(client.get(answer["Location"]))
    scan.seek(0)
    assert client.post(PAGE, {**TYPED, "scan": scan}).status_code == 403


def test_the_same_form_makes_one_application(office: Office) -> None:
    token = value(office.client(Role.REGISTRAR).get(PAGE), "token")
    first, second = register(office, token=token), register(office, token=token)
    assert first["Location"] == second["Location"]
    assert Application.objects.count() == 2
    changed = register(office, token=token, name="别人")
    assert changed.status_code == 409
    assert Application.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"name": ""}, 422, "有 1 处要改"),
        ({"on": "2026-03-17"}, 409, "还没有到"),
        ({"content": "", "letter": ""}, 409, "条例第二十九条"),
        ({"channel": "pigeon"}, 422, "有 1 处要改"),
        ({"body": "nowhere"}, 422, "有 1 处要改"),
    ],
)
def test_nothing_typed_is_lost_where_it_is_refused(
    office: Office, given: dict[str, str], status: int, said: str
) -> None:
    answer = register(office, address="柳河村1号", form="邮寄", **given)
    assert answer.status_code == status
    assert said in text(answer)
    for name, typed in {**TYPED, "address": "柳河村1号", "form": "邮寄", **given}.items():
        assert value(answer, name) == typed
    assert Application.objects.count() == 1


def test_it_is_for_who_registers(office: Office) -> None:
    answer = office.client(Role.HANDLER).get(PAGE)
    assert answer.status_code == 403
    assert "没有登记来信的权限" in text(answer)
    assert office.client(Role.HANDLER).post(PAGE, TYPED).status_code == 403
    assert "登记来信" not in office.client(Role.HANDLER).get("/desk/").content.decode()


def test_wide_characters_are_taken_as_they_are(office: Office) -> None:
    register(office, name="喆玥堃翀珺䶮𠮷")
    row = Application.objects.latest("pk")
    kept = dict(personal(row.code, office.people[Role.REGISTRAR]))
    assert kept["name"] == "喆玥堃翀珺䶮𠮷"


def test_too_much_is_refused_before_it_is_read(office: Office) -> None:
    scan = SimpleUploadedFile("来信.txt", b" " * (MAX_BODY + 1))
    answer = office.client(Role.REGISTRAR).post(PAGE, {**TYPED, "scan": scan})
    assert answer.status_code == 413
    assert "没有送到" in text(answer)


def test_a_broken_upload_is_said_to_be_broken(office: Office) -> None:
    answer = office.client(Role.REGISTRAR).post(PAGE, b"x", content_type="multipart/form-data")
    assert answer.status_code == 400
    assert "请再送一次" in text(answer)


def test_the_title_is_made_of_what_is_asked_for(office: Office) -> None:
    letter(office.body)
    register(office, content="请公开 11010519491231002X 的补偿协议")
    page = text(office.client(Role.REGISTRAR).get("/desk/register/"))
    assert "的补偿协议" in page
    assert "19491231" not in page


def test_what_is_already_public_is_shown_beside(office: Office) -> None:
    published(office.body, "2025年桃源镇河道整治工程的中标通知书")
    assert "已经公开的，也许就是所要的" in text(read(office, **TYPED, letter=LETTER))


def test_a_refused_form_still_shows_what_was_read(office: Office) -> None:
    register(office, token="before")
    answer = register(office, letter=LETTER, on="", token="now")
    assert answer.status_code == 422
    assert "<mark" in answer.content.decode()
    assert answer.context["alike"]
