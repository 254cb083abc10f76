"""A letter becomes an application: it gets its number, and all it says of a person is sealed."""

import secrets
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.law.case.events import Channel
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import marked, sent_before
from gongkai.office.applications.attempting import Attempt
from gongkai.office.applications.forms import must_be_texts
from gongkai.office.applications.indexing import found_by
from gongkai.office.applications.models import Application, Register, Sent
from gongkai.office.applications.naming import new_query_code, titled
from gongkai.office.bodies.access import Forbidden, must
from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.policies import case_settings
from gongkai.office.journal.models import Head
from gongkai.office.journal.writing import lock, write_alone
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.words import Applicant

# 条例第二十九条第二款: who asks, how to reach them, for what, in which form.
FIELDS = frozenset(
    {
        "name",
        "identity",
        "telephone",
        "address",
        "email",
        "postcode",
        "representative",
        "representative_identity",
        "power_of_attorney",
        "content",
        "form",
        "supply",
        "contact",
        "identity_kind",
        "letter",
        "title",
    }
)
# What the public site may use without anybody signed in.
PUBLIC = frozenset({Channel.ONLINE})


def receive(
    body: Body,
    person: Person | None,
    *,
    channel: Channel,
    applicant_class: Applicant,
    personal: Mapping[str, str],
    on: date | None = None,
    token: str = "",
) -> Application:
    """Register a letter; the same form (`token`) sent twice makes one application.

    Nobody signed in may send one online. Raises Refusal for who may not and for unknown fields.
    """
    on = on or timezone.localdate()
    if unknown := sorted(personal.keys() - FIELDS):
        raise Refusal("office-unknown-field", fields="、".join(unknown))
    must_be_texts(personal)
    form = {"channel": channel, "class": applicant_class, **personal}
    mark = marked("receive", form) if token else ""
    must_be_past(on)
    if person is not None or channel not in PUBLIC:
        permitted(person, body)
    with transaction.atomic():
        head = lock(body)[body.pk]
        if token and (before := sent_before(token, mark, application__body=body)):
            return before
        row = enter(
            body,
            head,
            person,
            channel=channel,
            applicant_class=applicant_class,
            personal=personal,
            on=on,
        )
        if token:
            Sent.objects.create(token=token, application=row, mark=mark)
        return row


def permitted(person: Person | None, body: Body) -> None:
    """Raises Forbidden for who may not register, after the try has been journaled."""
    try:
        must(person, "receive", body, "", timezone.localdate())
    except Forbidden:
        write_alone(body, ("body", body.code), say.Refused("receive"), by=person)
        raise


def enter(
    body: Body,
    head: Head,
    person: Person | None,
    *,
    channel: Channel,
    applicant_class: Applicant,
    personal: Mapping[str, str],
    on: date,
    split_from: str | None = None,
) -> Application:
    """Put a letter on the register of a body whose head is locked."""
    if not any(personal.get(field, "").strip() for field in ("content", "letter")):
        raise Refusal("office-empty-letter")
    row = Application(
        code=secrets.token_hex(8),
        body=body,
        year=on.year,
        number=next_number(body, on.year),
        channel=channel,
        applicant_class=applicant_class,
        received_on=on,
        stage="open",
        settings=case_settings(body, on),
    )
    row.save()
    title = personal.get("title", "").strip() or titled(personal)
    own = {"title": title, "query_code": new_query_code()}
    named = store.put(row.code, {**personal, **own})
    said = say.Received(
        channel, row.year, row.number, applicant_class, tuple(named.values()), (), split_from
    )
    Attempt(row, head, person, []).say(said, on)
    found_by(row, {**personal, **own})
    return row


def next_number(body: Body, year: int) -> int:
    """The next register number; under the lock of the body none is skipped or given twice."""
    register, _ = Register.objects.get_or_create(body=body, year=year)
    register.last += 1
    register.save(update_fields=["last"])
    return register.last
