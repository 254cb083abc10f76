"""Going through the steps as a browser without scripts does."""

import re
from html import unescape
from typing import Any, Protocol

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Body
from tests.office.online import PDF, VALUES


class Answer(Protocol):
    """What the client of the tests, or a view, answers."""

    @property
    def content(self) -> bytes:
        """What was sent."""

    @property
    def status_code(self) -> int:
        """How it went."""

    @property
    def headers(self) -> Any:  # noqa: ANN401
        """What was sent with it."""


STEPS = {
    "": ("content", "form", "supply"),
    "who/": ("applicant_class",),
    "contact/": ("name", "identity_kind", "identity", "telephone", "address", "email", "contact"),
}


def fill(client: Client, body: Body, **more: str) -> None:
    """The steps up to the attachments, which must be taken."""
    values = {**VALUES, **more}
    for step, names in STEPS.items():
        given = {name: values[name] for name in names if name in values}
        answer = client.post(f"/apply/{body.code}/{step}", given)
        assert answer.status_code == 302, text(answer)


def upload(client: Client, body: Body, name: str = "证件.pdf", data: bytes = PDF) -> Answer:
    """Add an attachment."""
    given = {"add": "yes", "file": SimpleUploadedFile(name, data)}
    return client.post(f"/apply/{body.code}/files/", given)


def send(client: Client, body: Body) -> Answer:
    """Send from the page where all is read again."""
    page = text(client.get(f"/apply/{body.code}/review/"))
    found = re.search(r'name="token" value="([^"]+)"', page)
    token = found[1] if found else ""
    return client.post(f"/apply/{body.code}/review/", {"token": token})


def track(client: Client, row: Application) -> Answer:
    """Show number and query code."""
    given = {"number": printed(row), "query_code": query_code(row.code)}
    return client.post("/track/", given)


def text(answer: Answer) -> str:
    """What an answer says, its marks as a person reads them."""
    return answer.content.decode()


def errors(answer: Answer) -> list[tuple[str, str]]:
    """The summary of errors: where each leads, and what it says."""
    found = re.search(r'<div class="refusal".*?</div>', text(answer), re.DOTALL)
    links = re.findall(r'<a href="([^"]+)">(.*?)</a>', found[0] if found else "", re.DOTALL)
    return [(at, unescape(said).strip()) for at, said in links]


def token_of(answer: Answer) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="token"\s+value="([^"]+)"', text(answer))
    assert found
    return found[1]
