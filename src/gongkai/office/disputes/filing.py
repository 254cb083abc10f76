"""A dispute is put on the register: it gets its number, and what it says of a person is sealed."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.law.disputes import Procedure, first_instance
from gongkai.office.applications.actions import marked
from gongkai.office.applications.forms import must_be_texts, sound
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import application
from gongkai.office.bodies.access import Forbidden, must
from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.policies import dispute_settings
from gongkai.office.calendars.keeping import renew
from gongkai.office.disputes import said as say
from gongkai.office.disputes.actions import sent_before
from gongkai.office.disputes.attempting import Attempt
from gongkai.office.disputes.models import LONGEST, Dispute, DisputeRegister, DisputeSent
from gongkai.office.disputes.telling import dispute as dispute_of
from gongkai.office.journal.writing import lock, write_alone
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.words import Dispute as Kind

FILE = "file_dispute"
# What is kept of the people, encrypted: who, what they want, what else is to be known.
FIELDS = frozenset({"plaintiff", "claim", "remark"})


@dataclass(frozen=True)
class Petition:
    """What is registered of a dispute that was brought against a body, `on` a day.

    `contested` is the code of the application whose reply is contested, `publication` a reference
    to what was published; both may be unknown. `after` is the code of the reconsideration before a
    suit, whose application is then that of the suit. `notified` is when the notice to answer came,
    `answer_by` the day that it sets, if any.
    """

    dispute: Kind
    organ: str
    on: date
    case_number: str = ""
    contested: str = ""
    publication: str = ""
    after: str = ""
    notified: date | None = None
    procedure: Procedure = Procedure.ORDINARY
    answer_by: date | None = None


def file(
    body: Body,
    person: Person,
    petition: Petition,
    personal: Mapping[str, str] | None = None,
    *,
    token: str = "",
) -> Dispute:
    """Register a dispute; `personal` is kept encrypted.

    The same form (`token`) sent twice makes one dispute. Raises Refusal for what does not fit, and
    for who may not, which is journaled.
    """
    personal = {name: text for name, text in (personal or {}).items() if text.strip()}
    mark = marked(FILE, {"body": body.code, **asdict(petition), **personal}) if token else ""
    _permitted(person, body)
    _must_be_sound(petition, personal)
    with transaction.atomic():
        lock(body)
        renew()
        if token and (before := sent_before(token, mark, dispute__body=body)):
            return before
        row = _row(body, petition)
        at = Attempt(row, person, [])
        at.say(_said(row, personal), petition.on)
        if petition.notified:
            at.say(say.Notified(petition.procedure, petition.answer_by), petition.notified)
        if token:
            DisputeSent.objects.create(token=token, dispute=row, mark=mark)
    return row


def _permitted(person: Person, body: Body) -> None:
    """Raises Forbidden for who may not register, after the try has been journaled."""
    try:
        must(person, FILE, body, "", timezone.localdate())
    except Forbidden:
        write_alone(body, ("body", body.code), say.Refused(FILE), by=person)
        raise


def _must_be_sound(petition: Petition, personal: Mapping[str, str]) -> None:
    """What stands in the journal as it is is short; the organ has a name; no day is to come."""
    for field in ("organ", "case_number", "publication"):
        value = getattr(petition, field)
        if len(value.strip()) > LONGEST or not sound(value):
            raise Refusal("office-wrong-field", field=field, value=f"{value[:20]!a}")
    if not petition.organ.strip():
        raise Refusal("office-missing-field", field="organ")
    if unknown := sorted(personal.keys() - FIELDS):
        raise Refusal("office-unknown-field", fields="、".join(unknown))
    must_be_texts(personal)
    must_be_past(petition.on)
    must_be_past(petition.notified or petition.on)


def _row(body: Body, petition: Petition) -> Dispute:
    """A new row with the next number, saved so that its entries can be written."""
    year, earlier = petition.on.year, _reconsideration(body, petition)
    return Dispute.objects.create(
        code=secrets.token_hex(8),
        body=body,
        year=year,
        number=_next(body, year),
        kind=petition.dispute,
        application=_contested(body, petition.contested, earlier, petition.on),
        publication=petition.publication.strip(),
        after=earlier,
        organ=petition.organ.strip(),
        case_number=petition.case_number.strip(),
        filed_on=petition.on,
        instance=first_instance(petition.dispute),
        settings=dispute_settings(body, petition.on),
    )


def _reconsideration(body: Body, petition: Petition) -> Dispute | None:
    """The reconsideration that went before a suit."""
    if not petition.after:
        return None
    found = dispute_of(petition.after)
    fits = found.body_id == body.pk and found.kind == Kind.RECONSIDERATION and not found.struck
    if petition.dispute is not Kind.SUIT_AFTER_RECONSIDERATION or not fits:
        raise Refusal("dispute-after", dispute=found)
    if petition.on < found.filed_on:
        raise Refusal("dispute-before-filed", on=petition.on, filed=found.filed_on)
    return found


def _contested(body: Body, code: str, earlier: Dispute | None, on: date) -> Application | None:
    """The application of the same body whose reply is contested; as in the reconsideration."""
    if not code:
        return earlier.application if earlier else None
    found = application(code)
    other = earlier.application if earlier else None
    if found.body_id != body.pk or (other and other.pk != found.pk):
        raise Refusal("dispute-other-application", application=found)
    if on < found.received_on:
        raise Refusal("dispute-before-received", on=on, received=found.received_on)
    return found


def _said(row: Dispute, personal: Mapping[str, str]) -> say.Filed:
    return say.Filed(
        Kind.of(row.kind),
        row.year,
        row.number,
        row.organ,
        row.case_number,
        row.application.code if row.application else None,
        row.publication,
        row.after.code if row.after else None,
        tuple(store.put(row.code, personal).values()),
    )


def _next(body: Body, year: int) -> int:
    """The next register number; under the lock of the body none is skipped or given twice."""
    register, _ = DisputeRegister.objects.get_or_create(body=body, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last
