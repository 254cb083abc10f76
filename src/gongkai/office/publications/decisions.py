"""Figures of other offices: decisions and fees by section and period, superseded, never lost."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone

from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.publications import said as say
from gongkai.office.publications.amounts import shown, value
from gongkai.office.publications.attempting import Attempt, attempt, attempt_on, once
from gongkai.office.publications.filling import filled, text, word
from gongkai.office.publications.models import Figure, Slip
from gongkai.office.publications.naming import label
from gongkai.office.publications.words import FigureKind, Record, SlipState, Unit
from gongkai.refusal import Refusal

FAR = 100  # times more or less than the period before: mostly 元 taken for 万元


def give(body: Body, person: Person, given: Mapping[str, object], token: str = "") -> Figure:
    """Keep a figure; the same office and period again supersede the one given before."""
    with attempt(body, "give_figure", person) as at:
        row: Figure = once(at, token, given, Record.DECISION, lambda: gave(at, given))
        return row


def gave(at: Attempt, given: Mapping[str, object]) -> Figure:
    """The same under a lock that is held already; slips that asked for it are answered."""
    said = checked(given)
    row = standing(at.body, said)
    if row and not row.struck and (row.value, row.unit) == (said.value, said.unit):
        raise Refusal("publication-nothing-changed", title=row)
    if other := overlapping(at.body, said):
        raise Refusal("publication-overlap", first=other.first_on, last=other.last_on, title=other)
    kept: Figure = at.enter(Record.DECISION, said, row.code if row else "")
    for slip in Slip.objects.filter(Q(state=SlipState.OPEN), **_where(at.body, said)):
        at.say(Record.SLIP, slip, say.SlipAnswered(kept.code))
    return kept


def checked(given: Mapping[str, object]) -> say.FigureGiven:
    """What is said of a figure. Raises Refusal for what cannot be."""
    values = dict(given)
    amount, unit = str(values.pop("amount", "") or "").strip(), values.pop("unit", None)
    if not amount:
        raise Refusal("office-missing-field", field=label("amount"))
    if not values.get("kind"):
        raise Refusal("office-missing-field", field=label("kind"))
    kind = FigureKind.of(word("kind", FigureKind, values["kind"]))
    known = Unit.of(word("unit", Unit, unit)) if unit else None
    number, found = value(kind, amount, known)
    values.setdefault("given_on", timezone.localdate())
    section = str(values.pop("section", "") or "").strip()
    said = filled(say.FigureGiven, values, amount=amount, unit=found, value=number, section=section)
    must_be_a_period(said)
    must_be_past(said.given_on)
    must_be_past(said.last_on)
    return said


def must_be_a_period(said: say.Wanted) -> None:
    """From a day to a day of one year: a figure belongs to the table of one year."""
    if said.last_on < said.first_on or said.first_on.year != said.last_on.year:
        raise Refusal("publication-wrong-period", first=said.first_on, last=said.last_on)
    if said.section:
        text("section", said.section)


def standing(body: Body, said: say.Wanted) -> Figure | None:
    """The figure of the same office for the same period."""
    return Figure.objects.filter(**_where(body, said)).first()


def overlapping(body: Body, said: say.Wanted) -> Figure | None:
    """Another figure that counts some of the same decisions: they would be counted twice.

    A figure of the whole body overlaps those of its sections.
    """
    rows = Figure.objects.filter(
        body=body,
        kind=said.kind,
        struck=False,
        first_on__lte=said.last_on,
        last_on__gte=said.first_on,
    )
    if said.section:
        rows = rows.filter(section__in=("", said.section))
    same = {name: v for name, v in _where(body, said).items() if name not in ("body", "kind")}
    return rows.exclude(**same).first()


def doubt(body: Body, said: say.FigureGiven) -> Refusal | None:
    """What is odd about a fee: so far from the last period that 元 and 万元 may be mixed up."""
    if said.kind is not FigureKind.ADMIN_FEES or not said.value:
        return None
    rows = Figure.objects.filter(body=body, kind=said.kind, section=said.section, struck=False)
    before = rows.filter(value__gt=0, last_on__lt=said.first_on).order_by("-last_on").first()
    if before is None:
        return None
    ratio = (said.value / _days(said)) / (before.value / _days(before))
    if 1 / FAR < ratio < FAR:
        return None
    return Refusal(
        "publication-doubt",
        value=shown(said.kind, said.value),
        before=shown(before.kind, before.value),
        first=before.first_on,
        last=before.last_on,
    )


def annul(code: str, person: Person, number: int, reason: str) -> Figure:
    """Take a figure back that was wrong; the one given before holds again."""
    with attempt_on(Record.DECISION, code, "annul_record", person) as (at, row):
        said = filled(say.FigureAnnulled, {"reason": reason}, number=number)
        done: Figure = at.say(Record.DECISION, row, said)
        return done


def _days(period: say.Wanted | Figure) -> int:
    return (period.last_on - period.first_on).days + 1


def _where(body: Body, said: say.Wanted) -> dict[str, object]:
    return {
        "body": body,
        "kind": said.kind,
        "section": said.section,
        "first_on": said.first_on,
        "last_on": said.last_on,
    }
