"""The table of roles, actions and relations, whole."""

import pytest

from gongkai.office.applications.actions import ACTIONS, act
from gongkai.office.applications.holding import Holder, must_hold
from gongkai.office.bodies.access import Access, Forbidden, may
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import APPLICANT, TABLE, Relation, Role, allowed
from gongkai.office.disputes.actions import ACTIONS as OF_DISPUTES
from gongkai.office.journal.models import Entry
from tests.office.factory import RECEIVED, SECTION, body, desk, letter, person

OTHERS = {
    "list",
    "show",
    "read_personal",
    "receive",
    "attach",
    "split",
    "merge",
    "erase",
    "list_publications",
    "enter_document",
    "give_figure",
    "ask_figure",
    "answer_slip",
    "enter_publication",
    "annul_record",
    "list_disputes",
    "read_dispute",
    "file_dispute",
    "erase_dispute",
    "list_reports",
    "write_report",
    "import_report",
    "sign_report",
    "submit_report",
    "publish_report",
    "return_report",
    "accept_report",
}

# Who may do what to an application of their own body, as one letter a role; * where the application
# must lie with the section. S: registrar (登记员), H: head of the disclosure office, h: handler,
# l: legality, s: secrecy, a: approver, A: auditor, E: editor.
OWN = {
    "list": "S H h* l s a A",
    "show": "S H h* l s a A",
    "read_personal": "S H h* l s a",
    "receive": "S H",
    "confirm": "S H",
    "ask_supplement": "S H h*",
    "make_supplement": "S H",
    "ask_reasons": "S H",
    "state_reasons": "S H",
    "find_reasons": "H",
    "consult": "S H h*",
    "record_answer": "S H h*",
    "extend": "H",
    "notify_fee": "H",
    "record_payment": "S H",
    "transfer": "S H",
    "send_back": "h*",
    "log_search": "S H h*",
    "draft": "S H h*",
    "review_legality": "l",
    "review_secrecy": "s",
    "approve": "a",
    "reply": "S H",
    "record_delivery": "S H",
    "close": "H",
    "withdraw": "S H",
    "reopen": "H",
    "attach": "S H h*",
    "split": "S H",
    "merge": "S H",
    "annul": "H",
    "suggest_publication": "S H",
    "erase": "a",
    "list_publications": "S H h l s a A E",
    "enter_document": "S H E",
    "give_figure": "S H E",
    "ask_figure": "S H E",
    "answer_slip": "S H E h*",
    "enter_publication": "S H E",
    "annul_record": "H",
    "list_disputes": "S H l a A",
    "read_dispute": "S H l a",
    "file_dispute": "S H l",
    "amend_dispute": "S H l",
    "notify_dispute": "S H l",
    "answer_dispute": "S H l",
    "hand_in_evidence": "S H l",
    "extend_evidence": "S H l",
    "set_hearing": "S H l",
    "record_dispute_step": "S H l",
    "conclude_dispute": "H l",
    "carry_out_order": "H",
    "appeal_dispute": "S H l",
    "retry_dispute": "S H l",
    "strike_dispute": "H",
    "annul_in_dispute": "H",
    "erase_dispute": "a",
    "list_reports": "S H E l s a A",
    "write_report": "S H E",
    "import_report": "S H E",
    "sign_report": "a",
    "submit_report": "H",
    "publish_report": "H E",
    "return_report": "",
    "accept_report": "",
}
LETTERS = {
    "S": Role.REGISTRAR,
    "H": Role.DISCLOSURE_HEAD,
    "h": Role.HANDLER,
    "l": Role.LEGAL_REVIEWER,
    "s": Role.SECRECY_REVIEWER,
    "a": Role.APPROVER,
    "A": Role.AUDITOR,
    "E": Role.EDITOR,
}
# What a supervisor may do to the bodies below.
LOOKING = {
    *("list", "show", "list_publications", "list_disputes"),
    *("list_reports", "import_report", "return_report", "accept_report"),
}


# What the applicant may do to the application of which they have shown the query code.
APPLICANTS = {
    "retract",
    "amend",
    "make_supplement",
    "state_reasons",
    "withdraw",
    "suggest_publication",
    "attach",
    "read_own",
}


