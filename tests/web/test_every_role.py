"""Every address × every role × how the person's body stands to that of the application."""

from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.office.applications.actions import ACTIONS, act
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Body, Person, Supervision
from gongkai.office.bodies.roles import BODY_TABLE, TABLE, Relation, Role, allowed
from gongkai.office.journal.models import Entry
from gongkai.web.desk.whole import FORMS
from tests.office.disputes.cast import filed
from tests.office.factory import SECTION, body, letter, person
from tests.web.desk.apart import APART, POSTED, apart
from tests.web.desk.reports.reported import reported
from tests.web.test_roles import ANSWERS, NAMED

pytestmark = pytest.mark.django_db
SIGNED_IN = 1  # the second of the two answers that test_roles.py lists
ADMINISTRATION = "desk:administration:"
PUBLICATIONS = "desk:publications:"
REPORTS = "desk:reports:"
TAKING_IN = {"desk:calendar-new": 200, "desk:calendar": 404}
# What lets somebody in at a page of administration, at whichever body they may do it.
SOMEWHERE: dict[str, tuple[str, ...]] = {
    "overview": tuple(BODY_TABLE),
    "bodies": ("show_body",),
    "found": ("found_body", "found_top"),
    "sheet": ("change_body", "found_body"),
    "import": ("change_body",),
    "people": ("list_people",),
    "add": ("add_person",),
    "settings": ("show_body",),
    "key": ("rotate_key",),
    "audit": ("read_audit",),
    "export": ("read_audit",),
    "journal": ("verify_journal",),
    "anchor": ("verify_journal",),
}
# What may be done to the people and the body that the address names.
THERE = {
    "body": "show_body",
    "change": "change_contact",
    "setting": "show_body",
    "person": "list_people",
    "give": "give_role",
    "leave": "end_person",
    "end": "end_role",
}

# What one must be allowed to do to look at each page of an application, beside seeing that it is
# there at all.
NEEDED = {
    "desk:case": "show",
    "desk:path": "show",
    "desk:letter": "read_personal",
    "desk:whole": "attach",
    "desk:action": "withdraw",
}
# The same for what is sent, and what it answers to who may.
SENT = {
    "desk:personal": ("read_personal", 200),
    "desk:letter-docx": ("read_personal", 409),  # there is no letter yet
    "desk:letter-pdf": ("read_personal", 409),
    "desk:download": ("read_personal", 409),  # there is no such file
    "desk:whole": ("attach", 422),  # nothing was filled in
    "desk:action": ("withdraw", 422),
}
# Sent to no application in particular. Who may not assign is told so, on the register.
ANYWHERE = {"desk:assign": 302, "desk:save-view": 302, "desk:drop-view": 302}
# Sent from pages that have tests of their own in tests/web/desk.
TESTED_ELSEWHERE = {
    "desk:notices-read",
    "desk:notices-choose",
    "desk:calendar-confirm",
    "desk:calendar-drop",
    "desk:administration:rotate",
    "desk:dispute-personal",
} | POSTED


class Place(NamedTuple):
    """A bureau with an application, and where somebody works who looks at it."""

    bureau: Body
    code: str
    where: Body
    section: str
    clerk: Person
    dispute: str

    def staff(self) -> dict[Role, Person]:
        """One person for each role there."""
        return {role: person(self.where, role, section=self.section) for role in Role}

    def assign(self) -> None:
        """Hand the application to the section."""
        act(self.code, "transfer", self.clerk, section=SECTION)

    def address(self, name: str, **named: object) -> str:
        """An address about the application."""
        given = {**NAMED.get(name, {}), **named}
        theirs: dict[str, object] = {"code": self.code, "dispute": self.dispute}
        if name.startswith(ADMINISTRATION):
            held = self.clerk.roles.get()
            theirs |= {"body": self.bureau.code, "pk": self.clerk.pk, "role": held.pk}
        return reverse(name, kwargs={**given, **{k: theirs[k] for k in given if k in theirs}})


