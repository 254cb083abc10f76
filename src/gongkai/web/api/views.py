"""The actions of the office over HTTP; each view hands on to one function of the office."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import cast

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import Channel
from gongkai.office.applications import actions, reading
from gongkai.office.applications.forms import read
from gongkai.office.applications.intake import receive
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.access import Access, Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.refusal import Refusal
from gongkai.web.api.answers import row_json, sent, signed_in
from gongkai.words import Applicant

PAGE = 100


@require_http_methods(["GET", "POST"])
@signed_in
def applications(request: HttpRequest) -> JsonResponse:
    """The register as far as one may see it, newest first; or a letter to be registered."""
    person = _person(request)
    if request.method == "GET":
        seen = reading.seen_by(Access(person, timezone.localdate())).order_by("-pk")
        before = request.GET.get("before")
        if before and before.isascii() and before.isdigit():
            seen = seen.filter(pk__lt=int(before))
        rows = list(seen[:PAGE])
        return JsonResponse(
            {
                "applications": [row_json(row) for row in rows],
                "before": rows[-1].pk if len(rows) == PAGE else None,
            }
        )
    given = sent(request)
    body = Body.objects.filter(code=str(given.get("body"))).first()
    if body is None:
        raise Refusal("office-no-body", body=given.get("body"))
    personal = given.get("personal", {})
    if not isinstance(personal, dict):
        raise Refusal("office-wrong-field", field="personal", value=personal)
    row = receive(
        body,
        person,
        channel=cast(Channel, read("channel", Channel, given.get("channel"))),
        applicant_class=cast(
            Applicant, read("applicant_class", Applicant, given.get("applicant_class"))
        ),
        personal=personal,
        on=_day(given.get("on")),
        token=_text(given.get("token", "")),
    )
    return JsonResponse(row_json(row), status=201)


@require_GET
@signed_in
def application(request: HttpRequest, code: str) -> JsonResponse:
    """How an application stands today, why, and what one may do."""
    person, today = _person(request), timezone.localdate()
    access = Access(person, today)
    row = reading.shown(code, access)
    found = told(code)
    case = case_of(found, row.body, row.settings)
    standing = case.at(today)
    return JsonResponse(
        {
            **row_json(row),
            "status": standing.status,
            "reply_due": standing.reply_due,
            "workdays_left": standing.workdays_left,
            "steps": [
                {"on": step.on, "sentence": step.sentence(), "article": step.article}
                for step in derivation(case, today)
            ],
            "actions": reading.offered(row, access, found),
            "history": [line._asdict() for line in reading.history(code)],
        }
    )


@require_POST
@signed_in
def personal(request: HttpRequest, code: str) -> JsonResponse:
    """What is kept about the people of an application; the look is journaled."""
    with hidden(code, _person(request)):
        values = reading.personal(code, _person(request))
    return JsonResponse({"personal": [value._asdict() for value in values]})


@require_POST
@signed_in
def act(request: HttpRequest, code: str, action: str) -> JsonResponse:
    """Take an action; with a `token` the same one sent twice does its work once."""
    if action not in actions.ACTIONS:
        raise Refusal("office-no-action", action=action)
    given = sent(request)
    on, token = _day(given.pop("on", None)), _text(given.pop("token", ""))
    if reserved := given.keys() & {"code", "action", "person"}:
        raise Refusal("office-unknown-field", fields="、".join(sorted(reserved)))
    with hidden(code, _person(request)):
        row = actions.act(code, action, _person(request), on=on, token=token, **given)
    return JsonResponse(row_json(row))


@contextmanager
def hidden(code: str, person: Person) -> Iterator[None]:
    """What one may not even see is not there; the try has been journaled."""
    try:
        yield
    except Forbidden:
        reading.shown(code, Access(person, timezone.localdate()))
        raise


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Refusal("office-wrong-field", field="token", value=value)
    return value


def _day(value: object) -> date | None:
    return None if value is None else cast(date, read("on", date, value))
