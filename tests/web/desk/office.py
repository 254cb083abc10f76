"""A bureau on a fixed day, with an application and everybody's browser."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application
from gongkai.office.bodies.roles import Role
from gongkai.words import Outcome
from tests.office.factory import SECTION, body, desk, letter

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

    Answer = _MonkeyPatchedWSGIResponse
else:
    Answer = HttpResponse

TODAY = date(2026, 3, 16)  # a Monday, ten working days before what came in on the 2nd falls due
YESTERDAY = date(2026, 3, 13)


class Office:
    """The people of a bureau and one application, which lies with the section."""

    def __init__(self) -> None:
        self.body = body()
        self.people = desk(self.body)
        self.code = letter(self.body).code
        self._clients: dict[Role, Client] = {}
        self.act(Role.REGISTRAR, "transfer", section=SECTION)

    @property
    def row(self) -> Application:
        """The application as it stands."""
        return Application.objects.get(code=self.code)

    def act(self, who: Role, action: str, **given: Any) -> Application:  # noqa: ANN401
        """Somebody acts, on the last working day."""
        return act(self.code, action, self.people[who], on=YESTERDAY, **given)

    def draft(self, outcome: Outcome = Outcome.DISCLOSED, **given: Any) -> None:  # noqa: ANN401
        """The handler drafts a reply."""
        self.act(Role.HANDLER, "draft", outcome=outcome, **given)

    def approve(self) -> None:
        """The draft passes both reviews and is approved."""
        self.act(Role.LEGAL_REVIEWER, "review_legality", passed=True)
        self.act(Role.SECRECY_REVIEWER, "review_secrecy", passed=True)
        self.act(Role.APPROVER, "approve", passed=True)

    def client(self, role: Role) -> Client:
        """Somebody's browser."""
        if role not in self._clients:
            self._clients[role] = Client()
            self._clients[role].force_login(self.people[role])
        return self._clients[role]

    def address(self, name: str, **named: object) -> str:
        """The address of a page, about the application if it is about one."""
        return reverse(f"desk:{name}", kwargs={"code": self.code, **named})

    def get(self, role: Role, name: str, query: str = "", **named: object) -> Answer:
        """Look at a page about the application."""
        return self.client(role).get(self.address(name, **named) + query)

    def send(self, who: Role, action: str, **given: Any) -> Answer:  # noqa: ANN401
        """Send the form of an action, as of today."""
        form = {"on": str(TODAY), **given}
        return self.client(who).post(self.address("action", action=action), form)


def text(answer: Answer) -> str:
    """What stands on a page, without its marks, every stretch of spaces one."""
    page = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