@pytest.fixture(params=Relation)
def relation(request: pytest.FixtureRequest) -> Relation:
    """How the place of work stands to the bureau."""
    return Relation(request.param)


@pytest.fixture
def place(relation: Relation) -> Place:
    """A county, a bureau under it with an application in a section, and a bureau elsewhere."""
    county, bureau, other = body("county"), body("yunxi"), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    where = {Relation.BELOW: county, Relation.OTHER: other}.get(relation, bureau)
    section = SECTION if relation is Relation.SECTION else ""
    clerk = person(bureau, Role.REGISTRAR)
    made = Place(bureau, letter(bureau).code, where, section, clerk, filed(bureau, clerk).code)
    made.assign()
    return made


def signed_in(somebody: Person) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(somebody)
    return client


def expected(name: str, role: Role, relation: Relation) -> int:
    """What looking at an address answers; what is one body's depends on who asks."""
    if name.startswith(ADMINISTRATION):
        return administered(name.removeprefix(ADMINISTRATION), role, relation)
    if name.startswith(PUBLICATIONS):
        return kept(name.removeprefix(PUBLICATIONS), role, relation)
    if name.startswith(REPORTS):
        return reported(name.removeprefix(REPORTS), role, relation)
    if name == "api:application":
        return 200 if allowed("show", role, relation) else 404
    if name.startswith(APART):
        return apart(name, role, relation)
    # Calendars are taken in by the system administrators of the body above all others.
    if (role, relation) == (Role.SYSTEM_ADMIN, Relation.BELOW) and name in TAKING_IN:
        return TAKING_IN[name]
    if name == "desk:intake":
        return 200 if role in TABLE["receive"] else 403
    if name in NEEDED:
        return about(NEEDED[name], role, relation, 200)
    return ANSWERS[name][SIGNED_IN]


def administered(page: str, role: Role, relation: Relation) -> int:
    """What a page of administration answers: 404 for what one must not know of."""
    if page == "rotate":
        return 405
    if page in SOMEWHERE:
        # Everybody has a body of their own, and the county one below.
        own = Relation.BELOW if relation is Relation.BELOW else Relation.OWN
        allowed_at = {Relation.OWN, own}
        rows = [BODY_TABLE[action].get(role, frozenset()) for action in SOMEWHERE[page]]
        return 200 if any(allowed_at & row for row in rows) else 403
    action = THERE[page]
    if relation in BODY_TABLE[action].get(role, frozenset()):
        return 200
    seen = "show_body" if page in ("body", "change", "setting") else "list_people"
    if page in ("body", "change", "setting"):
        return 403 if relation in BODY_TABLE[seen].get(role, frozenset()) else 404
    return 404 if BODY_TABLE[action].get(role) else 403


def kept(page: str, role: Role, relation: Relation) -> int:
    """What a page of the registers answers, of one's own body or the first that one sees.

    Rows that are there are tested in tests/web/desk/publications/test_roles.py.
    """
    # Everybody has a body of their own, and the county one below.
    around = {Relation.OWN, relation} if relation is Relation.BELOW else {Relation.OWN}
    if not around & TABLE["list_publications"].get(role, frozenset()):
        return 403
    if page in ("row", "act"):
        return 404
    enters = {"new": "enter_document", "import": "enter_publication"}
    if page in enters and not allowed(enters[page], role, Relation.OWN):
        return 403
    return 200


def about(action: str, role: Role, relation: Relation, answer: int) -> int:
    """Who may not see an application is told of none, who may not act is told so."""
    if not allowed("show", role, relation):
        return 404
    return answer if allowed(action, role, relation) else 403


def test_every_address_by_every_role(place: Place, relation: Relation) -> None:
    for role, somebody in place.staff().items():
        client = Client()
        for name in ANSWERS:
            client.force_login(somebody)
            found = client.get(place.address(name)).status_code
            assert found == expected(name, role, relation), (name, role)


