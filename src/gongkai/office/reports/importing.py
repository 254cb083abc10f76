"""Reports of earlier years, from files: what would become of each, and keeping them."""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils import timezone

from gongkai.annual.check import check
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Body, Person
from gongkai.office.journal.writing import write
from gongkai.office.publications.attempting import Attempt, attempt
from gongkai.office.reports import said as say
from gongkai.office.reports.belonging import Names
from gongkai.office.reports.mending import Offer, offered, offers
from gongkai.office.reports.models import PastReport, Scope
from gongkai.office.reports.previous import as_read, imported
from gongkai.office.reports.reaching import bodies, find
from gongkai.office.reports.recognising import Outcome, Recognised, Unread, filled, kept, opened
from gongkai.office.tables import table
from gongkai.refusal import Refusal

ACTION = "import_report"
SUBJECT = "past_report"
LONGEST_NAME, LONGEST_REASON = 200, 500


class What(StrEnum):
    """What becomes of a file."""

    NEW = "new"
    AGAIN = "again"  # stands from now on instead of an earlier import of the year
    SAME = "same"  # is kept already, or twice in the folder; left out
    UNSURE = "unsure"  # somebody must say whose, or of which year, it is
    WRONG = "wrong"


@dataclass(frozen=True)
class Planned:
    """A file: what was read of it, whose it seems to be, what becomes of it and why."""

    read: Outcome
    what: What
    body: Body | None = None
    year: int | None = None
    scope: Scope = Scope.OWN
    refusal: Refusal | None = None

    @property
    def key(self) -> tuple[int, int, str] | None:
        """Body, year and scope, where all is known."""
        return (self.body.pk, self.year, self.scope) if self.body and self.year else None


def last_year() -> int:
    """The last year of which an earlier report can be: the one before this."""
    return timezone.localdate().year - 1


def plan(person: Person, reads: Iterable[Outcome]) -> list[Planned]:
    """What would become of each file, in their order."""
    names = Names(bodies(Access(person, timezone.localdate()), ACTION))
    return once_each([_planned(names, read) for read in reads])


def _planned(names: Names, read: Outcome) -> Planned:
    if isinstance(read, Unread):
        return Planned(read, What.WRONG, refusal=Refusal(read.code, **read.values))
    owner, year = names.owner(read), read.year
    scope = Scope.of(read.scope) if read.scope in set(Scope) else Scope.OWN
    made = Planned(read, What.UNSURE, owner.body, year, scope)
    if not read.cells:
        return replace(made, what=What.WRONG, refusal=Refusal("past-empty"))
    if year is not None and not may_be(year):
        return replace(made, what=What.WRONG, refusal=_wrong_year(year))
    if owner.body is None:
        return replace(made, refusal=nobody(read))
    if year is None:
        return replace(made, refusal=Refusal("past-no-year"))
    if not owner.sure:
        return replace(made, refusal=Refusal("past-likely", named=_named(read), body=owner.body))
    return stands(made)


def stands(made: Planned) -> Planned:
    """What a file whose body and year are known becomes beside what is kept."""
    assert isinstance(made.read, Recognised)
    assert made.body is not None
    assert made.year is not None
    if _kept(made.body, made.year, made.scope, made.read.digest):
        return replace(made, what=What.SAME, refusal=None)
    before = imported(made.body, made.year, made.scope)
    return replace(made, what=What.AGAIN if before else What.NEW, refusal=None)


def nobody(read: Recognised) -> Refusal:
    """Why it is not known whose a report is: it names nobody, or nobody that we know."""
    said = read.body or read.title
    return Refusal("past-no-body", named=said) if said else Refusal("past-nameless")


def _named(read: Recognised) -> str:
    return read.body or read.title or read.name


def settled(made: Planned, body: Body | None, year: int | None) -> Planned:
    """What becomes of a file after somebody said whose it is, of which year."""
    read = made.read
    if not isinstance(read, Recognised) or not read.cells:
        return made
    made = replace(made, body=body or made.body, year=year or made.year)
    if made.body is None:
        return replace(made, what=What.UNSURE, refusal=nobody(read))
    if made.year is None:
        return replace(made, what=What.UNSURE, refusal=Refusal("past-no-year"))
    if not may_be(made.year):
        return replace(made, what=What.WRONG, refusal=_wrong_year(made.year))
    return stands(made)


