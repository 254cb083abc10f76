"""Walking the chain of one body for somebody at a page, and telling that it was done."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import must, remember
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.reading import say
from gongkai.office.journal.said import Verified
from gongkai.office.journal.verifying import Broken, verify
from gongkai.office.journal.writing import write_alone
from gongkai.refusal import Refusal

SUBJECT, KIND = "journal", "journal.verified"
MOST = 200_000  # entries walked while somebody waits: about a second


class Check(NamedTuple):
    """That a chain was walked: which, when, by whom, and what was found."""

    body: Body
    at: datetime
    by: str
    said: Verified


def attest(body: Body, *, by: Person) -> list[Broken]:
    """Walk the chain of a body; what is broken. That it was walked is told in the same chain.

    Raises Refusal for a chain too long to wait for: the command walks any.
    """
    try:
        must(by, "verify_journal", body)
    except Forbidden as forbidden:
        remember(forbidden, by)
        raise
    count = Head.objects.filter(pk=body.pk).values_list("count", flat=True).first() or 0
    if count > MOST:
        raise Refusal("office-journal-long", body=body, count=count, at=body.code)
    found = list(verify([body]))
    worst = next((each for each in found if each.why != "clock"), None)
    said = Verified(count, worst is None, worst and worst.why)
    write_alone(body, (SUBJECT, body.code), said, by=by)
    return found


def checks(bodies: Iterable[int], most: int = 20) -> list[Check]:
    """The last times that chains of these bodies were walked from a page, the newest first."""
    rows = Entry.objects.filter(kind=KIND, body__in=list(bodies)).select_related("body", "by")
    newest = rows.order_by("-recorded_at", "-pk")[:most]
    return [Check(row.body, row.recorded_at, str(row.by or ""), say(row)) for row in newest]
