"""Who looked at whose personal data, who was refused, who signed in: read from the journal.

What is shown names applications by their register numbers. No personal data of an applicant is
read for it, and none stands in the entries.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, NamedTuple, NoReturn

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import remember
from gongkai.office.bodies.reaching import Reach
from gongkai.office.disputes.models import Dispute
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.labels import label
from gongkai.words import Word

READ_AUDIT = "read_audit"
MOST = 10_000  # rows of one file
DAY = timedelta(days=1)


class What(Word):
    """What an entry of the audit says; the ids are the kinds of the entries."""

    READ = "application.read", "查看个人信息"
    REFUSED = "application.refused", "办申请无权而被拒"
    DISPUTE_READ = "dispute.read", "查看复议诉讼的个人信息"
    DISPUTE_REFUSED = "dispute.refused", "办复议诉讼无权而被拒"
    PUBLICATION_REFUSED = "publication.refused", "办公开数据无权而被拒"
    REPORT_REFUSED = "report.refused", "办年度报告无权而被拒"
    ADMINISTRATION = "body.refused", "管理中无权而被拒"
    SIGNED_IN = "person.signed_in", "登录"
    FAILED = "person.sign_in_failed", "登录失败"


class Wanted(NamedTuple):
    """Which entries: of one body, one person, one register number, some days, one kind; or all."""

    body: Body | None = None
    username: str = ""
    number: str = ""
    first: date | None = None
    last: date | None = None
    what: What | None = None


class Look(NamedTuple):
    """One line of the audit: `number` is the register's, `tried` what was refused or wrong."""

    id: int
    at: datetime
    body: str
    person: str
    username: str
    what: str
    number: str
    tried: str


def audited(reach: Reach) -> frozenset[int]:
    """The bodies whose audit somebody may read. Raises Forbidden, and remembers it, for none."""
    bodies = reach.bodies(READ_AUDIT)
    if not bodies:
        first = reach.held[0].body if reach.held else Body.objects.order_by("pk").first()
        refused(first, reach.person)
    return bodies


def refused(body: Body | None, person: Person | None) -> NoReturn:
    """Raises Forbidden for who may not read the audit of a body, after it has been journaled."""
    forbidden = Forbidden("office-forbidden", action=READ_AUDIT, person=person, body=body)
    if body:
        remember(forbidden, person)
    raise forbidden


def looks(reach: Reach, wanted: Wanted, before: int | None = None, most: int = 50) -> list[Look]:
    """The newest entries wanted that were recorded before that of an id.

    One query a kind, for each kind has its own order in the index.
    """
    bodies = audited(reach)
    if wanted.body:
        if wanted.body.pk not in bodies:
            refused(wanted.body, reach.person)
        bodies = frozenset({wanted.body.pk})
    found = _filtered(Entry.objects.filter(body__in=bodies), wanted)
    if before is not None:
        found = _older(found, before)
    kinds = [wanted.what] if wanted.what else list(What)
    rows = chain.from_iterable(
        found.filter(kind=kind).select_related("body", "by").order_by("-recorded_at", "-pk")[:most]
        for kind in kinds
    )
    newest = sorted(rows, key=lambda entry: (entry.recorded_at, entry.pk), reverse=True)
    return list(_told(newest[:most]))


def _filtered(found: QuerySet[Entry], wanted: Wanted) -> QuerySet[Entry]:
    if wanted.username:
        people = Person.objects.filter(Q(username=wanted.username) | Q(name=wanted.username))
        known = list(people.values_list("pk", flat=True))
        subject = Q(subject_kind="person", subject__in=list(map(str, known)))
        found = found.filter(Q(by__in=known) | subject)
    if wanted.number:
        found = found.filter(subject_kind="application", subject__in=_codes(wanted.number))
    if wanted.first:
        found = found.filter(recorded_at__gte=_start(wanted.first))
    if wanted.last:
        found = found.filter(recorded_at__lt=_start(wanted.last + DAY))
    return found


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001


def _older(found: QuerySet[Entry], before: int) -> QuerySet[Entry]:
    """What was recorded before an entry, in the order of the list."""
    at = Entry.objects.filter(pk=before).values_list("recorded_at", flat=True).first()
    if at is None:
        return found.filter(pk__lt=before)
    return found.filter(Q(recorded_at__lt=at) | Q(recorded_at=at, pk__lt=before))


def _codes(number: str) -> list[str]:
    """The applications that have a number of the register, written 2026-3, in any body."""
    year, _, rest = number.partition("-")
    if not (year.isdecimal() and rest.isdecimal() and len(year) == 4 and len(rest) < 10):
        return []
    rows = Application.objects.filter(year=int(year), number=int(rest))
    return list(rows.values_list("code", flat=True))


def _told(entries: Collection[Entry]) -> Iterator[Look]:
    codes = {each.subject for each in entries if each.subject_kind == "application"}
    numbers = {row.code: str(row) for row in Application.objects.filter(code__in=codes)}
    if disputes := {each.subject for each in entries if each.subject_kind == "dispute"}:
        numbers |= {row.code: str(row) for row in Dispute.objects.filter(code__in=disputes)}
    about = {int(each.subject) for each in entries if each.kind == What.FAILED}
    people = Person.objects.in_bulk(about)
    for entry in entries:
        said = say(entry)
        person = entry.by or people.get(getattr(said, "person", 0))
        yield Look(
            entry.pk,
            timezone.localtime(entry.recorded_at),
            entry.body.name,
            person.name if person else "",
            person.username if person else "",
            What.of(entry.kind).label,
            numbers.get(entry.subject, ""),
            _tried(said),
        )


def _tried(said: Any) -> str:  # noqa: ANN401
    """What was refused, or what was wrong at signing in."""
    if factor := getattr(said, "factor", None):
        return str(factor.label)
    return label(said.action) if hasattr(said, "action") else ""