def expected(action: str, role: Role, relation: Relation) -> bool:
    """What the table above says."""
    if relation is Relation.BELOW:
        return role is Role.SUPERVISOR and action in LOOKING
    marks = {LETTERS[mark[0]]: mark.endswith("*") for mark in OWN[action].split()}
    if role not in marks or relation is Relation.OTHER:
        return False
    return relation is Relation.SECTION or not marks[role]


def test_every_action_has_its_row() -> None:
    assert set(TABLE) == set(ACTIONS) | set(OF_DISPUTES) | OTHERS == set(OWN)


@pytest.mark.parametrize("action", TABLE)
def test_the_whole_table(action: str) -> None:
    for role in Role:
        for relation in Relation:
            assert allowed(action, role, relation) is expected(action, role, relation)


@pytest.mark.django_db
@pytest.mark.parametrize("action", TABLE)
def test_who_may_by_role_and_body(action: str) -> None:
    county, bureau, other = body("county"), body("yunxi"), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    for role in Role:
        for where, section, relation in (
            (bureau, "", Relation.OWN),
            (bureau, SECTION, Relation.SECTION),
            (county, "", Relation.BELOW),
            (other, SECTION, Relation.OTHER),
        ):
            somebody = person(where, role, section=section)
            found = may(somebody, action, bureau, SECTION, RECEIVED)
            assert found is expected(action, role, relation), (role, relation)
    assert not may(None, action, bureau, SECTION, RECEIVED)


@pytest.mark.django_db
def test_who_left_or_is_inactive_may_nothing() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    assert may(registrar, "confirm", bureau, "", RECEIVED)
    registrar.roles.update(until=RECEIVED.replace(day=1))
    assert not may(registrar, "confirm", bureau, "", RECEIVED)
    head = person(bureau, Role.DISCLOSURE_HEAD)
    head.is_active = False
    assert not may(head, "extend", bureau, "", RECEIVED)


@pytest.mark.django_db
@pytest.mark.parametrize("action", TABLE)
@pytest.mark.parametrize("role", Role)
def test_the_bodies_of_an_action_are_those_where_they_may_do_it(action: str, role: Role) -> None:
    bureau, other = body(), body("other")
    Supervision.objects.create(body=other, parent=bureau, first_year=2020)
    for section in ("", SECTION):
        access = Access(person(bureau, role, section=section), RECEIVED)
        here = access.may(action, bureau, section)
        assert access.bodies(action) == ([bureau] if here else [])


@pytest.mark.django_db
@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_asks_the_table_and_remembers_who_was_refused(action: str) -> None:
    bureau = body()
    stranger = person(body("other"), *Role, section=SECTION)
    code = letter(bureau).code
    with pytest.raises(Forbidden):
        act(code, action, stranger)
    entry = Entry.objects.filter(subject=code).latest("pk")
    assert (entry.kind, entry.by) == ("application.refused", stranger)


@pytest.mark.django_db
@pytest.mark.parametrize("action", sorted({*TABLE, *APPLICANTS}))
def test_what_the_applicant_may_by_the_query_code(action: str) -> None:
    bureau = body()
    own, other = letter(bureau), letter(bureau)
    for row, allowed_to in ((own, action in APPLICANTS), (other, False)):
        try:
            must_hold(Holder(own.code), action, row)
        except Forbidden:
            assert not allowed_to
        else:
            assert allowed_to
    assert APPLICANT == APPLICANTS


@pytest.mark.django_db
@pytest.mark.parametrize("action", ACTIONS)
def test_another_application_is_refused_to_an_applicant_and_remembered(action: str) -> None:
    bureau = body()
    own, other = letter(bureau), letter(bureau)
    with pytest.raises(Forbidden):
        act(other.code, action, Holder(own.code))
    entry = Entry.objects.filter(subject=other.code).latest("pk")
    assert (entry.kind, entry.by) == ("application.refused", None)


@pytest.mark.django_db
def test_a_desk_has_somebody_for_every_action() -> None:
    bureau = body()
    people = desk(bureau).values()
    for action in TABLE.keys() - {"return_report", "accept_report"}:  # for the body above
        assert any(may(each, action, bureau, SECTION, RECEIVED) for each in people)
