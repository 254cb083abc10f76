"""What the office must have done before a step."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from gongkai.office.applications.actions import act
from gongkai.office.applications.attaching import attach
from gongkai.office.applications.models import Application
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.models import Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.refusal import Refusal
from gongkai.words import Outcome
from tests.office.factory import RECEIVED, SECTION, body, desk, letter, person

pytestmark = pytest.mark.django_db
DRAFTS = [Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER, Role.APPROVER]


class Desk:
    """A bureau with a letter, and everybody it needs."""

    def __init__(self) -> None:
        self.body = body()
        self.people = desk(self.body)
        self.code = letter(self.body).code
        self.act(Role.REGISTRAR, "transfer", section=SECTION)

    def act(self, role: Role, action: str, **given: Any) -> Application:  # noqa: ANN401
        """Somebody of a role acts on the day after the letter."""
        on = RECEIVED.replace(day=3)
        return act(self.code, action, self.people[role], on=on, **given)

    def refused(self, role: Role, action: str, **given: Any) -> str:  # noqa: ANN401
        """The code of the refusal."""
        with pytest.raises(Refusal) as refusal:
            self.act(role, action, **given)
        return refusal.value.code

    def pass_reviews(self) -> None:
        """Both reviews pass."""
        self.act(Role.LEGAL_REVIEWER, "review_legality", passed=True)
        self.act(Role.SECRECY_REVIEWER, "review_secrecy", passed=True)


REPLY = {"means": "posted", "outcome": Outcome.PROCESS_INFORMATION}


def test_nothing_goes_out_that_was_not_drafted_reviewed_and_approved() -> None:
    office = Desk()
    assert office.refused(Role.REGISTRAR, "reply", **REPLY) == "office-not-approved"
    assert office.refused(Role.LEGAL_REVIEWER, "review_legality", passed=True) == "office-no-draft"
    office.act(Role.HANDLER, "draft", outcome=Outcome.PROCESS_INFORMATION)
    assert office.refused(Role.APPROVER, "approve", passed=True) == "office-not-reviewed"
    office.act(Role.LEGAL_REVIEWER, "review_legality", passed=False, note="条款不对")
    office.act(Role.SECRECY_REVIEWER, "review_secrecy", passed=True)
    assert office.refused(Role.APPROVER, "approve", passed=True) == "office-not-reviewed"
    office.act(Role.LEGAL_REVIEWER, "review_legality", passed=True)
    office.act(Role.APPROVER, "approve", passed=False)
    assert office.refused(Role.REGISTRAR, "reply", **REPLY) == "office-not-approved"
    office.act(Role.APPROVER, "approve", passed=True)
    other = {"means": "posted", "outcome": Outcome.DISCLOSED}
    assert office.refused(Role.REGISTRAR, "reply", **other) == "office-other-outcome"
    registrar = office.people[Role.REGISTRAR]
    file = attach(office.code, registrar, "另一份.docx", b"unreviewed", "text/plain").code
    swapped = office.refused(Role.REGISTRAR, "reply", **REPLY, files=file)
    assert swapped == "office-other-outcome"
    assert office.act(Role.REGISTRAR, "reply", **REPLY).outcome == Outcome.PROCESS_INFORMATION


def test_nothing_is_annulled_on_which_a_later_step_rests() -> None:
    office = Desk()
    office.act(Role.HANDLER, "draft", outcome=Outcome.PROCESS_INFORMATION)
    office.act(Role.LEGAL_REVIEWER, "review_legality", passed=True)
    review = Entry.objects.latest("pk").number
    office.act(Role.SECRECY_REVIEWER, "review_secrecy", passed=True)
    office.act(Role.APPROVER, "approve", passed=True)
    approval = Entry.objects.latest("pk").number
    assert office.refused(Role.DISCLOSURE_HEAD, "annul", number=review) == "office-rests-on-it"
    office.act(Role.DISCLOSURE_HEAD, "annul", number=approval)
    office.act(Role.DISCLOSURE_HEAD, "annul", number=review)
    assert office.refused(Role.APPROVER, "approve", passed=True) == "office-not-reviewed"


def test_a_review_that_fails_after_the_approval_stops_the_reply() -> None:
    office = Desk()
    office.act(Role.HANDLER, "draft", outcome=Outcome.PROCESS_INFORMATION)
    office.pass_reviews()
    office.act(Role.APPROVER, "approve", passed=True)
    office.act(Role.LEGAL_REVIEWER, "review_legality", passed=False)
    assert office.refused(Role.REGISTRAR, "reply", **REPLY) == "office-not-reviewed"


def test_nothing_happens_before_what_it_rests_on() -> None:
    office = Desk()
    office.act(Role.HANDLER, "draft", outcome=Outcome.PROCESS_INFORMATION)
    reviewer = office.people[Role.LEGAL_REVIEWER]
    for early in (RECEIVED, RECEIVED.replace(month=1)):
        with pytest.raises(Refusal, match="office-before"):
            act(office.code, "review_legality", reviewer, on=early, passed=True)


def test_who_was_refused_and_who_looked_stays_on_record() -> None:
    office = Desk()
    with pytest.raises(Refusal):
        office.act(Role.AUDITOR, "withdraw")
    refused = Entry.objects.latest("pk").number
    personal(office.code, office.people[Role.REGISTRAR])
    for number in (refused, refused + 1):
        code = office.refused(Role.DISCLOSURE_HEAD, "annul", number=number)
        assert code == "office-nothing-annulled"


def test_a_new_draft_needs_new_reviews() -> None:
    office = Desk()
    office.act(Role.HANDLER, "draft", outcome=Outcome.PROCESS_INFORMATION)
    office.pass_reviews()
    office.act(Role.HANDLER, "draft", outcome=Outcome.INTERNAL_AFFAIRS)
    assert office.refused(Role.APPROVER, "approve", passed=True) == "office-not-reviewed"


def test_not_held_stands_on_a_search() -> None:
    office = Desk()
    given = {"outcome": Outcome.NOT_HELD}
    assert office.refused(Role.HANDLER, "draft", **given) == "office-no-search"
    office.act(Role.HANDLER, "log_search", where="业务科", words="维修")
    assert office.refused(Role.HANDLER, "draft", **given) == "office-no-search"  # it was found
    office.act(Role.HANDLER, "log_search", where="档案室", words="维修", held=False)
    office.act(Role.HANDLER, "draft", **given)


def test_what_can_be_given_on_the_spot_is_given_without_approval() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    code = letter(bureau).code
    row = act(code, "reply", registrar, on=RECEIVED, means="handed_over", outcome="disclosed")
    assert row.concluded_on == RECEIVED


def test_what_was_registered_before_today_was_not_given_on_the_spot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    code = letter(bureau).code
    tomorrow = timezone.localdate() + timedelta(1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: tomorrow)
    with pytest.raises(Refusal, match="office-not-approved"):
        act(code, "reply", registrar, on=RECEIVED, means="handed_over", outcome="disclosed")


def test_one_person_drafts_reviews_and_approves_only_where_the_body_is_small() -> None:
    bureau = body()
    everybody = person(bureau, *Role, section=SECTION)
    code = letter(bureau).code
    act(code, "draft", everybody, on=RECEIVED, outcome=Outcome.PROCESS_INFORMATION)
    with pytest.raises(Refusal) as refused:
        act(code, "review_legality", everybody, on=RECEIVED, passed=True)
    assert refused.value.code == "office-same-person"
    Setting.objects.create(body=bureau, name="small_body", value="true", valid_from=RECEIVED)
    for action in ("review_legality", "review_secrecy", "approve"):
        act(code, action, everybody, on=RECEIVED, passed=True)
        assert say(Entry.objects.latest("pk")).same_person  # the journal says so


def test_two_reviews_by_one_person_are_no_breach() -> None:
    office = Desk()
    office.act(Role.HANDLER, "draft", outcome=Outcome.PROCESS_INFORMATION)
    both = person(office.body, Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER)
    office.people |= dict.fromkeys(DRAFTS[:2], both)
    office.pass_reviews()
    office.act(Role.APPROVER, "approve", passed=True)


def test_a_wrong_entry_is_annulled_by_another_and_the_clock_runs_as_if_it_never_was() -> None:
    office = Desk()
    due = Application.objects.get().due_on
    office.act(Role.DISCLOSURE_HEAD, "extend", workdays=20)
    wrong = Entry.objects.latest("pk").number
    assert Application.objects.get().due_on != due
    office.act(Role.DISCLOSURE_HEAD, "annul", number=wrong, reason="登记错了")
    assert Application.objects.get().due_on == due
    refused = office.refused(Role.DISCLOSURE_HEAD, "annul", number=wrong)
    assert refused == "office-nothing-annulled"
    assert office.refused(Role.DISCLOSURE_HEAD, "annul", number=1) == "office-nothing-annulled"


def test_after_the_end_only_proof_of_delivery_is_added() -> None:
    office = Desk()
    office.act(Role.REGISTRAR, "withdraw")
    assert office.refused(Role.HANDLER, "log_search", where="档案室") == "office-concluded"
    assert office.refused(Role.DISCLOSURE_HEAD, "extend", workdays=1) == "case-while-withdrawn"
    office.act(Role.REGISTRAR, "record_delivery", proof="回执")
