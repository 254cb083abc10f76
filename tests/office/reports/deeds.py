"""Whatever an office may record, at random: some of it is refused, and then nothing happened."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.law.case.events import Channel
from gongkai.law.catalogue import Validity
from gongkai.law.disputes import Ruling
from gongkai.office.applications.actions import act as act_on_application
from gongkai.office.applications.counting import merge, split
from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import act as act_on_dispute
from gongkai.office.disputes.models import Dispute
from gongkai.office.journal.models import Entry
from gongkai.office.publications import decisions, documents
from gongkai.office.publications.models import Document
from gongkai.office.publications.words import FigureKind
from gongkai.refusal import Refusal
from gongkai.words import Applicant, Outcome
from gongkai.words import Dispute as Kind
from tests.office.disputes.cast import filed
from tests.office.factory import letter, person

FIRST = date(2024, 11, 1)
ROLES = (Role.REGISTRAR, Role.DISCLOSURE_HEAD, Role.EDITOR)


class Office:
    """A body, somebody there who may do all of this, and what is drawn."""

    def __init__(self, body: Body, rng: Random) -> None:
        self.body, self.rng = body, rng
        self.person = person(body, *ROLES)

    def do(self, times: int, deeds: "Sequence[Deed] | None" = None) -> int:
        """So many things at random; how many of them were allowed."""
        return sum(self.tried(self.rng.choice(deeds or DEEDS)) for _ in range(times))

    def tried(self, deed: "Deed") -> bool:
        """Whether it was allowed."""
        try:
            with transaction.atomic():
                deed(self)
        except Forbidden:
            raise
        except Refusal:
            return False
        return True

    def day(self) -> date:
        """Some day until now."""
        return FIRST + timedelta(self.rng.randint(0, (timezone.localdate() - FIRST).days))

    def soon(self, after: date) -> date:
        """Some day after another, but no day to come."""
        return min(after + timedelta(self.rng.randint(0, 60)), timezone.localdate())

    def some(self, rows: Any) -> Any:  # noqa: ANN401
        """One of the rows of the body; refused where there is none."""
        found = list(rows.filter(body=self.body).order_by("pk"))
        if not found:
            raise Refusal("office-no-application", application="")
        return self.rng.choice(found)

    def entry(self, kind: str) -> Entry:
        """An entry about something of a kind."""
        found: Entry = self.some(Entry.objects.filter(subject_kind=kind))
        return found


Deed = Callable[[Office], object]


def receive(at: Office) -> object:
    """A letter comes in; some of them need a confirmation."""
    channel = at.rng.choice([Channel.COUNTER, Channel.ONLINE, Channel.MAIL_ORDINARY])
    who = at.rng.choice(list(Applicant))
    return letter(at.body, person=at.person, channel=channel, applicant_class=who, on=at.day())


def go_on(at: Office) -> object:
    """Something happens to an application."""
    row = at.some(Application.objects)
    steps: list[tuple[str, dict[str, str]]] = [
        ("confirm", {}),
        ("withdraw", {}),
        ("close", {"outcome": Outcome.OTHER_HANDLING}),
        ("reopen", {"by": "court"}),
    ]
    action, given = at.rng.choice(steps)
    day = at.soon(row.concluded_on or row.received_on)
    return act_on_application(row.code, action, at.person, on=day, **given)


def together(at: Office) -> object:
    """Two letters are one, or one is two."""
    row = at.some(Application.objects)
    if at.rng.random() < 0.5:
        return merge(row.code, at.person, at.some(Application.objects).code)
    return split(row.code, at.person, ["第二件事"])


def annul_in_application(at: Office) -> object:
    """An entry of an application was wrong."""
    wrong = at.entry("application")
    return act_on_application(wrong.subject, "annul", at.person, number=wrong.number)


def dispute(at: Office) -> object:
    """A dispute is brought."""
    return filed(at.body, at.person, at.rng.choice(list(Kind)), on=at.day(), personal={})


def go_on_disputing(at: Office) -> object:
    """A dispute is decided, appealed, taken up again, or was none."""
    row = at.some(Dispute.objects)
    # Also what is rare, often enough to meet: an appeal and its end.
    ruling = at.rng.choice([*Ruling, *[Ruling.AFFIRMED, Ruling.REMANDED] * 4])
    day = at.soon(row.ruled_on or row.filed_on)
    action, given = at.rng.choice(
        [
            *[("conclude_dispute", {"ruling": ruling})] * 6,
            *[("appeal_dispute", {})] * 3,
            ("retry_dispute", {}),
            ("amend_dispute", {"filed": at.day()}),
            ("strike_dispute", {}),
        ]
    )
    return act_on_dispute(row.code, action, at.person, on=day, **given)


def annul_in_dispute(at: Office) -> object:
    """An entry of a dispute was wrong."""
    wrong = at.entry("dispute")
    return act_on_dispute(wrong.subject, "annul_in_dispute", at.person, number=wrong.number)


def document(at: Office) -> object:
    """A document is entered."""
    return documents.enter(at.body, at.person, _described(at))


def put_right(at: Office) -> object:
    """A document was described wrongly."""
    return documents.put_right(at.some(Document.objects).code, at.person, _described(at))


def _described(at: Office) -> dict[str, object]:
    day, number = at.day(), at.rng.randint(1, 99)
    until = day + timedelta(at.rng.randint(30, 700)) if at.rng.random() < 0.3 else None
    given = {"kind": "normative_documents", "title": f"云溪县管理办法之{number}"}
    return {**given, "document_number": f"{number}号", "dated_on": day, "valid_until": until}


def end(at: Office) -> object:
    """A document is amended, or ends."""
    row = at.some(Document.objects)
    how = at.rng.choice([v for v in Validity if v is not Validity.IN_FORCE])
    return documents.end(row.code, at.person, {"how": how, "on": at.soon(row.dated_on)})


def annul_in_document(at: Office) -> object:
    """An entry of a document was wrong."""
    wrong = at.entry("document")
    return documents.annul(wrong.subject, at.person, wrong.number, "登记错误")


def figure(at: Office) -> object:
    """A figure is given, or given anew."""
    kind, year = at.rng.choice(list(FigureKind)), at.rng.choice([2025, 2026])
    month = at.rng.randint(1, 9)
    period = {"first_on": date(year, month, 1), "last_on": date(year, month, 28)}
    fee = {"unit": "元"} if kind is FigureKind.ADMIN_FEES else {}
    amount = at.rng.choice(["0", "7", "1,204", "88"]) + (".35" if fee else "")
    given = {"kind": kind, "section": "综合科", "amount": amount, "giver": "综合科"}
    return decisions.give(at.body, at.person, {**given, **period, **fee})


def annul_figure(at: Office) -> object:
    """A figure was wrong."""
    wrong = at.entry("decision")
    return decisions.annul(wrong.subject, at.person, wrong.number, "报错")


DEEDS: tuple[Deed, ...] = (
    *(receive, receive, go_on, go_on, together, annul_in_application),
    *(dispute, dispute, go_on_disputing, go_on_disputing, go_on_disputing, annul_in_dispute),
    *(document, document, put_right, end, end, annul_in_document),
    *(figure, figure, figure, annul_figure),
)
