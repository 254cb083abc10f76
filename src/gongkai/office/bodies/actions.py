"""The one door for changes of bodies: may this person, then entries and rows in one transaction."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from gongkai.office.bodies import fields
from gongkai.office.bodies import said as say
from gongkai.office.bodies.access import Forbidden, ancestors
from gongkai.office.bodies.models import Body, BodyName, Person, Setting, Succession
from gongkai.office.bodies.permits import acting, may, must, tell
from gongkai.office.bodies.staffing import ADMINISTRATORS, current, give
from gongkai.office.bodies.supervising import superior, supervise_from
from gongkai.office.journal.models import Head
from gongkai.office.journal.writing import lock
from gongkai.refusal import Refusal

DAY = timedelta(days=1)


def found_body(
    code: str,
    name: str,
    details: Mapping[str, str],
    *,
    by: Person,
    parent: Body | None = None,
    first_year: int | None = None,
    since: date | None = None,
) -> Body:
    """Keep a new body, under a parent from a year on (this year); its name holds since then too.

    Without a parent it is a top body. Who administers the top body of the founder administers it
    too, for nobody else could.
    """
    year = fields.checked_year(first_year or timezone.localdate().year)
    with acting(*([parent] if parent else []), by=by):
        top = None
        if parent:
            must(by, "found_body", parent)
        else:
            top = _top_of(by)
        body = create(code, name, since or date(year, 1, 1), details, by=by)
        if parent:
            supervise_from(body, parent, year, by=by)
        for held in current(top, *ADMINISTRATORS) if top else ():
            give(held.person, body, held.role, by=by)
    return body


def create(
    code: str, name: str, since: date, details: Mapping[str, str], *, by: Person | None
) -> Body:
    """A body with its name and its first entry, whoever asks for it."""
    code, name = fields.checked("code", code), fields.checked("name", name)
    values = fields.checked_details({"kind": "", "level": "", **details})
    fields.must_be_past(since)
    if Body.objects.filter(code=code).exists():
        raise Refusal("office-body-exists", body=code)
    fields.must_be_free(values.get("credit_code", ""), code=code)
    body = Body.objects.create(code=code, name=name, **values)
    BodyName.objects.create(body=body, name=name, since=since)
    told: dict[str, Any] = {key: value for key, value in values.items() if value}
    said = say.Created(code=code, name=name, since=since, **told)
    tell(lock(body)[body.pk], body, said, by=by, on=timezone.localdate())
    return body


def rename(body: Body, name: str, since: date, *, by: Person) -> None:
    """Call a body by another name from a day on; of the same day as before, to mend that name."""
    name = fields.checked("name", name)
    fields.must_be_past(since)
    with acting(body, by=by) as heads:
        must(by, "rename", body)
        present = BodyName.objects.get(body=body, until=None)
        if name == present.name:
            raise Refusal("office-nothing-changed", body=body)
        if since < present.since:
            raise Refusal("office-name-too-early", name=present.name, since=present.since)
        if since == present.since:
            present.delete()
        else:
            present.until = since - DAY
            present.save(update_fields=["until"])
        BodyName.objects.create(body=body, name=name, since=since)
        body.name = name
        body.save(update_fields=["name"])
        tell(heads[body.pk], body, say.Renamed(name, since), by=by, on=since)


def add_former_name(body: Body, name: str, since: date, until: date, *, by: Person) -> None:
    """Keep a name that a body had, as its old reports print it."""
    name = fields.checked("name", name)
    if until < since:
        raise Refusal("office-wrong-days", first=since, last=until)
    fields.must_be_past(until)
    with acting(body, by=by) as heads:
        must(by, "rename", body)
        if BodyName.objects.filter(body=body, name=name, since=since, until=until).exists():
            raise Refusal("office-nothing-changed", body=body)
        BodyName.objects.create(body=body, name=name, since=since, until=until)
        said = say.Renamed(name, since, until)
        tell(heads[body.pk], body, said, by=by, on=timezone.localdate())


def change(body: Body, details: Mapping[str, str], *, by: Person) -> None:
    """Change what is known of a body: contact data, codes, kind, level."""
    values = fields.checked_details(details)
    with acting(body, by=by) as heads:
        contact = values.keys() <= set(fields.CONTACT)
        must(by, "change_contact" if contact else "change_body", body)
        _change(body, heads[body.pk], values, by)


def change_contact(body: Body, contact: Mapping[str, str], *, by: Person) -> None:
    """Change how the disclosure office of a body is reached, and nothing else."""
    if other := sorted(contact.keys() - set(fields.CONTACT)):
        raise Refusal("office-unknown-field", fields="、".join(other))
    change(body, contact, by=by)


def _change(body: Body, head: Head, values: dict[str, str], by: Person) -> None:
    new: dict[str, Any] = {k: v for k, v in values.items() if v != getattr(body, k)}
    if not new:
        raise Refusal("office-nothing-changed", body=body)
    fields.must_be_free(new.get("credit_code", ""), code=body.code)
    for name, value in new.items():
        setattr(body, name, value)
    body.save(update_fields=list(new))
    tell(head, body, say.Changed(**new), by=by, on=timezone.localdate())


def supervise(body: Body, parent: Body, first_year: int, *, by: Person) -> None:
    """Put a body under a parent from a year on; who was above it before was so until then."""
    year = fields.checked_year(first_year)
    with acting(body, parent, by=by):
        must(by, "supervise", body, parent)
        supervise_from(body, parent, year, by=by)


def succeed(before: Body, after: Body, on: date, *, by: Person) -> None:
    """A body went over into another: twice to one for a merger, once to each for a split."""
    fields.must_be_past(on)
    with acting(before, after, by=by) as heads:
        must(by, "succeed", before, after)
        again = Succession.objects.filter(before=before, after=after, on=on).exists()
        if before == after or again:
            raise Refusal("office-nothing-changed", body=after)
        Succession.objects.create(before=before, after=after, on=on)
        said = say.Succeeded(before.code, after.code, on)
        for body in (before, after):
            tell(heads[body.pk], body, said, by=by, on=on)


def set_setting(body: Body, name: str, value: str, valid_from: date, *, by: Person) -> None:
    """Settle an open point for a body and for those below it that say nothing else."""
    set_settings(body, {name: value}, valid_from, by=by)


def set_settings(body: Body, values: Mapping[str, str], valid_from: date, *, by: Person) -> None:
    """Settle several open points, all or none."""
    checked = {name: fields.checked_setting(name, value) for name, value in values.items()}
    with acting(body, by=by) as heads:
        today = timezone.localdate()
        must(by, "set_setting" if ancestors(body, today.year) else "set_top_setting", body)
        for name, value in checked.items():
            Setting.objects.create(body=body, name=name, value=value, valid_from=valid_from)
            said = say.SettingSet(name, value, valid_from)
            tell(heads[body.pk], body, said, by=by, on=today)


def _top_of(by: Person) -> Body:
    """The body without anybody above where somebody may found another. Raises Forbidden."""
    tops = [held.body for held in current(None, person=by) if superior(held.body) is None]
    found = next((body for body in tops if may(by, "found_top", body)), None)
    if found is None:
        first = Body.objects.order_by("pk")[0]
        raise Forbidden("office-forbidden", action="found_top", person=by, body=first)
    return found