def once_each(found: Sequence[Planned]) -> list[Planned]:
    """Two files of one report: with the same figures one is enough, else somebody chooses."""
    first: dict[tuple[int, int, str], Planned] = {}
    result = list(found)
    for at, each in enumerate(result):
        if not (each.key and each.what in (What.NEW, What.AGAIN, What.SAME)):
            continue
        other = first.setdefault(each.key, each)
        if other is each:
            continue
        name = other.read.name
        if _figures(each) == _figures(other):
            result[at] = replace(each, what=What.SAME, refusal=Refusal("past-twin", other=name))
        else:
            told = {"other": name, "body": each.body, "year": each.year}
            result[at] = replace(each, what=What.UNSURE, refusal=Refusal("past-two", **told))
    return result


def _figures(made: Planned) -> object:
    assert isinstance(made.read, Recognised)
    return json.loads(made.read.report)["cells"]


def may_be(year: int) -> bool:
    """Whether a report of a year can be an earlier one."""
    first: int = table("past")["first_year"]
    return first <= year <= last_year()


def _wrong_year(year: int) -> Refusal:
    return Refusal("past-year", year=year, first=table("past")["first_year"], last=last_year())


def take(person: Person, read: Recognised, body: Body, year: int, scope: Scope) -> PastReport:
    """Keep a report as that of a body and year; the same file once more changes nothing.

    An earlier import stays behind it. Raises Forbidden, and Refusal for an impossible year.
    """
    with attempt(body, ACTION, person) as at:
        if not may_be(year):
            raise _wrong_year(year)
        if not read.cells:
            raise Refusal("past-empty")
        if before := _kept(body, year, scope, read.digest):
            return before
        report = opened(read.report)
        # What was confirmed goes before what stood there: next year's check must find it.
        report.year, report.scope = year, scope
        row = PastReport(code=secrets.token_hex(8), body=body, year=year, scope=scope)
        row.name, row.digest, row.form = read.name[:LONGEST_NAME], read.digest, read.form
        row.report = json.loads(kept(report, row.name))
        row.cells, row.findings = read.cells, read.findings
        row.imported_by = person
        told = say.Imported(year, scope, row.name, row.digest, row.form, row.cells, row.findings)
        _say(at, row, told)
    return row


def mend(code: str, person: Person, key: str) -> PastReport:
    """Put right what its own figures tell; what was read is kept beside it."""
    with _working(code, person) as (at, row):
        before = as_read(row)
        offer = offered(before, key)
        if row.original is None:
            row.original = row.report
        row.report = json.loads(kept(offer.after, row.name))
        row.cells = filled(offer.after)
        row.findings = sum(each.level != "note" for each in check(offer.after))
        today = timezone.localdate().isoformat()
        row.mends = [*row.mends, {"text": offer.text, "by": str(person), "on": today}]
        _say(at, row, say.Mended(key, offer.text))
    return row


def offers_of(row: PastReport) -> list[Offer]:
    """The mends of an import as it stands; none of one that was withdrawn."""
    return [] if row.withdrawn else offers(as_read(row))


def withdraw(code: str, person: Person, reason: str) -> PastReport:
    """Take an import back, with a reason: the one before it stands again."""
    with _working(code, person) as (at, row):
        if not reason.strip():
            raise Refusal("past-no-reason")
        row.withdrawn = True
        _say(at, row, say.ImportWithdrawn(reason.strip()[:LONGEST_REASON]))
    return row


@contextmanager
def _working(code: str, person: Person) -> Iterator[tuple[Attempt, PastReport]]:
    """An import under the lock of its body, for who may change it, if it still stands."""
    body = find(code).body
    with attempt(body, ACTION, person, of=(SUBJECT, code)) as at:
        row = find(code)
        if row.withdrawn:
            raise Refusal("past-withdrawn")
        yield at, row


def _kept(body: Body, year: int, scope: str, digest: str) -> PastReport | None:
    rows = PastReport.objects.filter(body=body, year=year, scope=scope, digest=digest)
    return rows.filter(withdrawn=False).first()


def _say(at: Attempt, row: PastReport, said: say.Said) -> None:
    write(at.head, (SUBJECT, row.code), said, happened_on=timezone.localdate(), by=at.person)
    row.save()
