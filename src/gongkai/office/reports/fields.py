"""Fields in a text, {applications.received.total}: bound to a cell or a count, never typed."""

import re
from collections.abc import Mapping
from datetime import datetime

from gongkai.annual.exact import plain
from gongkai.annual.report import Value
from gongkai.office.bodies.models import Body
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.publications.counting import publications_counted
from gongkai.office.publications.words import Form, Outlet
from gongkai.refusal import Refusal

FIELD = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)*)\}")


def counts(body: Body, year: int, until: datetime | None) -> dict[str, Value]:
    """What can be named beside cells: publications, all, adopted, by outlet and by form."""
    found = publications_counted([body], year, until)
    outlets, kinds = found.by("outlet"), found.by("form")
    return {
        "processing_fees": _processing_fees(body, year),
        "publications.total": found.total,
        "publications.adopted": found.adopted,
        **{f"publications.outlet.{each}": outlets.get(each, 0) for each in Outlet},
        **{f"publications.form.{each}": kinds.get(each, 0) for each in Form},
    }


def _processing_fees(body: Body, year: int) -> int:
    """The yuan of the fees paid in a year, 国办函〔2020〕109号: each as its notice named it."""
    paid = Entry.objects.filter(body=body, kind="application.fee_paid", happened_on__year=year)
    codes = paid.values("subject")
    notices = Entry.objects.filter(body=body, kind="application.fee_notified", subject__in=codes)
    return sum({e.subject: say(e).yuan for e in notices.order_by("number")}.values())


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
