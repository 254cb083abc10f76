"""How an application stands, in the words of its applicant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import takewhile
from typing import Any, NamedTuple

from django.utils import timezone

from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import Closed, Replied, SupplementMade, Withdrawn
from gongkai.law.case.fold import Case
from gongkai.law.case.moves import moves
from gongkai.law.case.standing import Standing, Status
from gongkai.law.remedies import Ground
from gongkai.law.step import Step
from gongkai.office.applications import said as say
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.counter import own_files, recallable_until, reply_files
from gongkai.office.applications.gates import GROUNDS, last, reasons_stated
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import titles
from gongkai.office.applications.pinning import paragraphs
from gongkai.office.applications.remedying import remedies
from gongkai.office.applications.said_by_applicant import PublicationSuggested, ReasonsStated
from gongkai.office.applications.telling import Told, application, case_of, told
from gongkai.office.applications.tracking import printed
from gongkai.office.tables import table
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.words import Outcome

PERIOD = frozenset({Status.RUNNING, Status.AWAITING_REASONS, Status.DEFERRED, Status.OVERDUE})


class Line(NamedTuple):
    """A step of why it stands so: its day, a sentence, and the article."""

    on: date | None
    sentence: str
    article: str


class Document(NamedTuple):
    """A file that the applicant may open."""

    code: str
    name: str
    size: int


@dataclass(frozen=True)
class Ending:
    """How it ended: the outcome and what it means, until when and where it can be contested.

    `letter` is the text of the reply, paragraph by paragraph.
    """

    label: str
    means: str
    on: date
    late: bool | None
    remedy: str
    letter: tuple[str, ...] = ()
    files: tuple[Document, ...] = ()


@dataclass(frozen=True)
class Shown:
    """An application as its applicant sees it on a day."""

    row: Application
    number: str
    title: str
    label: str
    means: str
    next: str
    can: str
    due: date | None
    left: int | None
    by: date | None
    recall_until: datetime | None
    offers: frozenset[str]
    lines: tuple[Line, ...]
    asked: str
    files: tuple[Document, ...]
    ending: Ending | None
    overdue_remedy: str
    provisional: tuple[int, ...] = field(default=())


def shown(holder: Holder, on: date | None = None) -> Shown:
    """How the holder's application stands; that a reply was seen is journaled once."""
    on = on or timezone.localdate()
    row, found = application(holder.code), told(holder.code)
    if row.merged_into_id:
        return _gone(row, found)
    case = case_of(found, row.body, row.settings)
    ending = _ending(row, found, case, on)
    if ending and (ending.files or ending.letter) and not _seen(found):
        with attempt(holder.code, "read_own", holder) as at:
            at.say(say.Read())
    standing = case.at(on)
    until = recallable_until(row, found)
    until = until if until and timezone.now() <= until else None
    missed = standing.reply_due if standing.status is Status.OVERDUE else None
    return Shown(
        **_words(standing, case, row, found),
        row=row,
        number=printed(row),
        title=titles([row.code]).get(row.code, ""),
        due=standing.reply_due if standing.status in PERIOD else None,
        left=standing.workdays_left if missed is None else None,
        by=case.state.awaited_by,
        recall_until=until,
        offers=frozenset(_offers(row, found, case, on, standing, until)),
        lines=tuple(map(_line, derivation(case, on))),
        asked=_asked(found, standing),
        files=_documents(own_files(found).values()),
        ending=ending,
        overdue_remedy=_remedies(row, None, missed) if missed else "",
        provisional=tuple(standing.provisional_years),
    )


def attached(code: str) -> tuple[Document, ...]:
    """The files that the applicant put in."""
    return _documents(own_files(told(code)).values())


def clock_of(row: Application) -> tuple[Line, ...]:
    """When the clock starts, or why it has not yet, for the receipt."""
    case = case_of(told(row.code), row.body, row.settings)
    return tuple(map(_line, derivation(case, row.received_on)))


def _gone(row: Application, found: Sequence[Told]) -> Shown:
    """What was taken back or merged stands nowhere by itself."""
    into = printed(row.merged_into) if row.merged_into and not row.retracted else ""
    said = table("counter")["status"]["merged" if into else "retracted"]
    return Shown(
        row=row,
        number=printed(row),
        title=titles([row.code]).get(row.code, ""),
        label=said["label"],
        **{name: said[name].format(into=into) for name in ("means", "next", "can")},
        due=None,
        left=None,
        by=None,
        recall_until=None,
        offers=frozenset(),
        lines=(),
        asked="",
        files=_documents(own_files(found).values()),
        ending=None,
        overdue_remedy="",
    )


