"""The one door for reports: may this person, may this stage, then entry and row together."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.policies import REPORT_PUBLISHED, settings_of
from gongkai.office.journal.writing import write
from gongkai.office.publications.attempting import Attempt, attempt
from gongkai.office.reports import said as say
from gongkai.office.reports.checkup import blocking, checkup
from gongkai.office.reports.counting import counted, form_of
from gongkai.office.reports.document import document, unwritten
from gongkai.office.reports.figures import as_pairs, missing, span_of
from gongkai.office.reports.folding import apply, must_fit, typed
from gongkai.office.reports.models import Scope, Stage, YearReport
from gongkai.office.reports.previous import latest, published
from gongkai.office.reports.rules import UNWRITTEN, last_day
from gongkai.refusal import Refusal

SUBJECT = "report"
LONGEST = 20_000  # characters of a section
LONG = 500  # of a reason or a remark


def find(code: str) -> YearReport:
    """The report with a code. Raises Refusal if there is none."""
    found = YearReport.objects.select_related("body").filter(code=code).first()
    if found is None:
        raise Refusal("reports-none", report=code)
    return found


def begin(
    body: Body, year: int, person: Person, *, scope: Scope = Scope.OWN, reason: str = ""
) -> YearReport:
    """Begin the report of a year; the one that was begun already, unless it is restated.

    A report that was published can only be restated, with a reason, as a new version.
    """
    form_of(year)
    with attempt(body, "write_report", person) as at:
        before = latest(body, year, scope)
        if before and not before.published_on:
            return before
        if before and not reason.strip():
            raise Refusal("reports-no-reason")
        row = YearReport(code=secrets.token_hex(8), body=body, year=year, scope=scope)
        row.version, row.stage = (before.version + 1 if before else 1), Stage.COUNTING
        _say(at, row, say.Opened(year, scope, row.version, reason.strip()[:LONG] or None))
        last = published(body, year - 1, scope)
        for each in _kept(before) if before else _back(last):
            _say(at, row, each)
    return row


def _kept(before: YearReport) -> Iterator[say.Said]:
    """What a restatement takes over, said again so that its entries are whole."""
    for cell, told in before.given.items():
        yield say.Given(cell, told["value"], told["giver"])
    for cell, reason in before.explained.items():
        yield say.Explained(cell, reason)
    for section, text in before.texts.items():
        yield say.Written(section, text)
    for item in before.items:
        became, since = item["became"] or None, item.get("since")
        yield say.Item(item["number"], item["problem"], item["measure"], became, since)


def _back(last: YearReport | None) -> Iterator[say.Said]:
    """Last year's problems, to be told what became of them; those told of already are over."""
    for item in last.items if last else ():
        if last and not item.get("since"):
            yield say.Item(item["number"], item["problem"], item["measure"], since=last.year)


def give(code: str, person: Person, cell: str, value: str, giver: str) -> YearReport:
    """Enter a figure that is counted nowhere here, with who gave it."""
    with _working(code, "write_report", person) as (at, row):
        if cell not in form_of(row.year).wanted:
            raise Refusal("reports-no-cell", cell=cell)
        if counted(span_of(row))[cell] is not None:
            raise Refusal("reports-counted", cell=_label(row, cell))
        text = typed(cell, value)
        if text is None:
            raise Refusal("reports-no-number", cell=_label(row, cell), value=value)
        if not giver.strip():
            raise Refusal("reports-no-giver")
        _say(at, row, say.Given(cell, text, giver.strip()[:100]))
    return row


def explain(code: str, person: Person, cell: str, reason: str) -> YearReport:
    """Say why a figure is not what last year's report makes it."""
    with _working(code, "write_report", person) as (at, row):
        if cell not in form_of(row.year).cells:
            raise Refusal("reports-no-cell", cell=cell)
        if not reason.strip():
            raise Refusal("reports-no-reason")
        _say(at, row, say.Explained(cell, reason.strip()[:LONG]))
    return row


def write_text(code: str, person: Person, section: str, text: str) -> YearReport:
    """Keep the text of a section; its fields must exist."""
    with _working(code, "write_report", person) as (at, row):
        if section not in {each.id for each in form_of(row.year).sections}:
            raise Refusal("reports-no-section", section=section)
        if len(text) > LONGEST:
            raise Refusal("reports-long", most=LONGEST)
        text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
        if row.texts.get(section, "") != text:
            _say(at, row, say.Written(section, text))
            document(row)
    return row


