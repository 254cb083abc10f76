"""What if: what is foreseen is what is then true, and what is refused is refused alike."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.office.applications.actions import ACTIONS, act
from gongkai.office.applications.foreseeing import Foreseen, foresee, line_of
from gongkai.office.applications.lines import Line
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.vault.models import PersonalData
from gongkai.refusal import Refusal
from tests.office.applications.test_machine import values
from tests.office.every_action import SAID, prepared, who
from tests.office.factory import RECEIVED, body, desk, letter

pytestmark = pytest.mark.django_db
BEFORE, ON, TODAY = date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 18)


def foreseen(code: str, action: str, said: dict[str, Any], on: date, today: date) -> Foreseen:
    """How it would stand."""
    row = Application.objects.select_related("body", "merged_into").get(code=code)
    return foresee(row, told(code), action, said, on=on, today=today)


def stands(code: str, today: date) -> Line:
    """How it stands."""
    row = Application.objects.get(code=code)
    return line_of(case_of(told(code), row.body, row.settings), today)


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_what_is_foreseen_is_what_is_then_true(action: str) -> None:
    bureau = body()
    people = desk(bureau)
    code = prepared(bureau, people, action, BEFORE)
    said = dict(SAID.get(action, {}))
    if action == "annul":
        act(code, "extend", people[Role.DISCLOSURE_HEAD], on=BEFORE, workdays=20)
        said["number"] = Entry.objects.latest("pk").number
    before, kept, entries = stands(code, TODAY), PersonalData.objects.count(), Entry.objects.count()
    found = foreseen(code, action, said, ON, TODAY)
    assert found.before == before
    assert (PersonalData.objects.count(), Entry.objects.count()) == (kept, entries)
    act(code, action, people[who(action)], on=ON, **said)
    assert found.after == stands(code, TODAY)
    assert found.moves == (found.before != found.after)


MOVING = {"extend", "consult", "ask_supplement", "withdraw", "reply", "close", "annul", "reopen"}


@pytest.mark.parametrize("action", sorted(MOVING))
def test_what_moves_the_case_is_seen_to_move_it(action: str) -> None:
    bureau = body()
    people = desk(bureau)
    code = prepared(bureau, people, action, BEFORE)
    said = dict(SAID.get(action, {}))
    if action == "annul":
        act(code, "extend", people[Role.DISCLOSURE_HEAD], on=BEFORE, workdays=20)
        said["number"] = Entry.objects.latest("pk").number
    assert foreseen(code, action, said, ON, TODAY).moves


def tried(code: str, action: str, person: Person, said: dict[str, Any], on: date) -> str | None:
    """The code of the refusal if it is done; None if it is."""
    try:
        with transaction.atomic():
            act(code, action, person, on=on, **said)
    except Refusal as refusal:
        return refusal.code
    return None


def walk(bureau: Body, people: dict[Role, Person], data: st.DataObject) -> None:
    """Some steps one after another, lawful or not, each foreseen before it is tried.

    Who may send back depends on where the application lies, and who acts is not foreseen.
    """
    code, on, today = letter(bureau).code, RECEIVED, timezone.localdate()
    for _ in range(data.draw(st.integers(3, 8))):
        on += timedelta(data.draw(st.integers(0, 9)))
        action = data.draw(st.sampled_from(sorted(ACTIONS.keys() - {"send_back"})))
        said = values(action, on, data.draw)
        expected, after = None, None
        try:
            after = foreseen(code, action, said, on, today).after
        except Refusal as refusal:
            expected = refusal.code
        assert tried(code, action, people[who(action)], said, on) == expected, (action, said)
        if after:
            assert after == stands(code, today), (action, said)


@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_whatever_is_tried_is_foreseen(data: st.DataObject) -> None:
    with transaction.atomic():
        bureau = body()
        walk(bureau, desk(bureau), data)
        transaction.set_rollback(True)
