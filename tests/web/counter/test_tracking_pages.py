"""The page of an application's progress: shown by number and code, with what can be done."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.telling import told
from gongkai.office.applications.tracking import printed
from tests.office.factory import body
from tests.office.online import PDF, applied
from tests.office.online_cases import ASKED, CASES, at
from tests.web.counter.walking import Answer, text, token_of, track

pytestmark = pytest.mark.django_db


def status(client: Client, row: Application) -> str:
    """The page after the code was shown."""
    assert track(client, row).headers["Location"] == "/track/status/"
    answer = client.get("/track/status/")
    assert answer.status_code == 200
    return text(answer)


@pytest.mark.parametrize("name", CASES)
def test_every_state_has_its_page(client: Client, name: str) -> None:
    row = at(name, body())
    page = status(client, row)
    assert printed(row) in page
    if row.due_on and name != "consulting":
        assert row.due_on.isoformat() in page
    assert text(client.get("/track/receipt/")).count(query_code(row.code)) == 1


def test_a_wrong_code_shows_nothing_and_keeps_the_number(client: Client) -> None:
    row = applied(body())
    answer = client.post("/track/", {"number": printed(row), "query_code": "22222-22222"})
    assert answer.status_code == 400
    assert "登记编号或者查询码不对" in text(answer)
    assert f'value="{printed(row)}"' in text(answer)
    assert "22222" not in text(answer)
    assert client.get("/track/status/").status_code == 403


def test_neither_code_nor_name_stands_in_address_or_session(client: Client) -> None:
    row = applied(body())
    answer = track(client, row)
    kept = str(dict(client.session.items()))
    assert query_code(row.code) not in kept + answer.headers["Location"]
    assert list(client.session.keys()) == ["applicant"]


def test_supplementing(client: Client) -> None:
    row = at("supplementing", body())
    assert ASKED in status(client, row)
    token = token_of(client.get("/track/status/"))
    given = {"text": "2026年第一批", "token": token}
    for _ in range(2):
        answer = client.post("/track/do/make_supplement/", given)
        assert answer.headers["Location"] == "/track/status/"
    assert "补正已经收到" in text(client.get("/track/status/"))
    assert "补正已经收到" not in text(client.get("/track/status/"))
    row.refresh_from_db()
    assert row.stage == "open"
    assert row.due_on
    assert row.due_on.isoformat() in text(client.get("/track/status/"))
    assert told(row.code)[-1].on == timezone.localdate()


def test_what_was_written_stays_where_it_is_refused(client: Client) -> None:
    row = at("lapsed", body())
    status(client, row)
    answer = client.post("/track/do/make_supplement/", {"text": "晚了", "token": "t"})
    assert answer.status_code == 400
    assert "条例第三十条" in text(answer)


@pytest.mark.parametrize(
    ("name", "action", "said"),
    [
        ("reasoning", "state_reasons", "理由已经收到"),
        ("replied", "suggest_publication", "建议已经收到"),
        ("consulting", "withdraw", "申请已经撤回"),
    ],
)
def test_the_other_actions(client: Client, name: str, action: str, said: str) -> None:
    status(client, at(name, body()))
    client.post(f"/track/do/{action}/", {"text": "写给机关的", "token": "t"})
    assert said in text(client.get("/track/status/"))


def test_taking_back_within_ten_minutes(client: Client) -> None:
    row = applied(body())
    page = status(client, row)
    assert page.index("<summary>撤回这件申请") < page.index("确定撤回这件申请")
    client.post("/track/do/retract/")
    page = text(client.get("/track/status/"))
    assert "已撤回（发出后即时）" in page
    row.refresh_from_db()
    assert row.retracted
    assert client.post("/track/do/amend/").status_code == 400


def test_a_file_is_added_and_opened_again_as_a_download(client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    row = applied(body())
    status(client, row)
    given = {"file": SimpleUploadedFile("证件𬭎.pdf", PDF), "token": "t"}
    assert client.post("/track/do/attach/", given).status_code == 302
    answer = client.get(f"/track/file/{row.files.get().code}/")
    assert safe_download(answer)
    assert answer.content == PDF
    assert told(row.code)[-1].said.KIND == "application.read"


def safe_download(answer: Answer) -> bool:
    """Whether a browser neither shows nor guesses what it is."""
    headers = answer.headers
    return bool(
        headers["Content-Disposition"].startswith("attachment;")
        and headers["Content-Type"] == "application/octet-stream"
        and headers["X-Content-Type-Options"] == "nosniff"
        and "no-store" in headers["Cache-Control"]
    )


def test_leaving_shows_nothing_more(client: Client) -> None:
    status(client, applied(body()))
    client.post("/track/leave/")
    for path in ("/track/status/", "/track/receipt/", "/track/file/0/"):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "请重新输入" in text(answer)
    assert client.post("/track/do/withdraw/").status_code == 403


def test_a_page_of_state_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    status(client, at("replied", body()))
    with django_assert_max_num_queries(14):
        client.get("/track/status/")