def test_whatever_every_role_sends(place: Place, relation: Relation) -> None:
    for role, somebody in place.staff().items():
        client = signed_in(somebody)
        for name, (action, answer) in SENT.items():
            found = client.post(place.address(name)).status_code
            assert found == about(action, role, relation, answer), (name, role)
        for name, answer in ANYWHERE.items():
            found = client.post(place.address(name)).status_code
            assert found == answer, (name, role)
        sees = allowed("show", role, relation)
        assigned = client.post(
            place.address("desk:assign"), {"code": place.code, "section": "二科"}
        )
        assert assigned.status_code == (302 if sees else 404), role
        lies = Application.objects.get(code=place.code).section
        assert lies == ("二科" if allowed("transfer", role, relation) else SECTION), role
        place.assign()


@pytest.mark.parametrize("name", ["desk:action", "desk:whole"])
def test_the_form_of_every_action_is_for_who_may_take_it(
    place: Place, relation: Relation, name: str
) -> None:
    for role, somebody in place.staff().items():
        client = signed_in(somebody)
        for action in ACTIONS if name == "desk:action" else FORMS:
            found = client.get(place.address(name, action=action)).status_code
            assert found == about(action, role, relation, 200), (action, role)


def test_every_page_is_listed_as_what_it_is() -> None:
    ours = {name for name in ANSWERS if name.startswith("desk:")}
    posted = {name for name in ours if ANSWERS[name] == (405, 405)}
    named = {name for name in ours if "code" in NAMED.get(name, {})}
    posted -= TESTED_ELSEWHERE
    assert posted | {"desk:whole", "desk:action"} == SENT.keys() | ANYWHERE.keys()
    assert named - posted == NEEDED.keys()


def given(name: str, code: str) -> dict[str, Any]:
    """What an address names, about an application."""
    named = NAMED.get(name, {})
    return {**named, "code": code} if "code" in named else named


@pytest.mark.parametrize("own", [True, False], ids=["own", "other"])
def test_every_address_by_the_applicant(client: Client, own: bool) -> None:
    """Who has shown a query code sees that application's pages, and nothing of the desk."""
    bureau = body()
    shown = letter(bureau)
    row = shown if own else letter(bureau)
    typed = {"number": printed(shown), "query_code": query_code(shown.code)}
    assert client.post("/track/", typed).status_code == 302
    opened = {"portal:track-status": 200, "portal:track-receipt": 200, "portal:track-file": 404}
    for name, answers in ANSWERS.items():
        found = client.get(reverse(name, kwargs=given(name, row.code)))
        assert found.status_code == opened.get(name, answers[0]), name
        if name in opened and not own:
            assert printed(row) not in found.content.decode()


@pytest.mark.parametrize("name", ["api:application", "api:applications"])
def test_no_program_is_let_in_that_did_not_sign_in(client: Client, name: str) -> None:
    assert client.get(reverse(name, kwargs=given(name, letter(body()).code))).status_code == 401


@pytest.mark.parametrize("name", sorted(n for n in ANSWERS if n.startswith("desk:")))
def test_nobody_is_sent_to_sign_in(client: Client, name: str) -> None:
    address = reverse(name, kwargs=given(name, letter(body()).code))
    recorded, posted = Entry.objects.count(), ANSWERS[name] == (405, 405)
    for how in ["POST"] if posted else ["GET", *(["POST"] * (name in SENT))]:
        answer = client.generic(how, address)
        assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={address}")
    assert Entry.objects.count() == recorded


def test_a_try_that_was_sent_is_journaled_and_a_look_is_not() -> None:
    bureau = body()
    code = letter(bureau).code
    client = signed_in(person(bureau, Role.AUDITOR))
    address = reverse("desk:action", kwargs={"code": code, "action": "withdraw"})
    assert client.get(address).status_code == 403
    assert not Entry.objects.filter(kind="application.refused").exists()
    assert client.post(address, {"on": "2026-03-03"}).status_code == 403
    assert Entry.objects.filter(kind="application.refused", subject=code).count() == 1
