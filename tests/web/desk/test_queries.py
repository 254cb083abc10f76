"""How often each page asks the database: as often for sixty applications as for five."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.office.applications.actions import act
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from tests.office.factory import PERSONAL, RECEIVED, SECTION, body, letter, person
from tests.web.desk.office import Office

# Pages and how many queries each needs, the session and the person among them.
LISTS = {
    "/desk/": 18,
    "/desk/register/": 11,
    "/desk/register/?group=overdue": 12,
    "/desk/register/?group=mine": 11,
    "/desk/register/?q=维修": 13,
    "/desk/register/?q=2026-3": 12,
    "/desk/register/sheet/": 8,
}


def many(office: Office, count: int) -> None:
    """So many letters more, some late, some waiting, some with a section."""
    for number in range(count):
        day = RECEIVED if number % 3 else RECEIVED.replace(month=1, day=26)
        code = letter(office.body, on=day, personal={**PERSONAL, "name": f"王喆{number}"}).code
        if number % 2 == 0 or number % 6 == 1:
            act(code, "transfer", office.people[Role.REGISTRAR], section=SECTION)
        if number % 6 == 1:
            act(code, "ask_supplement", office.people[Role.REGISTRAR], by="2026-04-01", items="年")


def queries(office: Office, role: Role, address: str) -> int:
    """How often the page asks, once what never changes was looked up."""
    office.client(role).get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = office.client(role).get(address)
    assert answer.status_code == 200
    return len(asked)


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.HANDLER])
def test_lists_ask_as_often_however_much_there_is(office: Office, role: Role) -> None:
    many(office, 5)
    office.client(role).get("/desk/")  # the first visit is noted once
    few = {address: queries(office, role, address) for address in LISTS}
    many(office, 60)
    found = {address: queries(office, role, address) for address in LISTS}
    assert found == few
    assert {address: n for address, n in found.items() if n > LISTS[address]} == {}


def test_a_supervisor_of_many_bodies_asks_as_often_as_of_few(office: Office) -> None:
    county = body("county")
    clerk = person(county, Role.SUPERVISOR)
    client = office.client(Role.REGISTRAR)
    client.force_login(clerk)

    def below(first: int, count: int) -> None:
        for number in range(first, first + count):
            bureau = body(f"b{number}")
            Supervision.objects.create(body=bureau, parent=county, first_year=2020)
            letter(bureau)

    below(0, 5)
    client.get("/desk/")
    pages = ("/desk/", "/desk/register/", "/desk/register/?group=soon")
    few = {address: queries(office, Role.REGISTRAR, address) for address in pages}
    below(5, 30)
    assert {address: queries(office, Role.REGISTRAR, address) for address in pages} == few


CASE = 12
LETTER = 25


def test_a_case_asks_as_often_however_long_its_history(office: Office) -> None:
    address = office.address("case")
    few = queries(office, Role.HANDLER, address)
    for number in range(30):
        office.act(Role.HANDLER, "log_search", where=f"档案室{number}", words="维修")
    found = queries(office, Role.HANDLER, address)
    assert found == few
    assert found <= CASE
    assert queries(office, Role.DISCLOSURE_HEAD, address) <= CASE
    assert queries(office, Role.HANDLER, office.address("path")) <= CASE


def test_a_letter_with_many_remarks_asks_as_often(office: Office) -> None:
    office.draft(text="第一段\n第二段")
    office.send(Role.LEGAL_REVIEWER, "review_legality", passed="true", **{"pin-1": "好"})
    few = queries(office, Role.HANDLER, office.address("letter"))
    for number in range(10):
        given = {"passed": "true", "pin-1": f"好{number}", "pin-2": "好"}
        office.send(Role.LEGAL_REVIEWER, "review_legality", **given)
    found = queries(office, Role.HANDLER, office.address("letter"))
    assert found == few
    assert found <= LETTER


def test_reading_a_letter_beside_many_asks_as_often(office: Office) -> None:
    client = office.client(Role.REGISTRAR)
    given = {"look": "1", "letter": f"姓名：{PERSONAL['name']}\n电话：{PERSONAL['telephone']}"}

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.post("/desk/intake/", given).status_code == 200
        return len(captured)

    for _ in range(5):
        letter(office.body)
    asked()
    few = asked()
    for _ in range(30):
        letter(office.body)
    assert asked() == few
