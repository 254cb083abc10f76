"""A message by SMS, through whatever gateway the office has."""

import json
from functools import cache
from string import Template
from typing import Protocol
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.utils.module_loading import import_string

from gongkai.office.reminders import wording
from gongkai.office.reminders.models import Message, Preference
from gongkai.office.vault import store

SECONDS = 20  # how long a gateway may take
LONGEST = 10_000  # bytes of its answer that are looked at


class Gateway(Protocol):
    """What sends an SMS; the setting GONGKAI_SMS_ADAPTER names a class that is made bare."""

    def send(self, number: str, text: str) -> None:
        """Send one. Raises OSError where it did not go."""


class _Stay(HTTPRedirectHandler):
    """A gateway that sends us elsewhere is not followed with a number in hand."""

    def redirect_request(self, *_: object) -> None:
        """Nowhere."""


class HttpGateway:
    """A gateway that takes a POST of JSON or of a form, made from the template of the settings."""

    def send(self, number: str, text: str) -> None:
        """Post it; an answer without the expected words, or no success, is a failure."""
        request = Request(  # the setting is checked at the start: http or https
            settings.SMS_URL, body(settings.SMS_BODY, number, text), headers(settings.SMS_BODY)
        )
        with build_opener(_Stay).open(request, timeout=SECONDS) as answer:
            said = answer.read(LONGEST).decode("utf-8", "replace")
        if settings.SMS_OK not in said:
            raise OSError("the gateway did not take it")


def body(template: str, number: str, text: str) -> bytes:
    """The template with number and text in it, as JSON or a form writes them."""
    escape = _in_json if _is_json(template) else quote
    return Template(template).safe_substitute(number=escape(number), text=escape(text)).encode()


def headers(template: str) -> dict[str, str]:
    """What the gateway is told beside the body."""
    form = "application/x-www-form-urlencoded; charset=utf-8"
    kind = "application/json; charset=utf-8" if _is_json(template) else form
    given = {"Authorization": settings.SMS_AUTH} if settings.SMS_AUTH else {}
    return {"Content-Type": kind, **given}


def _is_json(template: str) -> bool:
    return template.lstrip().startswith("{")


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


@cache
def gateway(name: str) -> Gateway:
    """The gateway of a name."""
    made: Gateway = import_string(name)()
    return made


def number_of(person: int) -> str:
    """The number that a person gave, "" if none."""
    chosen = Preference.objects.filter(person=person).first()
    if not chosen or not chosen.mobile:
        return ""
    return store.get([chosen.mobile]).get(chosen.mobile) or ""


def send(message: Message) -> None:
    """Send one; raises OSError where it did not go."""
    number = number_of(message.notice.person_id)
    gateway(settings.SMS_ADAPTER).send(number, wording.short(message.notice))
