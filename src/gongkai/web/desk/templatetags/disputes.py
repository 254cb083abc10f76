"""The disputes of an application, for the page of the case."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import template

from gongkai.office.applications.lines import Line
from gongkai.office.applications.models import Application
from gongkai.office.bodies.roles import TABLE, Role
from gongkai.office.disputes.filing import FILE
from gongkai.office.disputes.lines import of_row
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.reading import LIST
from gongkai.web.desk.guard import access_of

register = template.Library()


class OfCase(NamedTuple):
    """What the page of a case shows: its disputes, whether they open, whether one may file."""

    found: Sequence[tuple[Dispute, Line]]
    opens: bool
    files: bool


@register.simple_tag(takes_context=True)
def disputes_of(context: Any, row: Application) -> OfCase:  # noqa: ANN401
    """The disputes about the reply to an application, the newest first, in one query."""
    access = access_of(context["request"])
    rows = row.disputes.filter(struck=False).order_by("-pk")
    found = [(each, of_row(each, access.on)) for each in rows]
    held = {Role.of(each.role) for each in access.held if each.body_id == row.body_id}
    files = bool(held & TABLE[FILE].keys())
    return OfCase(found, access.may(LIST, row.body) if found else False, files)
