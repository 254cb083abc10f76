"""The page of a dispute: what is due and why, what may be done, what happened."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from gongkai.office.applications.naming import titles_for
from gongkai.office.applications.reading import Value
from gongkai.office.bodies.roles import TABLE
from gongkai.office.disputes import reading
from gongkai.office.disputes.filing import FILE
from gongkai.office.disputes.lines import of_row
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.projecting import state_of
from gongkai.office.disputes.telling import everything, standing
from gongkai.office.labels import label
from gongkai.web.desk.fields import helps
from gongkai.web.desk.guard import access_of, desk, person_of

# What is chosen rarely stands apart, so that the list of steps stays short.
APART = ("amend_dispute", "strike_dispute", "annul_in_dispute")


@require_safe
@desk
def one(request: HttpRequest, dispute: str) -> HttpResponse:
    """How it stands today, and what may be done."""
    return page(request, reading.shown(dispute, access_of(request)))


@require_POST
@desk
def personal(request: HttpRequest, dispute: str) -> HttpResponse:
    """The same page with what is kept of the people; the look is journaled."""
    row = reading.shown(dispute, access_of(request))
    return page(request, row, reading.personal(row.code, person_of(request)))


def page(request: HttpRequest, row: Dispute, values: Sequence[Value] | None = None) -> HttpResponse:
    """The page, with what is known of the people where they were asked for."""
    access, found = access_of(request), everything(row.code)
    state = state_of(row, standing(found))
    possible = reading.possible(state)
    may = [name for name in possible if access.may(name, row.body)]
    application = row.application
    opens = application is not None and access.may("show", row.body, application.section)
    seen = [application] if application and opens else []
    known = {
        "row": row,
        "line": of_row(row, access.on),
        "limits": [each for each in (state.limit, state.appeal_limit) if each],
        "offers": [(n, label(n), helps().get(n, "")) for n in may if n not in APART],
        "apart": [(n, label(n)) for n in may if n in APART],
        "others": [(label(n), _who(n)) for n in possible if n not in may and n not in APART],
        "ends": [(end, end.instance.label, end.ruling.label) for end in state.ends],
        "history": reversed(reading.history(found)),
        "application": application if opens else None,
        "title": next(iter(titles_for(access, seen).values()), ""),
        "suits": list(row.suits.filter(struck=False).order_by("pk")),
        "private": access.may("read_dispute", row.body),
        "files": access.may(FILE, row.body),
        "values": [(label(each.field), each.text) for each in values or ()],
    }
    return render(request, "desk/disputes/dispute.html", known)


def _who(action: str) -> str:
    """Who may take an action, by roles."""
    return "、".join(role.label for role in TABLE[action])
