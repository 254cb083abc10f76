"""What is recorded after a freeze changes no frozen figure, and is just what differs from now."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual.report import Value
from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act as act_on_application
from gongkai.office.bodies.models import Body
from gongkai.office.demo.turning import clock_at
from gongkai.office.disputes.actions import act as act_on_dispute
from gongkai.office.journal.models import Entry
from gongkai.office.publications import decisions, documents
from gongkai.office.reports.counting import counted, differences, recorded_between
from gongkai.office.reports.sources import Span
from gongkai.words import Applicant, Outcome
from tests.office.disputes.cast import filed
from tests.office.factory import body, letter
from tests.office.reports.deeds import DEEDS, Office
from tests.office.reports.recount import recount
from tests.office.undoing import undone

pytestmark = pytest.mark.django_db
YEAR = 2025
LAST = date(2025, 12, 31)
EVE = datetime(2025, 12, 31, 8, tzinfo=UTC)
BETWEEN = datetime(2026, 1, 12, 2, tzinfo=UTC)
FREEZE = datetime(2026, 1, 20, 9, tzinfo=UTC)
LATER = datetime(2026, 2, 3, 3, tzinfo=UTC)
Cells = Mapping[str, Value]


def now(office: Office, until: datetime | None = None) -> Cells:
    """The cells of the year, as the recount in SQL has them too."""
    found = counted(Span([office.body], YEAR, until))
    assert found == recount(YEAR, until)[office.body.pk]
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False), *(st.integers(0, 12) for _ in range(3)))
def test_a_frozen_figure_stays_whatever_is_recorded_later(
    rng: Random, before: int, between: int, after: int
) -> None:
    with undone():
        office = Office(body(f"yunxi{Body.objects.count()}"), rng)
        with clock_at(EVE):
            office.do(before)
        at_the_eve = now(office)
        with clock_at(BETWEEN):
            office.do(between)
        frozen = now(office)
        with clock_at(LATER):
            done = sum(office.tried(rng.choice(DEEDS)) for _ in range(after))
            current = now(office)
        span = Span([office.body], YEAR)
        assert now(office, FREEZE) == frozen
        assert counted(recorded_between(span, LAST)) == at_the_eve
        found = differences(frozen, current)
        assert {cell: pair[1] for cell, pair in found.items()}.items() <= current.items()
        assert {**frozen, **{cell: pair[1] for cell, pair in found.items()}} == current
        assert all(pair[0] == frozen[cell] != pair[1] for cell, pair in found.items())
        assert done or not found


@pytest.fixture
def office() -> Office:
    """A bureau in which by the freeze one of each was recorded."""
    made = Office(body(), Random(1))
    with clock_at(BETWEEN):
        letter(made.body, person=made.person, channel=Channel.COUNTER, on=date(2025, 12, 30))
        filed(made.body, made.person, on=date(2025, 12, 29))
        documents.enter(made.body, made.person, document("1号"))
        decisions.give(made.body, made.person, figure("12"))
    return made


def document(number: str) -> dict[str, object]:
    """A document of the year."""
    given = {"kind": "normative_documents", "title": f"云溪县管理办法{number}"}
    return {**given, "document_number": number, "dated_on": date(2025, 12, 22)}


def figure(amount: str) -> dict[str, object]:
    """How many licences an office granted in December."""
    period = {"first_on": date(2025, 12, 1), "last_on": LAST}
    return {"kind": "licensing", "amount": amount, "giver": "审批科", **period}


def changed(office: Office, frozen: Cells) -> dict[str, tuple[Value, Value]]:
    """What differs now, after nothing changed as of the freeze; totals left out."""
    assert now(office, FREEZE) == frozen
    found = differences(frozen, now(office))
    return {
        cell: pair
        for cell, pair in found.items()
        if not cell.endswith(".total") and ".concluded." not in cell
    }


def test_what_is_recorded_between_the_year_and_the_freeze_is_counted(office: Office) -> None:
    span = Span([office.body], YEAR)
    frozen = now(office, FREEZE)
    listed = differences(counted(recorded_between(span, LAST)), frozen)
    assert {cell: pair for cell, pair in listed.items() if not cell.endswith(".total")} == {
        "applications.received.natural_person": (0, 1),
        "applications.carried_out.natural_person": (0, 1),
        "disputes.reconsideration.pending": (0, 1),
        "documents.normative_documents.issued": (None, 1),
        "documents.normative_documents.repealed": (None, 0),
        "documents.normative_documents.in_force": (None, 1),
        "decisions.licensing.made": (None, 12),
    }


def test_a_late_letter_and_a_late_end_are_the_differences(office: Office) -> None:
    frozen = now(office, FREEZE)
    with clock_at(LATER):
        code = letter(
            office.body,
            person=office.person,
            channel=Channel.COUNTER,
            applicant_class=Applicant.BUSINESS,
            on=date(2025, 11, 3),
        ).code
        outcome = Outcome.OTHER_HANDLING
        act_on_application(code, "close", office.person, on=date(2025, 11, 10), outcome=outcome)
        first = Entry.objects.filter(kind="application.received").earliest("pk").subject
        act_on_application(first, "withdraw", office.person, on=date(2025, 12, 31))
        letter(office.body, person=office.person, channel=Channel.COUNTER, on=date(2026, 1, 4))
    assert changed(office, frozen) == {
        "applications.received.business": (0, 1),
        "applications.other_handling.business": (0, 1),
        "applications.other_handling.natural_person": (0, 1),
        "applications.carried_out.natural_person": (1, 0),
    }


def test_a_late_decision_of_a_dispute_is_the_difference(office: Office) -> None:
    frozen = now(office, FREEZE)
    with clock_at(LATER):
        code = Entry.objects.get(kind="dispute.filed").subject
        act_on_dispute(
            code, "conclude_dispute", office.person, on=date(2025, 12, 31), ruling="revoked"
        )
    assert changed(office, frozen) == {
        "disputes.reconsideration.pending": (1, 0),
        "disputes.reconsideration.overturned": (0, 1),
    }


def test_late_documents_and_figures_are_the_differences(office: Office) -> None:
    frozen = now(office, FREEZE)
    with clock_at(LATER):
        documents.enter(office.body, office.person, document("2号"))
        repealed = {"how": "repealed", "on": date(2025, 12, 31)}
        code = Entry.objects.filter(kind="document.entered").earliest("pk").subject
        documents.end(code, office.person, repealed)
        decisions.give(office.body, office.person, figure("13"))
        decisions.give(office.body, office.person, {**figure("4"), "kind": "penalty"})
    assert changed(office, frozen) == {
        "documents.normative_documents.issued": (1, 2),
        "documents.normative_documents.repealed": (0, 1),
        "decisions.licensing.made": (12, 13),
        "decisions.penalty.made": (None, 4),
    }


def test_what_was_struck_after_the_freeze_still_stands_in_it(office: Office) -> None:
    frozen = now(office, FREEZE)
    with clock_at(LATER):
        for entry in Entry.objects.filter(kind__in=("document.entered", "decision.given")):
            room = documents if entry.subject_kind == "document" else decisions
            room.annul(entry.subject, office.person, entry.number, "登记错误")
        code = Entry.objects.get(kind="dispute.filed").subject
        act_on_dispute(code, "strike_dispute", office.person, on=date(2026, 2, 2))
    assert changed(office, frozen) == {
        "disputes.reconsideration.pending": (1, 0),
        "documents.normative_documents.issued": (1, 0),
        "documents.normative_documents.in_force": (1, 0),
        "decisions.licensing.made": (12, None),
    }


def test_a_register_that_is_begun_after_the_freeze_fills_no_blank_of_it() -> None:
    office = Office(body(), Random(1))
    frozen = now(office, FREEZE)
    assert frozen["documents.normative_documents.issued"] is None
    with clock_at(LATER):
        documents.enter(office.body, office.person, document("1号"))
    assert changed(office, frozen) == {
        "documents.normative_documents.issued": (None, 1),
        "documents.normative_documents.repealed": (None, 0),
        "documents.normative_documents.in_force": (None, 1),
    }