def keep_item(
    code: str, person: Person, problem: str, measure: str, number: int = 0, became: str = ""
) -> YearReport:
    """Keep a problem with its measure, and what became of it; a new one without a number."""
    with _working(code, "write_report", person) as (at, row):
        if not problem.strip() or not measure.strip():
            raise Refusal("reports-no-measure")
        if max(map(len, (problem, measure, became))) > LONGEST:
            raise Refusal("reports-long", most=LONGEST)
        before = _item(row, number) if number else {"since": None}
        number = number or max((each["number"] for each in row.items), default=0) + 1
        texts = (problem.strip(), measure.strip(), became.strip() or None)
        _say(at, row, say.Item(number, *texts, before.get("since")))
    return row


def drop_item(code: str, person: Person, number: int) -> YearReport:
    """Leave a problem out."""
    with _working(code, "write_report", person) as (at, row):
        _item(row, number)
        _say(at, row, say.ItemDropped(number))
    return row


def _item(row: YearReport, number: int) -> dict[str, Any]:
    found = next((each for each in row.items if each["number"] == number), None)
    if found is None:
        raise Refusal("reports-no-item", number=number)
    return dict(found)


def freeze(code: str, person: Person) -> YearReport:
    """Count the tables once and for all, as recorded until now."""
    with _working(code, "write_report", person) as (at, row):
        until = timezone.now()
        cells = counted(span_of(row, until))
        used = settings_of(row.body, span_of(row).last)
        settings = tuple(f"{name}={value}" for name, value in sorted(used.items()))
        _say(at, row, say.Frozen(until, as_pairs(cells), settings))
    return row


def sign(code: str, person: Person) -> YearReport:
    """The leader in charge signs what is whole: figures frozen, none missing, all written."""
    with _working(code, "sign_report", person, kind=say.Signed) as (at, row):
        if not row.frozen_until:
            raise Refusal("reports-not-frozen")
        if cells := missing(row):
            named = "、".join(_label(row, cell) for cell in cells)
            raise Refusal("reports-missing", cells=named)
        if empty := unwritten(row):
            raise Refusal("reports-empty", sections="、".join(empty.values()))
        if any(UNWRITTEN in each.text for each in document(row).sections):
            raise Refusal("reports-unwritten")
        if wrong := blocking(checkup(row, timezone.localdate())):
            raise Refusal("reports-wrong", count=len(wrong), first=wrong[0].text)
        _say(at, row, say.Signed())
    return row


def submit(code: str, person: Person) -> YearReport:
    """Hand it in to the body above."""
    return _step(code, person, "submit_report", say.Submitted())


def give_back(code: str, person: Person, pins: Mapping[str, str]) -> YearReport:
    """The body above returns it, with remarks at places."""
    said = tuple(f"{place}={text.strip()[:LONG]}" for place, text in pins.items() if text.strip())
    if not said:
        raise Refusal("reports-no-pins")
    form = form_of(find(code).year)
    known = {*form.cells, *(each.id for each in form.sections)}
    if unknown := [place for place in pins if place not in known]:
        raise Refusal("reports-no-cell", cell=unknown[0])
    return _step(code, person, "return_report", say.Returned(said))


def accept(code: str, person: Person) -> YearReport:
    """The body above takes it."""
    return _step(code, person, "accept_report", say.Accepted())


def publish(code: str, person: Person) -> YearReport:
    """Put it on the public site; after acceptance, where the body's setting wants that first.

    Never past 31 January: from then on nothing is waited for.
    """
    with _working(code, "publish_report", person, kind=say.Published) as (at, row):
        today = timezone.localdate()
        waits = settings_of(row.body, today).get(REPORT_PUBLISHED) == "accepted"
        last = last_day(row.year)
        if waits and row.stage != Stage.ACCEPTED and today < last:
            raise Refusal("reports-not-accepted", last=last)
        _say(at, row, say.Published())
    return row


def _step(code: str, person: Person, action: str, said: say.Said) -> YearReport:
    with _working(code, action, person, kind=type(said)) as (at, row):
        _say(at, row, said)
    return row


@contextmanager
def _working(
    code: str, action: str, person: Person, *, kind: type[say.Said] = say.Written
) -> Iterator[tuple[Attempt, YearReport]]:
    """A report under the lock of its body, for who may do this while it is at such a stage."""
    body = find(code).body
    with attempt(body, action, person, of=(SUBJECT, code)) as at:
        row = find(code)
        must_fit(row, kind)
        yield at, row


def _say(at: Attempt, row: YearReport, said: say.Said) -> None:
    """Write the entry and bring the row up to it."""
    today = timezone.localdate()
    write(at.head, (SUBJECT, row.code), said, happened_on=today, by=at.person)
    apply(row, said, today)
    row.entries += 1
    row.save()


def _label(row: YearReport, cell: str) -> str:
    """A cell as the form prints it."""
    at = form_of(row.year).cells[cell]
    return f"{at.row.label}（{at.column.label}）"
