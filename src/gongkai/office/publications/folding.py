"""From the entries of a record to its row and to what is counted of it. Nothing is read here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from gongkai.law.catalogue import Validity
from gongkai.office.publications import said as say
from gongkai.office.publications.telling import Told, standing
from gongkai.office.publications.words import Record, SlipState

Columns = dict[str, Any]
S = TypeVar("S", bound=say.Said)
DAY = timedelta(days=1)
BETWEEN = "、"


class Change(NamedTuple):
    """An amendment, a repeal or an expiry, and the entry that said so."""

    entry: int
    said: say.DocumentEnded


class Folded(NamedTuple):
    """What the entries make: the columns of the row, its facts, changes of a document's force."""

    columns: Columns
    facts: tuple[Columns, ...] = ()
    changes: tuple[Change, ...] = ()


# Entered by mistake: the row keeps its last words, and nothing is counted.
STRUCK = Folded({"struck": True})


def document(found: Sequence[Told]) -> Folded:
    """The last words about it hold; the first end of its force counts, be it by its own term."""
    holds = standing(found)
    details = _last(holds, say.Document)
    if details is None or not _first_stands(found, holds):
        return STRUCK
    changes = tuple(
        Change(each.number, each.said) for each in holds if isinstance(each.said, say.DocumentEnded)
    )
    ended_on, how = _end(details, changes)
    amended = [each.said for each in changes if each.said.how is Validity.AMENDED]
    validity = how or (Validity.AMENDED if amended else Validity.IN_FORCE)
    fact = {
        "kind": details.kind,
        "dated_on": details.dated_on,
        "published_on": details.published_on,
    }
    facts = [{**fact, "ended_on": ended_on, "how": how or ""}]
    for each in amended:
        day = {"dated_on": each.on, "published_on": each.on}
        facts.append({**fact, **day, "ended_on": None, "how": Validity.AMENDED})
    columns = {**asdict(details), "ended_on": ended_on, "validity": validity, "struck": False}
    return Folded(columns, tuple(facts), changes)


def _end(details: say.Document, changes: Sequence[Change]) -> tuple[date | None, Validity | None]:
    ends = [(c.said.on, c.said.how) for c in changes if c.said.how is not Validity.AMENDED]
    if details.valid_until:
        ends.append((details.valid_until + DAY, Validity.EXPIRED))
    return min(ends, key=lambda end: end[0], default=(None, None))


def figure(found: Sequence[Told]) -> Folded:
    """The figure that was given last holds."""
    holds = standing(found)
    given = [each.said for each in holds if isinstance(each.said, say.FigureGiven)]
    if not given:
        return STRUCK
    last = given[-1]
    fact = {
        "kind": last.kind,
        "section": last.section,
        "first_on": last.first_on,
        "last_on": last.last_on,
        "number": last.value,
    }
    return Folded({**asdict(last), "times": len(given), "struck": False}, (fact,))


def slip(found: Sequence[Told]) -> Folded:
    """How a slip stands; whether it is late depends on the day, and is not kept."""
    asked = found[0].said
    assert isinstance(asked, say.SlipAsked)
    reminded = [each.on for each in found if isinstance(each.said, say.SlipReminded)]
    answered = _last(found, say.SlipAnswered)
    withdrawn = _last(found, say.SlipWithdrawn)
    state = SlipState.OPEN
    if answered or withdrawn:
        state = SlipState.ANSWERED if answered else SlipState.WITHDRAWN
    return Folded(
        {
            **asdict(asked),
            "asked_on": found[0].on,
            "reminded": len(reminded),
            "reminded_on": max(reminded, default=None),
            "state": state,
            "figure": answered.figure if answered else None,
        }
    )


def publication(found: Sequence[Told]) -> Folded:
    """The last words about it hold, with the media that took it over since."""
    holds = standing(found)
    details = _last(holds, say.Publication)
    if details is None or not _first_stands(found, holds):
        return STRUCK
    media = list(details.adopted_by)
    since = max(each.number for each in holds if isinstance(each.said, say.Publication))
    media += [
        each.said.by
        for each in holds
        if isinstance(each.said, say.PublicationAdopted) and each.number > since
    ]
    adopted = BETWEEN.join(dict.fromkeys(media))
    columns = {**asdict(details), "adopted_by": adopted, "struck": False}
    names = ("published_on", "outlet", "head", "form", "topic", "adopted_by")
    return Folded(columns, ({name: columns[name] for name in names},))


def _first_stands(found: Sequence[Told], holds: Sequence[Told]) -> bool:
    return bool(holds) and holds[0].number == found[0].number


def _last(found: Sequence[Told], kind: type[S]) -> S | None:
    return next((each.said for each in reversed(found) if isinstance(each.said, kind)), None)


FOLDS: Mapping[Record, Callable[[Sequence[Told]], Folded]] = {
    Record.DOCUMENT: document,
    Record.DECISION: figure,
    Record.SLIP: slip,
    Record.PUBLICATION: publication,
}
