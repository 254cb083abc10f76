"""What a step says that cannot be right, looked at at the door only, where today is known.

Nothing of this is asked of what was recorded before: entries fold as they always did.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from gongkai.law.case.events import Means, Role
from gongkai.office.applications import said as say
from gongkai.office.applications.gates import since_draft
from gongkai.office.applications.telling import Told
from gongkai.office.messages import MESSAGES
from gongkai.office.tables import table
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.words import Outcome


def must_make_sense(found: Sequence[Told], said: say.Said, on: date, today: date) -> None:
    """Raises Refusal for days that cannot be, and for what is missing from this kind of step."""
    _days(said, on, today)
    if check := CHECKS.get(type(said)):
        check(found, said)


def _days(said: say.Said, on: date, today: date) -> None:
    """Each day that is said: not before the step, not in a year that somebody mistyped."""
    rules = table("days").get(getattr(said, "KIND", "").removeprefix("application."), {})
    for field, rule in rules.items():
        day = getattr(said, field)
        if day is None:
            continue
        if rule.get("past") and day > today:
            raise Refusal("office-day-future", day=day, **_told(rule))
        if rule.get("after") and day <= on:
            raise Refusal("office-day-not-after", day=day, on=on, **_told(rule))
        if rule.get("since") and day < on:
            raise Refusal("office-day-before", day=day, on=on, **_told(rule))
        if "most" in rule and day - on > timedelta(rule["most"]):
            raise Refusal("office-day-far", day=day, on=on, most=rule["most"], **_told(rule))


def _told(rule: dict[str, Any]) -> dict[str, str]:
    return {"label": rule["label"], "article": rule["article"]}


def _items(_: Sequence[Told], said: say.SupplementAsked) -> None:
    """条例第三十条: the notice says what is to be completed."""
    if not said.items:
        raise Refusal("office-no-items")


def _drafted(found: Sequence[Told], said: say.Drafted) -> None:
    """What is withheld has its ground, and whose rights are the ground was asked."""
    _grounds(said)
    rights = Outcome.THIRD_PARTY_RIGHTS
    asked = any(
        isinstance(each.said, say.Consulted) and each.said.role is Role.THIRD_PARTY
        for each in found
    )
    if not asked and (said.outcome is rights or rights in said.grounds):
        raise Refusal("office-nobody-asked")


def _approved(found: Sequence[Told], said: say.Approved) -> None:
    """A letter that is not written to its end is not approved."""
    if said.passed:
        _must_be_written(found)


def _replied(found: Sequence[Told], said: say.Replied) -> None:
    """There is something to read: the letter, a file, or what is handed over on the spot."""
    _grounds(said)
    if not since_draft(found):
        if not said.files and said.means is not Means.HANDED_OVER:
            raise Refusal("office-nothing-sent")
        return
    _must_be_written(found)


def _grounds(said: say.Drafted | say.Replied) -> None:
    """条例第三十七条: what is not disclosed has a ground."""
    if said.outcome is Outcome.PARTLY_DISCLOSED and not said.grounds:
        raise Refusal("office-no-ground")


def _must_be_written(found: Sequence[Told]) -> None:
    """Nothing is left in the draft of what the skeleton leaves to people."""
    draft = since_draft(found)
    if not draft or not isinstance(drafted := draft[0].said, say.Drafted) or not drafted.text:
        return
    if found_in := UNWRITTEN.search(store.get([drafted.text]).get(drafted.text) or ""):
        raise Refusal("office-unwritten", part=found_in[0])


def doubts(text: str) -> list[str]:
    """What a reviewer of a letter should not overlook: parts unwritten, remedies not told."""
    found = []
    if part := UNWRITTEN.search(text):
        found.append(MESSAGES.say("reply", "doubt-unwritten", {"part": part[0]}))
    if text.strip() and not any(word in text for word in REMEDIES):
        found.append(MESSAGES.say("reply", "doubt-no-remedies", {}))
    return found


REMEDIES = ("行政复议", "行政诉讼", "提起诉讼")
UNWRITTEN = re.compile("【[^】\n]{0,20}")
CHECKS: dict[type[say.Said], Callable[[Sequence[Told], Any], None]] = {
    say.SupplementAsked: _items,
    say.Drafted: _drafted,
    say.Approved: _approved,
    say.Replied: _replied,
}
