"""Everything that people fill in or press has a Chinese name, and every hint belongs to a field."""

import re
from dataclasses import fields
from typing import Any

import pytest

from gongkai.office.applications import said as say
from gongkai.office.applications import said_by_applicant
from gongkai.office.applications.actions import ACTIONS
from gongkai.office.applications.intake import FIELDS
from gongkai.office.bodies.roles import TABLE
from gongkai.office.disputes.actions import ACTIONS as OF_DISPUTES
from gongkai.office.journal.kinds import KINDS as JOURNAL
from gongkai.office.labels import label, labels
from gongkai.office.tables import table

HAN = re.compile("[\u4e00-\u9fff]")
# Told by other means than a field of a form.
UNSEEN = {"same_person", "year", "split_from", "file", "type", "size", "action", "settings"}
UNSEEN |= {"due_before", "due_after"}
KINDS = {
    kind.__name__: kind
    for kind in (*vars(say).values(), *vars(said_by_applicant).values())
    if isinstance(kind, type) and hasattr(kind, "KIND")
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_is_said_has_a_label(kind: str) -> None:
    for field in fields(KINDS[kind]):
        if field.name not in UNSEEN:
            assert HAN.search(label(field.name)), field.name


@pytest.mark.parametrize("action", TABLE)
def test_every_action_has_a_label(action: str) -> None:
    assert HAN.search(label(action))


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_everything_kept_of_a_person_has_a_label(field: str) -> None:
    assert HAN.search(label(field))


def test_what_has_no_label_is_called_by_its_id() -> None:
    assert label("nothing") == "nothing"
    assert "nothing" not in labels()


def test_no_two_actions_are_called_the_same() -> None:
    named = [label(action) for action in TABLE]
    assert len(named) == len(set(named))


def test_every_kind_of_entry_has_a_label() -> None:
    for id, kind in JOURNAL.items():
        own = getattr(kind, "LABEL", "") or getattr(getattr(kind, "EVENT", None), "LABEL", "")
        assert HAN.search(own or label(id)), id


@pytest.mark.parametrize("kind", [kind for kind in JOURNAL if kind.endswith(".refused")])
def test_what_was_refused_before_there_was_a_row_has_a_label_at_the_body(kind: str) -> None:
    assert HAN.search(label(kind))


def test_every_hint_belongs_to_an_action_and_a_field_of_it() -> None:
    hints = table("forms")
    known: dict[str, Any] = {name: kind.said for name, kind in ACTIONS.items()} | {**OF_DISPUTES}
    assert hints.keys() == known.keys()
    for action, told in hints.items():
        own = {field.name for field in fields(known[action])}
        assert told.keys() - {"help"} <= own, action
        assert HAN.search(told["help"])
        for name, hint in told.items():
            if name != "help":
                known_keys = {"help", "label", "workdays", "value", "required"}
                assert hint.keys() <= known_keys, (action, name)


def test_every_step_that_moves_the_clock_names_its_article() -> None:
    # What follows from a step before it, or from the applicant alone, rests on that one.
    without = {"withdraw", "reopen", "reply"}
    for action, kind in ACTIONS.items():
        if kind.said.EVENT is not None and action not in without:
            assert re.search("条例|国办", table("forms")[action]["help"]), action