def _words(
    standing: Standing, case: Case, row: Application, found: Sequence[Told]
) -> dict[str, Any]:
    """What it means, what comes next, and what can be done."""
    withdrawn = isinstance(case.state.end, Withdrawn) and standing.concluded
    status = "withdrawn" if withdrawn else str(standing.status)
    if standing.status is Status.AWAITING_REASONS and reasons_stated(found):
        status = "reasons_stated"
    said = table("counter")["status"][status]
    values = {
        "due": _day(standing.reply_due),
        "by": _day(case.state.awaited_by),
        "silent": _day(standing.reply_due_if_silent or row.due_on),
    }
    words = {name: said[name].format(**values) for name in ("means", "next", "can")}
    return {"label": said.get("label", standing.status.label), **words}


def _day(on: date | None) -> str:
    return f"{on.year} 年 {on.month} 月 {on.day} 日" if on else ""


def _line(step: Step) -> Line:
    plain = table("counter")["step"].get(step.code)
    return Line(step.on, plain.format(**step.values) if plain else step.sentence(), step.article)


def _offers(
    row: Application,
    found: Sequence[Told],
    case: Case,
    on: date,
    standing: Standing,
    recall: datetime | None,
) -> Iterator[str]:
    """What the applicant may do now, by the law and by what was recorded."""
    lawful = {move.kind for move in moves(case, on)}
    if recall:
        yield from ("retract", "amend")
    if SupplementMade in lawful and standing.status is Status.AWAITING_SUPPLEMENT:
        yield "make_supplement"
    if Withdrawn in lawful and not recall:
        yield "withdraw"
    if not row.concluded_on:
        yield "attach"
        if GROUNDS[ReasonsStated](found) and not reasons_stated(found):
            yield "state_reasons"
    elif GROUNDS[PublicationSuggested](found):
        yield "suggest_publication"


def _asked(found: Sequence[Told], standing: Standing) -> str:
    """What is to be supplemented, in the words of the body."""
    question = last(found, say.SupplementAsked)
    if standing.status is not Status.AWAITING_SUPPLEMENT or question is None:
        return ""
    assert isinstance(question.said, say.SupplementAsked)
    name = question.said.items
    return (store.get([name]).get(name) or "") if name else ""


def _ending(row: Application, found: Sequence[Told], case: Case, on: date) -> Ending | None:
    end = case.state.end
    if not isinstance(end, Replied | Closed) or end.outcome is None or not case.at(on).concluded:
        return None
    day = end.day if isinstance(end, Replied) else end.on
    reply = last(found, say.Replied, say.Closed)
    grounds = reply.said.grounds if reply and isinstance(reply.said, say.Replied) else ()
    outcome = Outcome.of(end.outcome)
    letter, files = _letter(found), _documents(reply_files(found).values())
    means = table("counter")["outcome"][outcome]
    if isinstance(end, Replied) and not letter and not files:
        means = table("counter")["handed_over"].get(outcome, means)
    return Ending(
        outcome.label,
        means,
        day,
        case.at(on).late,
        _remedies(row, outcome, day, grounds),
        letter,
        files,
    )


def _remedies(
    row: Application, outcome: Outcome | None, on: date, grounds: Sequence[Ground] = ()
) -> str:
    """Nothing where the law that is loaded says nothing of such a body or day."""
    try:
        return remedies(row, outcome, on, grounds)
    except Refusal:
        return ""


def _letter(found: Sequence[Told]) -> tuple[str, ...]:
    """The text of the reply that went out: that of the draft which was approved for it."""
    before = list(takewhile(lambda each: not isinstance(each.said, say.Replied), reversed(found)))
    draft = last(found[: len(found) - len(before)], say.Drafted)
    if draft is None or not isinstance(draft.said, say.Drafted) or not draft.said.text:
        return ()
    return tuple(paragraphs(store.get([draft.said.text]).get(draft.said.text) or ""))


def _seen(found: Sequence[Told]) -> bool:
    """Whether the applicant has looked since the last reply."""
    reply = last(found, say.Replied)
    looks = (e for e in found if isinstance(e.said, say.Read) and e.entry.by_id is None)
    return reply is not None and any(e.entry.number > reply.entry.number for e in looks)


def _documents(attached: Any) -> tuple[Document, ...]:  # noqa: ANN401
    files = list(attached)
    names = store.get([said.named for said in files if said.named])
    return tuple(Document(said.file, names.get(said.named) or "文件", said.size) for said in files)
