"""Whatever is tried, in whatever order: row and facts are what the entries make, on every day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from gongkai.law.case.events import Answer, Authority, Channel, Means, Role
from gongkai.law.case.rules import NotAllowed
from gongkai.law.case.state import Stage
from gongkai.office.applications.actions import ACTIONS, act
from gongkai.office.applications.counting import merge, split
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.projecting import Known, known, row
from gongkai.office.applications.reading import offered
from gongkai.office.applications.telling import Told, case_of, standing, told
from gongkai.office.bodies.access import Access, Forbidden
from gongkai.office.bodies.roles import Role as Desk
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.reading import say
from gongkai.refusal import Refusal
from gongkai.words import Outcome
from tests.office.factory import RECEIVED, SECTION, body, desk, letter

OUTCOMES = [
    Outcome.DISCLOSED,
    Outcome.PARTLY_DISCLOSED,
    Outcome.NOT_HELD,
    Outcome.SUPPLEMENT_LAPSED,
]
PARTIES = ["甲", "乙"]
TODAY = date(2026, 11, 20)

Draw = Callable[[st.SearchStrategy[Any]], Any]


def values(action: str, on: date, draw: Draw) -> dict[str, Any]:
    """Something to say with an action, sometimes lawful."""
    later = on + timedelta(draw(st.integers(0, 20)))
    outcome = draw(st.sampled_from(OUTCOMES))
    grounds = "process_information" if outcome is Outcome.PARTLY_DISCLOSED else ""
    made: dict[str, dict[str, Any]] = {
        "ask_supplement": {"by": later, "items": "年度"},
        "ask_reasons": {"by": later},
        "find_reasons": {"accepted": True, "defer_to": draw(st.sampled_from(["", str(later)]))},
        "consult": {
            "party": draw(st.sampled_from(PARTIES)),
            "role": draw(st.sampled_from(list(Role))),
        },
        "record_answer": {
            "party": draw(st.sampled_from(PARTIES)),
            "answer": draw(st.sampled_from(list(Answer))),
        },
        "extend": {"workdays": draw(st.integers(1, 25))},
        "notify_fee": {"yuan": 100},
        "transfer": {"section": SECTION},
        "draft": {"outcome": outcome, "grounds": grounds},
        "review_legality": {"passed": True},
        "review_secrecy": {"passed": True},
        "approve": {"passed": True},
        "reply": {
            "means": draw(st.sampled_from([Means.POSTED, Means.ONLINE])),
            "outcome": outcome,
            "grounds": grounds,
        },
        "state_reasons": {"reasons": "研究用"},
        "suggest_publication": {"why": "大家都用得着"},
        "close": {"outcome": draw(st.sampled_from(OUTCOMES))},
        "reopen": {"by": draw(st.sampled_from(list(Authority)))},
        "annul": {"number": draw(st.integers(1, 12))},
    }
    return made.get(action, {})


class Office(RuleBasedStateMachine):
    """A bureau whose people try things, lawful or not."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()

    @initialize()
    def open(self) -> None:
        """A bureau with everybody it needs."""
        self.body = body()
        self.people = desk(self.body)
        self.on = RECEIVED

    @rule(days=st.integers(1, 12))
    def wait(self, days: int) -> None:
        """Time goes by."""
        self.on = min(self.on + timedelta(days), TODAY)

    @rule(channel=st.sampled_from(list(Channel)))
    def receive(self, channel: Channel) -> None:
        """A letter comes in."""
        letter(self.body, person=self.people[Desk.REGISTRAR], channel=channel, on=self.on)

    @rule(data=st.data())
    def try_something(self, data: st.DataObject) -> None:
        """Somebody takes an action, which the law or the office may refuse."""
        codes = list(Application.objects.order_by("pk").values_list("code", flat=True))
        if not codes:
            return
        code = data.draw(st.sampled_from(codes))
        action = data.draw(st.sampled_from(list(ACTIONS)))
        person = self.people[data.draw(st.sampled_from(list(Desk)))]
        before = Entry.objects.count()
        try:
            act(code, action, person, on=self.on, **values(action, self.on, data.draw))
        except Forbidden:
            assert Entry.objects.count() == before + 1  # the try is remembered
        except Refusal:
            assert Entry.objects.count() == before

    @rule(data=st.data())
    def take_what_is_offered(self, data: st.DataObject) -> None:
        """Somebody takes an action that is offered; only its values may be refused."""
        for row_ in Application.objects.order_by("-pk")[:1]:
            for person in self.people.values():
                names = offered(row_, Access(person, self.on), told(row_.code))
                if not names:
                    continue
                action = data.draw(st.sampled_from(names))
                try:
                    act(row_.code, action, person, on=self.on, **values(action, self.on, data.draw))
                except Forbidden:
                    raise AssertionError(f"{action} was offered to {person}") from None
                except Refusal:
                    pass
                return

    @rule(data=st.data())
    def count_otherwise(self, data: st.DataObject) -> None:
        """A letter is split, or merged into another."""
        rows = list(Application.objects.order_by("pk"))
        if len(rows) < 2:
            return
        one, other = data.draw(st.permutations(rows))[:2]
        registrar = self.people[Desk.REGISTRAR]
        try:
            if data.draw(st.booleans()):
                split(one.code, registrar, ["另一件事"])
            else:
                merge(one.code, registrar, other.code)
        except Refusal:
            pass

    @invariant()
    def rows_and_facts_are_what_the_entries_make(self) -> None:
        """As of now, and as of every moment before."""
        for application in Application.objects.select_related("body"):
            found = told(application.code)
            case = case_of(found, application.body)
            assert case.state.stage in Stage
            columns = row(found, case)
            assert {name: getattr(application, name) for name in columns} == columns
            assert versions(application) == history(application)

    @invariant()
    def numbers_have_no_gap(self) -> None:
        """Neither those of the register nor those of the chain."""
        for year in (2026,):
            given = Application.objects.filter(year=year).order_by("number")
            assert [each.number for each in given] == list(range(1, len(given) + 1))
        numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        head = Head.objects.first()
        assert (head.count if head else 0) == len(numbers)

    def teardown(self) -> None:
        """Nothing stays."""
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)


def versions(application: Application) -> list[Known]:
    """What was known, version by version, as stored."""
    facts = Fact.objects.filter(application=application).order_by("pk")
    return [Known(*(getattr(fact, name) for name in Known._fields)) for fact in facts]


def history(application: Application) -> list[Known]:
    """The same, replayed entry by entry."""
    entries = Entry.objects.filter(subject=application.code).order_by("pk")
    everything = [Told(e, say(e), e.happened_on) for e in entries]
    found: list[Known] = []
    for number in range(1, len(everything) + 1):
        prefix = standing(everything[:number])
        try:
            now = known(prefix, row(prefix, case_of(prefix, application.body)))
        except NotAllowed:
            raise AssertionError("the journal holds what the law does not allow") from None
        if not found or found[-1] != now:
            found.append(now)
    return found


@pytest.mark.django_db
def test_nothing_leads_out_of_the_law() -> None:
    quick = settings(
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Office, settings=quick)
