"""Fields in a text, {applications.received.total}: bound to a cell or a count, never typed."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from gongkai.annual.exact import plain
from gongkai.annual.report import Value
from gongkai.office.applications.said import FeeNotified, FeePaid
from gongkai.office.applications.telling import Told, standing
from gongkai.office.bodies.models import Body
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.publications.counting import publications_counted
from gongkai.office.publications.words import Form, Outlet
from gongkai.refusal import Refusal

FIELD = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")


def counts(bodies: Sequence[Body], year: int, until: datetime | None) -> dict[str, Value]:
    """What can be named beside cells: publications, all, adopted, by outlet and by form."""
    found = publications_counted(bodies, year, until)
    outlets, kinds = found.by("outlet"), found.by("form")
    return {
        "processing_fees": _processing_fees(bodies, year, until),
        "publications.total": found.total,
        "publications.adopted": found.adopted,
        **{f"publications.outlet.{each}": outlets.get(each, 0) for each in Outlet},
        **{f"publications.form.{each}": kinds.get(each, 0) for each in Form},
    }


def _processing_fees(bodies: Sequence[Body], year: int, until: datetime | None) -> int:
    """The yuan of the fees paid in a year, 国办函〔2020〕109号: each as its notice named it.

    As recorded until a moment; what was annulled by then counts for nothing.
    """
    paid = Entry.objects.filter(
        body__in=bodies, kind="application.fee_paid", happened_on__year=year
    )
    rows = Entry.objects.filter(subject_kind="application", subject__in=paid.values("subject"))
    if until:
        rows = rows.filter(recorded_at__lte=until)
    found: dict[str, list[Told]] = {}
    for entry in rows.order_by("subject", "number"):
        found.setdefault(entry.subject, []).append(Told(entry, say(entry), entry.happened_on))
    return sum(_paid(standing(told), year) for told in found.values())


def _paid(found: Sequence[Told], year: int) -> int:
    notified = [each.said.yuan for each in found if isinstance(each.said, FeeNotified)]
    paid = [e for e in found if isinstance(e.said, FeePaid) and e.on.year == year]
    return notified[-1] if notified and paid else 0


def filled(text: str, values: Mapping[str, Value]) -> str:
    """The text with its numbers. Raises Refusal for a field that does not exist."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name not in values:
            raise Refusal("reports-no-field", field=name)
        number = values[name]
        return "【缺】" if number is None else str(plain(number))

    return FIELD.sub(value, text)


def names(text: str) -> list[str]:
    """The fields that a text names, in order."""
    return FIELD.findall(text)
