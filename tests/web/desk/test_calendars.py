"""The pages on which a year of holidays is taken in."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.calendars.models import Arrangement
from tests.office.calendars.notices import TOML
from tests.office.calendars.test_notices import NOTICE
from tests.office.clock import at
from tests.office.factory import body, letter, person

pytestmark = pytest.mark.django_db
PAGE = "/desk/calendars/"
NEW = f"{PAGE}new/"
TODAY, SOONER = date(2027, 1, 20), date(2027, 1, 8)


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch) -> Body:
    """A bureau in January, with two letters that the notice moves."""
    at(monkeypatch, TODAY)
    made = body()
    letter(made, on=date(2027, 1, 13))
    letter(made, on=SOONER)
    return made


@pytest.fixture
def me(bureau: Body, client: Client) -> Person:
    """Its system administrator, signed in."""
    made = person(bureau, Role.SYSTEM_ADMIN)
    client.force_login(made)
    return made


def by_file(client: Client, data: bytes = TOML.encode()) -> str:
    """What comes of a file, to the end."""
    answer = client.post(NEW, {"way": "file", "file": BytesIO(data)}, follow=True)
    return answer.content.decode()


def typed(**more: object) -> dict[str, object]:
    """The form as somebody types it; one festival only, where nothing else is said."""
    return {
        "way": "typed",
        "year": "2027",
        "source": "国办发明电〔2026〕0号",
        "holiday-name": ["元旦"],
        "holiday-first": ["2027-01-01"],
        "holiday-last": ["2027-01-03"],
        "holiday-made_up": [""],
        **more,
    }


def test_a_file_is_proposed_looked_at_and_confirmed(me: Person, client: Client) -> None:
    assert "<h2" in client.get(PAGE).content.decode()
    text = by_file(client)
    assert "有 2 项期限要改，其中提前 1 项" in text
    assert text.index("2027-02-09") < text.index("2027-02-12")  # what comes sooner stands first
    row = Arrangement.objects.get()
    assert "还没有生效" in client.get(PAGE).content.decode()
    answer = client.post(f"{PAGE}{row.code}/confirm/", follow=True).content.decode()
    assert "重算了 2 件申请的 2 项期限，其中提前 1 项" in answer
    assert "本单位导入" in answer
    assert f"{me} 确认" in " ".join(answer.split())
    assert Application.objects.get(received_on=SOONER).due_on == date(2027, 2, 4)
    assert "已确认" in client.get(f"{PAGE}{row.code}/").content.decode()
    assert client.post(f"{PAGE}{row.code}/confirm/").status_code == 409


def test_a_proposal_is_taken_back(me: Person, client: Client) -> None:
    assert me
    by_file(client)
    code = Arrangement.objects.get().code
    answer = client.post(f"{PAGE}{code}/drop/", follow=True)
    assert "没有改动任何期限" in answer.content.decode()
    assert "已撤回" in client.get(f"{PAGE}{code}/").content.decode()
    assert Application.objects.get(received_on=SOONER).due_on == date(2027, 2, 9)


def test_a_notice_that_is_pasted_fills_the_form(me: Person, client: Client) -> None:
    assert me
    moved = NOTICE.replace("2026", "2027").replace("2025", "2026")
    answer = client.post(NEW, {"way": "text", "text": moved})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "已从通知里读出 7 个节日" in text
    assert 'value="2027-10-07"' in text
    assert 'value="2027-09-20、2027-10-10"' in text
    assert not Arrangement.objects.exists()


def test_what_was_typed_comes_back_with_all_that_is_wrong(me: Person, client: Client) -> None:
    assert me
    answer = client.post(NEW, typed(source="文号一", **{"holiday-made_up": ["2027-01-04"]}))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "2027-01-04 列为调休上班日，但它不是星期六、星期日" in text
    assert "国庆节的法定节假日 2027-10-01、2027-10-02、2027-10-03 没有放假" in text
    assert 'value="文号一"' in text
    assert 'value="2027-01-03"' in text
    assert "国庆节" in text  # a row for each festival that is still wanting


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (typed(year="来年"), "年度 不能是“来年”"),
        (typed(**{"holiday-first": ["1月1日"]}), "不能是“1月1日”"),
        (typed(**{"holiday-last": [""]}), "元旦最后一天"),
        ({"way": "file"}, "日历文件"),
        ({"way": "file", "file": BytesIO(b"\xff\xfe")}, "读不了这个文件"),
        ({"way": "file", "file": BytesIO(b"x" * 200_000)}, "超过了"),
        ({"way": "file", "file": BytesIO(b"year = 2027")}, "source"),
        ({"way": "text", "text": "您好"}, "没有从这段文字里读出放假安排"),
        ({}, "年度"),
    ],
)
def test_what_cannot_be_read_is_said(
    me: Person, client: Client, given: dict[str, object], said: str
) -> None:
    assert me
    answer = client.post(NEW, given)
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert not Arrangement.objects.exists()


def test_html_in_a_field_stays_text(me: Person, client: Client) -> None:
    assert me
    bad = "<script>alert(1)</script>"
    data = TOML.replace("关于2027年部分节假日安排的通知", bad).replace("元旦", bad)
    text = by_file(client, data.encode())
    assert "&lt;script&gt;" in text
    assert bad not in text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMIN])
def test_others_see_the_years_and_change_nothing(
    me: Person, bureau: Body, client: Client, role: Role
) -> None:
    assert me
    by_file(client)
    code = Arrangement.objects.get().code
    other = Client()
    other.force_login(person(bureau, role))
    text = other.get(PAGE).content.decode()
    assert "2026" in text
    assert code not in text
    assert "导入 2027" not in text
    for path in (NEW, f"{PAGE}{code}/"):
        assert other.get(path).status_code == 403
    for path, given in (
        (NEW, typed()),
        (f"{PAGE}{code}/confirm/", {}),
        (f"{PAGE}{code}/drop/", {}),
    ):
        assert other.post(path, given).status_code == 403
    assert Arrangement.objects.get().confirmed_at is None


def test_an_unknown_proposal_is_not_found(me: Person, client: Client) -> None:
    assert me
    assert client.get(f"{PAGE}nothing/").status_code == 404
    assert client.post(f"{PAGE}nothing/confirm/").status_code == 404


def test_the_pages_ask_a_bounded_number_of_questions(
    me: Person,
    bureau: Body,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    assert me
    by_file(client)
    for _ in range(20):
        letter(bureau, on=SOONER)
    code = Arrangement.objects.get().code
    for path in (PAGE, f"{PAGE}{code}/", NEW):
        with django_assert_max_num_queries(16):
            assert client.get(path).status_code == 200
