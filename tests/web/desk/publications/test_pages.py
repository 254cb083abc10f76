"""The pages of the registers: what they list, what they take, that nothing typed is lost."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import Workbook

from gongkai.office.publications.models import Document, Figure, Publication, Slip
from tests.web.desk import office
from tests.web.desk.publications.bureau import Bureau

pytestmark = pytest.mark.django_db
ROOT, YEAR = "/desk/publications/", "?body=yunxi&year=2025"


def text(answer: Any) -> str:  # noqa: ANN401 (a test client's answer has no name)
    """What stands on a page."""
    return office.text(answer)


@pytest.fixture
def bureau() -> Bureau:
    """A bureau with something in every register."""
    return Bureau()


@pytest.fixture
def client(bureau: Bureau) -> Client:
    """The browser of its head."""
    made = Client()
    made.force_login(bureau.head)
    return made


def test_each_figure_of_the_overview_opens_onto_what_it_counts(client: Client) -> None:
    page = client.get(ROOT + YEAR)
    assert "12 件" in text(page)
    assert "0.3 万元" in text(page)
    assert "共 3 条" in text(page)
    rows = {
        "documents/?kind=normative_documents&measure=issued": 1,
        "documents/?kind=normative_documents&measure=repealed": 1,
        "documents/?kind=normative_documents&measure=in_force": 1,
        "documents/?measure=issued&kind=government_rules": 0,
        "decisions/?kind=licensing": 1,
        "entries/?outlet=website": 2,
        "entries/?head=functions": 1,
        "entries/?month=4": 1,
        "entries/?form=bulletin": 1,
        "entries/?adopted=yes": 1,
        "entries/?adopted=no": 2,
        "entries/?q=简报": 1,
        "slips/?state=open": 1,
        "slips/?state=overdue": 0,
    }
    for path, count in rows.items():
        found = client.get(f"{ROOT}{path}&body=yunxi&year=2025").context["page"].paginator.count
        assert found == count, path


def test_documents_lead_to_each_other(client: Client, bureau: Bureau) -> None:
    new = bureau.document_row
    old = Document.objects.exclude(pk=new.pk).get()
    assert f"/documents/{old.code}/" in client.get(f"{ROOT}documents/{new.code}/").content.decode()
    assert f"/documents/{new.code}/" in client.get(f"{ROOT}documents/{old.code}/").content.decode()


def test_the_form_of_a_publication_is_told_once(client: Client, bureau: Bureau) -> None:
    page = client.get(f"{ROOT}entries/{bureau.publication_row.code}/").content.decode()
    assert page.count("<dt>形式</dt>") == 1
    assert "<dt>类别</dt>" not in page


def test_what_was_typed_comes_back_with_what_is_wrong(client: Client) -> None:
    given = {
        "kind": "admin_fees",
        "first_on": "2025-04-01",
        "last_on": "2025-04-30",
        "amount": "251000",
        "giver": "财务科",
        "given_on": "2025-05-06",
        "section": "财务科",
    }
    answer = client.post(f"{ROOT}decisions/new/{YEAR}", given)
    assert answer.status_code == 409
    assert "没有写明是元还是万元" in text(answer)
    assert 'value="251000"' in answer.content.decode()
    assert client.post(f"{ROOT}decisions/new/{YEAR}", {}).status_code == 422
    bureaus = Figure.objects.count()
    done = client.post(f"{ROOT}decisions/new/{YEAR}", {**given, "unit": "yuan"}, follow=True)
    # A figure of the whole body is there for March only.
    assert "25.1" in text(client.get(f"{ROOT}decisions/{YEAR}")), text(done)
    assert Figure.objects.count() == bureaus + 1


def test_the_same_form_sent_twice_enters_once(client: Client) -> None:
    given = {
        "title": "公告",
        "published_on": "2025-05-06",
        "outlet": "website",
        "form": "information",
        "token": "abc",
    }
    for _ in range(2):
        answer = client.post(f"{ROOT}entries/new/{YEAR}", given)
        assert answer.status_code == 302
    assert Publication.objects.filter(title="公告").count() == 1


STEPS = {
    ("documents", "end"): {"how": "amended", "on": "2025-06-01"},
    ("documents", "right"): {
        "kind": "normative_documents",
        "title": "更名的办法",
        "dated_on": "2025-03-03",
    },
    ("decisions", "again"): {
        "kind": "licensing",
        "section": "审批科",
        "first_on": "2025-03-01",
        "last_on": "2025-03-31",
        "amount": "13",
        "giver": "审批科",
        "given_on": "2025-05-01",
    },
    ("slips", "answer"): {"amount": "4"},
    ("slips", "remind"): {},
    ("slips", "withdraw"): {"reason": "不用了"},
    ("entries", "adopt"): {"by": "青溪网"},
    ("entries", "right"): {
        "title": "改了",
        "published_on": "2025-03-15",
        "outlet": "account",
        "form": "information",
    },
}


@pytest.mark.parametrize(("kind", "action"), STEPS)
def test_every_step_is_done_and_told(
    client: Client, bureau: Bureau, kind: str, action: str
) -> None:
    row = f"{ROOT}{kind}/{bureau.rows[kind]}/"
    before = len(client.get(row).context["history"])
    answer = client.post(f"{row}{action}/", STEPS[kind, action])
    assert (answer.status_code, answer["Location"]) == (302, row)
    assert len(client.get(row).context["history"]) == before + 1
    assert client.get(f"{row}nothing/").status_code == 404


@pytest.mark.parametrize("kind", ["documents", "decisions", "entries"])
def test_an_entry_is_annulled_and_stays_to_be_read(
    client: Client, bureau: Bureau, kind: str
) -> None:
    row = f"{ROOT}{kind}/{bureau.rows[kind]}/"
    number = client.get(row).context["history"][0]["number"]
    assert client.post(f"{row}annul/", {"number": number}).status_code == 422
    client.post(f"{row}annul/", {"number": number, "reason": "记错了"})
    page = client.get(row)
    assert "已经作废，不计数" in text(page)
    assert "记错了" in text(page)
    listed = client.get(f"{ROOT}{kind}/{YEAR}&struck=on").context["page"].object_list
    assert bureau.rows[kind] in [each.code for each in listed]
    assert f"/{bureau.rows[kind]}/" not in client.get(f"{ROOT}{kind}/{YEAR}").content.decode()


def test_a_sheet_becomes_text_on_the_page_then_rows(client: Client) -> None:
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet
    for line in (["月份", "行政处罚", "行政强制"], ["2025年5月", 6, 7], ["2025年6月", "若干", 0]):
        sheet.append(line)
    book.save(out)
    out.seek(0)
    out.name = "2025.xlsx"
    path = f"{ROOT}decisions/import/{YEAR}"
    looked = client.post(path, {"file": out, "giver": "执法科", "look": "1"})
    assert "不能登记 1 条" in text(looked)
    shown = looked.context["form"]["text"].value()
    assert "2025年5月\t6\t7" in shown
    mended = shown.replace("若干", "8")
    done = client.post(path, {"text": mended, "giver": "执法科", "enter": "1"})
    assert done.status_code == 302
    assert Figure.objects.filter(kind="penalty").count() == 2
    again = client.post(path, {"text": mended, "giver": "执法科", "look": "1"})
    assert "没有要登记的" in text(again)


@pytest.mark.parametrize("path", ["", "documents/", "decisions/", "slips/", "entries/"])
def test_a_page_takes_a_bounded_number_of_queries(
    client: Client, bureau: Bureau, path: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(60):
        bureau.publication(f"第{number}条", outlet="account")
    with django_assert_max_num_queries(25):
        page = client.get(f"{ROOT}{path}{YEAR}")
    assert page.status_code == 200
    if path == "entries/":
        assert len(page.context["rows"]) == 50
        assert len(client.get(f"{ROOT}{path}{YEAR}&page=2").context["rows"]) == 13


@pytest.mark.parametrize(
    "path", ["nothing/", "slips/import/", "documents/nothing/", "?body=nothing"]
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.get(ROOT + path).status_code == 404
    assert Slip.objects.count() == 1
