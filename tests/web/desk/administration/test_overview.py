"""The first page: what each administers, and signs of health; queries are counted everywhere."""

import pytest
from allauth.mfa.models import Authenticator
from pytest_django.fixtures import DjangoAssertNumQueries

from gongkai.office.applications.reading import personal
from gongkai.office.bodies.models import Body, BodyName, Supervision
from gongkai.office.bodies.roles import Role
from tests.office.bodies.county import YEAR, somebody
from tests.office.factory import letter
from tests.web.desk.administration.cast import browser, cast, text, url

pytestmark = pytest.mark.django_db
PARTS = {
    "system": ["bodies", "people", "settings"],
    "security": ["bodies", "people", "settings", "key"],
    "audit": ["bodies", "people", "settings", "audit", "journal"],
}
MANY = 300
# The most queries that a page may make, whoever looks and however many bodies there are.
MOST = 25


@pytest.mark.parametrize("name", PARTS)
def test_each_administrator_is_shown_the_own_parts(name: str) -> None:
    page = browser(getattr(cast().county, name)).get(url("overview"))
    assert [part["name"] for part in page.context["parts"]] == PARTS[name]


def test_the_head_of_every_page_leads_here_for_who_administers_something() -> None:
    who = cast()
    assert url("overview") in text(browser(who.head).get("/desk/"))
    assert url("overview") not in text(browser(who.registrar).get("/desk/"))


def test_people_without_a_second_step_are_counted() -> None:
    who = cast()
    client = browser(who.county.security)
    assert "7 人里有 7 人只凭密码登录" in text(client.get(url("overview")))
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=who.head, type=kind, data={})
    Authenticator.objects.create(
        user=who.registrar, type=Authenticator.Type.RECOVERY_CODES, data={}
    )
    assert "7 人里有 6 人只凭密码登录" in text(client.get(url("overview")))


def test_a_year_whose_calendar_is_not_known_is_named() -> None:
    page = text(browser(cast().county.system).get(url("overview")))
    assert "工作日历" in page


def test_every_page_makes_a_bounded_number_of_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    who = cast()
    everything = somebody(who.county, who.county.body, Role.SUPERVISOR, "everything")
    # Administrators are kept apart by the actions; a page is the same whoever looks.
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        everything.roles.create(body=who.county.body, role=role, since="2020-01-01")
    given = {"kind": "department", "level": "county"}
    made = Body.objects.bulk_create(
        Body(code=f"b{n}", name=f"云溪县第{n}局", **given) for n in range(MANY)
    )
    BodyName.objects.bulk_create(
        BodyName(body=body, name=body.name, since="2020-01-01") for body in made
    )
    Supervision.objects.bulk_create(
        Supervision(body=body, parent=who.county.body, first_year=YEAR - 2) for body in made
    )
    for _ in range(30):
        personal(letter(who.bureau).code, who.registrar)
    client = browser(everything)
    pages = [
        "overview",
        "bodies",
        "found",
        "import",
        "people",
        "add",
        "settings",
        "key",
        "audit",
        "journal",
        "anchor",
        "sheet",
        "export",
    ]
    addresses = [url(page) for page in pages]
    addresses += [url("body", "yunxi"), url("change", "swj", "supervise")]
    addresses += [url("setting", "swj", "region"), url("person", who.registrar.pk)]
    addresses += [url("bodies") + "?q=局&page=3", url("people") + "?who=idle"]
    for address in addresses:
        with django_assert_max_num_queries(MOST):
            assert client.get(address).status_code == 200, address
