"""The register: filtered, searched, page by page; views of one's own; assigned; as a sheet."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.web.desk import exporting, register
from gongkai.web.desk.models import SavedView
from gongkai.words import Applicant
from tests.office.factory import PERSONAL, SECTION, body, letter, person
from tests.web.desk.office import Answer, Office, text

LIST = "/desk/register/"


def numbers(answer: Answer) -> list[int]:
    """The register numbers on a page."""
    found = re.findall(r"data-row[^>]*>2026-(\d+)<", answer.content.decode())
    return list(map(int, found))


@pytest.fixture
def full(office: Office) -> Office:
    """The bureau with five more letters, each of its own kind."""
    clerk = office.people[Role.REGISTRAR]
    letter(office.body, on=date(2026, 1, 26))
    letter(office.body, applicant_class=Applicant.BUSINESS)
    letter(office.body, channel=Channel.COUNTER, person=clerk)
    code = letter(
        office.body, personal={**PERSONAL, "name": "喆玥堃", "content": "河道整治批复"}
    ).code
    act(code, "withdraw", clerk)
    code = letter(office.body).code
    act(code, "ask_supplement", clerk, by="2026-04-01", items="年度")
    return office


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [6, 5, 4, 3, 2, 1]),
        ("?group=overdue", [2]),
        ("?group=waiting", [6]),
        ("?group=concluded", [5]),
        ("?group=open", [6, 4, 3, 2, 1]),
        ("?channel=counter", [4]),
        ("?applicant_class=business", [3]),
        ("?outcome=other_handling", [5]),
        (f"?section={SECTION}", [1]),
        ("?year=2025", []),
        ("?year=2026&group=open&channel=online", [6, 3, 2, 1]),
        ("?group=nonsense", [6, 5, 4, 3, 2, 1]),
        ("?q=2026-3", [3]),
        ("?q=河道", [5]),
        ("?q=喆玥堃", [5]),
        ("?q=河道&group=open", []),
        ("?before=0", [6, 5, 4, 3, 2, 1]),
        ("?before=x", [6, 5, 4, 3, 2, 1]),
    ],
)
def test_the_filters_leave_what_is_asked_for(full: Office, query: str, expected: list[int]) -> None:
    answer = full.client(Role.REGISTRAR).get(LIST + query)
    assert answer.status_code == 200
    assert numbers(answer) == expected


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?group=nonsense", "状态："),
        ("?year=1999", "登记年度："),
        ("?q=王", "检索词太短"),
        ("?q=" + "很" * 300, "检索词太长"),
    ],
)
def test_what_is_asked_wrongly_is_said(full: Office, query: str, said: str) -> None:
    answer = full.client(Role.REGISTRAR).get(LIST + query)
    assert answer.status_code == 200
    assert said in text(answer)


def test_page_after_page_shows_everything_once(
    full: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register.found, "__defaults__", (2, None))
    seen, address = [], LIST + "?group=open"
    while address:
        answer = full.client(Role.REGISTRAR).get(address)
        seen.append(numbers(answer))
        link = re.search(r'href="(\?[^"]+)"\s+data-key="\]"', answer.content.decode())
        address = LIST + link[1].replace("&amp;", "&") if link else ""
    assert seen == [[6, 4], [3, 2], [1]]


def test_views_are_kept_by_each_for_themselves(full: Office) -> None:
    client = full.client(Role.REGISTRAR)
    query = "group=open&channel=online"
    kept = client.post(f"{LIST}views/", {"query": query, "name": "网上在办"})
    assert kept["Location"] == f"{LIST}?{query}"
    page = client.get(LIST).content.decode()
    assert f'href="{LIST}?group=open&amp;channel=online">网上在办</a>' in page
    assert numbers(client.get(f"{LIST}?{query}")) == [6, 3, 2, 1]
    other = full.client(Role.HANDLER)
    assert "网上在办" not in text(other.get(LIST))
    view = SavedView.objects.get()
    other.post(f"{LIST}views/{view.pk}/drop/")
    assert SavedView.objects.count() == 1
    client.post(f"{LIST}views/", {"query": "group=soon", "name": "网上在办"})
    assert SavedView.objects.get().query == "group=soon"
    client.post(f"{LIST}views/{view.pk}/drop/")
    assert not SavedView.objects.exists()


def test_a_view_needs_a_name_and_there_are_not_endlessly_many(full: Office) -> None:
    client = full.client(Role.REGISTRAR)
    assert "没有写名称" in text(client.post(f"{LIST}views/", {"query": "year=2026"}, follow=True))
    for number in range(register.MOST_VIEWS + 1):
        said = text(client.post(f"{LIST}views/", {"name": f"第{number}个"}, follow=True))
    assert "至多 20 个" in said
    assert SavedView.objects.count() == register.MOST_VIEWS


def assign(office: Office, role: Role, *numbers: int, section: str = SECTION) -> str:
    """Hand applications to a section; what is said of it."""
    codes = [Application.objects.get(number=number).code for number in numbers]
    form = {"code": codes, "section": section, "query": "group=open"}
    answer = office.client(role).post(f"{LIST}assign/", form, follow=True)
    assert answer.redirect_chain == [(f"{LIST}?group=open", 302)]
    return text(answer)


def test_many_are_assigned_at_once_and_what_was_refused_is_said(full: Office) -> None:
    said = assign(full, Role.REGISTRAR, 3, 4, 5)
    assert f"已把 2 件转交{SECTION}。" in said
    assert "2026-5：申请已经办结" in said
    assert list(
        Application.objects.filter(section=SECTION).order_by("pk").values_list("number", flat=True)
    ) == [1, 3, 4]


def test_nothing_chosen_and_not_allowed_are_said(full: Office) -> None:
    assert "没有选申请" in assign(full, Role.REGISTRAR)
    assert "没有做这件事（转交科室）的权限" in assign(full, Role.HANDLER, 1, section="二科")
    assert full.row.section == SECTION
    page = full.client(Role.HANDLER).get(LIST).content.decode()
    assert 'name="code"' not in page
    assert "把选中的转交" not in page
    assert "把选中的转交" in full.client(Role.REGISTRAR).get(LIST).content.decode()


def sheet(answer: Answer) -> Worksheet:
    """The sheet of a download."""
    assert answer["Content-Type"] == exporting.KIND
    made = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert isinstance(made, Worksheet)
    return made


def rows(found: Worksheet) -> list[dict[str, Any]]:
    """Its rows by the names in its head."""
    head, *body = found.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def test_the_sheet_holds_what_the_filters_leave(
    full: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "CHUNK", 2)
    client = full.client(Role.REGISTRAR)
    answer = client.get(f"{LIST}sheet/?group=open")
    assert answer["Content-Disposition"] == 'attachment; filename="register-20260316.xlsx"'
    found = rows(sheet(answer))
    assert [row["登记号"] for row in found] == [f"2026-{n}" for n in (6, 4, 3, 2, 1)]
    last = found[-1]
    assert last["事项"] == PERSONAL["content"]
    assert last["答复期限"].date() == date(2026, 3, 30)
    assert last["今天"] == "还剩 10 个工作日，2026-03-30 到期"
    assert (last["承办科室"], last["待办步骤"]) == (SECTION, "待办理")
    assert rows(sheet(client.get(f"{LIST}sheet/?q=河道")))[0]["登记号"] == "2026-5"


def test_what_looks_like_a_formula_is_text(office: Office) -> None:
    evil = '=HYPERLINK("http://evil.example","x")'
    letter(office.body, personal={**PERSONAL, "content": evil})
    found = sheet(office.client(Role.REGISTRAR).get(f"{LIST}sheet/"))
    assert found["C2"].value == evil
    assert found["C2"].data_type == "s"
    assert found["C2"].hyperlink is None


def test_who_may_not_read_gets_no_titles(full: Office) -> None:
    found = rows(sheet(full.client(Role.AUDITOR).get(f"{LIST}sheet/")))
    assert len(found) == 6
    assert {row["事项"] for row in found} == {""}


def test_a_sheet_does_not_grow_without_end(full: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "CHUNK", 2)
    monkeypatch.setattr(exporting, "MOST", 3)
    answer = full.client(Role.REGISTRAR).get(f"{LIST}sheet/")
    assert answer.status_code == 409
    assert "至多 3 行" in text(answer)


def test_a_supervisor_chooses_among_the_bodies_below(full: Office) -> None:
    county, other = body("county"), body("other", name="云溪县教育局")
    for each in (full.body, other):
        Supervision.objects.create(body=each, parent=county, first_year=2020)
    letter(other)
    client = full.client(Role.REGISTRAR)
    client.force_login(person(county, Role.SUPERVISOR))
    page = client.get(LIST).content.decode()
    assert '<option value="other">云溪县教育局</option>' in page
    assert numbers(client.get(f"{LIST}?body=other")) == [1]
    assert "您在这里只能按登记号查找" in text(client.get(f"{LIST}?q=河道"))
