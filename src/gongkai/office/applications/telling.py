"""From the entries of an application to its case by the law."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.law.case.events import Event
from gongkai.law.case.fold import Case, fold
from gongkai.office.applications.models import Application
from gongkai.office.applications.said import Annulled, Said
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.policies import calendar_from, case_settings, policy_from
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.writing import entries
from gongkai.refusal import Refusal

SUBJECT = "application"


class Told(NamedTuple):
    """One entry that counts: what it says, when it happened, who recorded it."""

    entry: Entry
    said: Said
    on: date


def told(code: str) -> list[Told]:
    """What the journal says of an application, as recorded; annulled entries left out."""
    return standing([Told(e, say(e), e.happened_on) for e in entries((SUBJECT, code))])


def told_of(codes: Iterable[str]) -> dict[str, list[Told]]:
    """The same of several applications at once, in one query."""
    found: dict[str, list[Told]] = {code: [] for code in codes}
    rows = Entry.objects.filter(subject_kind=SUBJECT, subject__in=found)
    for entry in rows.order_by("subject", "number"):
        found[entry.subject].append(Told(entry, say(entry), entry.happened_on))
    return {code: standing(each) for code, each in found.items()}


def standing(found: Sequence[Told]) -> list[Told]:
    """What is left when the entries that were annulled are taken out."""
    gone = {each.said.number for each in found if isinstance(each.said, Annulled)}
    return [each for each in found if each.entry.number not in gone]


def case_of(found: Sequence[Told], body: Body, given: Mapping[str, str] | None = None) -> Case:
    """The case that the entries make, by the settings of the body on the day of receipt.

    The row keeps these, and can give them.
    """
    happened = events(found)
    if given is None:
        given = case_settings(body, happened[0].on)
    return fold(happened, policy_from(given), calendar_from(given))


def events(found: Sequence[Told]) -> list[Event]:
    """What happened to the law, in the order of time; what happened on one day as recorded."""
    in_time = sorted(found, key=lambda each: each.on)
    return [event for each in in_time if (event := each.said.event(each.on)) is not None]


def application(code: str) -> Application:
    """The row of an application. Raises Refusal for an unknown code."""
    try:
        return Application.objects.select_related("body", "merged_into").get(code=code)
    except Application.DoesNotExist:
        raise Refusal("office-no-application", application=code) from None
