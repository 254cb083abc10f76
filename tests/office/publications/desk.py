"""A bureau that keeps documents, figures and publications, and somebody to do it."""

from datetime import date
from typing import Any

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.publications import decisions, documents, entries
from gongkai.office.publications.models import Document, Figure, Publication
from tests.office.factory import body, person

MARCH = (date(2025, 3, 1), date(2025, 3, 31))


class Desk:
    """The bureau, its editor and its head."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401
        self.body: Body = body(**more)
        self.editor: Person = person(self.body, Role.EDITOR)
        self.head: Person = person(self.body, Role.DISCLOSURE_HEAD)

    def document(self, number: str = "云商〔2025〕1号", **more: Any) -> Document:  # noqa: ANN401
        """A normative document of 2025."""
        given = {
            "kind": "normative_documents",
            "title": f"云溪县商贸流通管理办法{number}",
            "document_number": number,
            "dated_on": date(2025, 3, 3),
            "published_on": date(2025, 3, 10),
            **more,
        }
        return documents.enter(self.body, self.editor, given)

    def figure(self, amount: str = "12", **more: Any) -> Figure:  # noqa: ANN401
        """A number of licensing decisions of March 2025."""
        given = {
            "kind": "licensing",
            "section": "审批科",
            "first_on": MARCH[0],
            "last_on": MARCH[1],
            "amount": amount,
            "giver": "审批科",
            **more,
        }
        return decisions.give(self.body, self.editor, given)

    def publication(self, title: str = "家电下乡补贴办理指南", **more: Any) -> Publication:  # noqa: ANN401
        """Something on the website."""
        given = {
            "title": title,
            "published_on": date(2025, 3, 15),
            "outlet": "website",
            "head": "livelihood",
            **more,
        }
        return entries.enter(self.body, self.editor, given)
