"""Applying online: step by step, nothing typed is lost, and a receipt at the end."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Body, Succession
from gongkai.office.drafts.models import Draft
from gongkai.office.vault import store
from tests.office.factory import SINCE, body
from tests.office.online import FIRM, NAME, VALUES
from tests.web.counter.walking import errors, fill, send, text, track, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Body:
    """A bureau with a telephone."""
    return body(telephone="0000-1234567")


def test_from_the_first_step_to_the_receipt(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    assert upload(client, bureau).status_code == 302
    review = text(client.get("/apply/yunxi/review/"))
    for value in (VALUES["content"], NAME, VALUES["identity"], "自然人", "证件.pdf"):
        assert value in review
    answer = send(client, bureau)
    assert answer.headers["Location"] == "/track/receipt/"
    row = Application.objects.get()
    assert row.due_on
    receipt = text(client.get("/track/receipt/"))
    assert printed(row) in receipt
    assert query_code(row.code) in receipt
    assert f"{row.due_on.year} 年 {row.due_on.month} 月 {row.due_on.day} 日" in receipt
    assert "0000-1234567" in receipt
    assert store.find("name", NAME) == [row.code]
    assert Draft.objects.count() == 0


def test_an_organisation_is_asked_for_other_things(client: Client, bureau: Body) -> None:
    client.post("/apply/yunxi/", {name: VALUES[name] for name in ("content", "form", "supply")})
    client.post("/apply/yunxi/who/", {"applicant_class": "business"})
    page = text(client.get("/apply/yunxi/contact/"))
    assert "单位名称" in page
    assert "居民身份证" not in page
    fill(client, bureau, **FIRM)
    send(client, bureau)
    assert Application.objects.get().applicant_class == "business"


@pytest.mark.usefixtures("bureau")
def test_what_is_wrong_is_listed_and_linked_and_what_was_typed_stays(client: Client) -> None:
    answer = client.post("/apply/yunxi/", {"content": "  ", "form": "电子文件"})
    assert answer.status_code == 400
    assert [at for at, _ in errors(answer)] == ["#id-content", "#id-supply-1"]
    page = text(answer)
    for at, _ in errors(answer):
        assert f'id="{at[1:]}"' in page
    assert re.search(r'value="电子文件"\s+checked', page)
    assert re.search(r"<title>\s*有误：", page)
    again = text(client.get("/apply/yunxi/"))
    assert re.search(r'value="电子文件"\s+checked', again)


@pytest.mark.usefixtures("bureau")
def test_a_doubtful_number_is_asked_about_once_more(client: Client) -> None:
    values = {**VALUES, "identity": "110999199001011234"}
    client.post("/apply/yunxi/", values)
    client.post("/apply/yunxi/who/", values)
    answer = client.post("/apply/yunxi/contact/", values)
    assert "可能有一位写错" in errors(answer)[0][1]
    assert 'name="identity_sure"' in text(answer)
    answer = client.post("/apply/yunxi/contact/", {**values, "identity_sure": "yes"})
    assert answer.status_code == 302


def test_a_step_left_out_is_named_before_sending(client: Client, bureau: Body) -> None:
    client.post("/apply/yunxi/", VALUES)
    answer = send(client, bureau)
    assert answer.status_code == 400
    where = [at for at, _ in errors(answer)]
    assert "/apply/yunxi/contact/?back=review#id-name" in where
    client.post("/apply/yunxi/who/", {**VALUES, "back": "review"})
    answer = client.post("/apply/yunxi/contact/", {**VALUES, "back": "review"})
    assert answer.headers["Location"] == "/apply/yunxi/review/"
    assert send(client, bureau).status_code == 302


def test_a_second_click_leads_to_the_same_receipt(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    page = text(client.get("/apply/yunxi/review/"))
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    for _ in range(2):
        answer = client.post("/apply/yunxi/review/", {"token": token[1]})
        assert answer.headers["Location"] == "/track/receipt/"
    assert Application.objects.count() == 1
    assert client.post("/apply/yunxi/review/", {"token": "draft-0"}).status_code == 400


def test_a_draft_can_be_thrown_away(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    answer = client.post("/apply/yunxi/contact/", {"discard": "yes"})
    assert answer.headers["Location"] == "/apply/yunxi/"
    assert Draft.objects.count() == 0
    assert NAME not in text(client.get("/apply/yunxi/"))


def test_the_cookie_says_nothing_and_is_for_this_body_alone(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    cookie = client.cookies["gongkai_draft"]
    assert (cookie["path"], cookie["samesite"]) == ("/apply/yunxi/", "Lax")
    assert cookie["httponly"] is True
    assert cookie["max-age"] == 7 * 24 * 3600
    assert "sessionid" not in client.cookies
    body("other")
    assert NAME not in text(client.get("/apply/other/"))


def test_what_was_just_sent_is_amended_by_the_same_steps(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    send(client, bureau)
    answer = client.post("/track/do/amend/")
    assert answer.headers["Location"] == "/apply/yunxi/review/"
    assert f"改正 {printed(Application.objects.get())}" in text(client.get("/apply/yunxi/review/"))
    client.post("/apply/yunxi/", {**VALUES, "content": "另一份台账", "back": "review"})
    assert send(client, bureau).headers["Location"] == "/track/receipt/"
    assert "另一份台账" in text(client.get("/track/receipt/"))
    assert Application.objects.count() == 1
    assert track(client, Application.objects.get()).status_code == 302


def test_attachments_are_added_and_dropped(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    upload(client, bureau)
    page = text(client.get("/apply/yunxi/files/"))
    code = re.search(r'name="remove"\s+value="([^"]+)"', page)
    assert code
    client.post("/apply/yunxi/files/", {"remove": code[1]})
    assert "证件.pdf" not in text(client.get("/apply/yunxi/files/"))
    answer = upload(client, bureau, "证件.pdf", b"MZ\x90\0")
    assert answer.status_code == 400
    assert "不是可以收的文件" in text(answer)
    assert client.post("/apply/yunxi/files/", {"add": "yes"}).status_code == 400
    assert client.post("/apply/yunxi/files/", {"next": "yes"}).status_code == 302


@pytest.mark.usefixtures("bureau")
def test_steps_without_a_beginning_lead_to_the_beginning(client: Client) -> None:
    for step in ("who", "contact", "files", "review"):
        assert client.get(f"/apply/yunxi/{step}/").headers["Location"] == "/apply/yunxi/"
    assert client.get("/apply/yunxi/else/").status_code == 404
    assert client.get("/apply/nobody/").status_code == 404
    assert Draft.objects.count() == 0


def test_a_body_that_is_gone_says_where_to_go(client: Client, bureau: Body) -> None:
    after = body("new", name="云溪县新商务局")
    Succession.objects.create(before=bureau, after=after, on=SINCE)
    answer = client.get("/apply/yunxi/")
    assert answer.status_code == 400
    assert "云溪县新商务局" in text(answer)


def test_no_purpose_is_asked(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    for step in ("", "who/", "contact/", "files/", "review/"):
        page = text(client.get(f"/apply/yunxi/{step}"))
        assert "不用写用途" in page or "用途" not in page


def test_each_page_takes_few_queries(
    client: Client, bureau: Body, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(client, bureau)
    for step in ("", "contact/", "files/", "review/"):
        with django_assert_max_num_queries(8):
            client.get(f"/apply/yunxi/{step}")
