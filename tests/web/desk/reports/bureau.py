"""A bureau that reports on 2025: a letter of that year, a county above, everybody's browser."""

from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from gongkai.law.case.events import Channel
from gongkai.office.bodies.models import Person, Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.turning import clock_at
from gongkai.office.publications import decisions, documents
from gongkai.office.reports import actions
from gongkai.office.reports.models import YearReport
from gongkai.words import Applicant
from tests.office.factory import body, letter, person

YEAR = 2025
EVE = datetime(2025, 12, 31, 8, tzinfo=UTC)
NOW = datetime(2026, 1, 4, 2, tzinfo=UTC)  # a made-up day of work after the new year
OVERVIEW = """（一）主动公开
办好网站栏目，公布商贸流通办事指南。
（二）依申请公开
新收政府信息公开申请{applications.received.total}件，办结{applications.concluded.total}件。
（三）政府信息管理
清理旧文件，逐件核对效力。
（四）政府信息公开平台建设
查阅点添了电脑。
（五）监督保障
考核两次，培训窗口人员。"""
FIGURES = ("licensing", "penalty", "coercion", "admin_fees")


class Bureau:
    """The people, the row of the report once it was begun."""

    def __init__(self) -> None:
        self.county = body("county", name="云溪县人民政府", kind="government")
        self.body = body()
        Supervision.objects.create(body=self.body, parent=self.county, first_year=2020)
        self.clerk = person(self.body, Role.REGISTRAR)
        self.head = person(self.body, Role.DISCLOSURE_HEAD)
        self.leader = person(self.body, Role.APPROVER)
        self.above = person(self.county, Role.SUPERVISOR)
        with clock_at(EVE):
            self.letter = self.received()
            documents.enter(self.body, self.clerk, self.document())

    def received(self, who: Applicant = Applicant.NATURAL_PERSON, day: int = 30) -> Any:  # noqa: ANN401
        """A letter of December."""
        on = date(2025, 12, day)
        return letter(
            self.body, person=self.clerk, channel=Channel.COUNTER, applicant_class=who, on=on
        )

    def document(self, number: str = "1号") -> dict[str, object]:
        """A normative document of the year."""
        title = f"云溪县管理办法{number}"
        given = {"kind": "normative_documents", "title": title, "document_number": number}
        return {**given, "dated_on": date(2025, 12, 22)}

    def figure(self, kind: str, amount: str = "12") -> None:
        """What an office counted in the year."""
        fee = {"unit": "yuan"} if kind == "admin_fees" else {}
        period = {"first_on": date(2025, 1, 1), "last_on": date(2025, 12, 31)}
        given = {"kind": kind, "amount": amount, "giver": "审批科", **period, **fee}
        decisions.give(self.body, self.clerk, given)

    def begun(self) -> YearReport:
        """The report, begun."""
        return actions.begin(self.body, YEAR, self.clerk)

    def written(self, figures: tuple[str, ...] = FIGURES) -> YearReport:
        """The report with all its text, the figures that are given here, not yet frozen."""
        row = self.begun()
        for kind in figures:
            self.figure(kind)
        actions.write_text(row.code, self.clerk, "overview", OVERVIEW)
        actions.write_text(row.code, self.clerk, "other_matters", "没有收取信息处理费。")
        return actions.keep_item(row.code, self.clerk, "栏目更新慢。", "每月初检查一次。")

    def frozen(self) -> YearReport:
        """The same with its figures frozen."""
        return actions.freeze(self.written().code, self.clerk)

    def signed(self) -> YearReport:
        """The same, signed."""
        return actions.sign(self.frozen().code, self.leader)

    def submitted(self) -> YearReport:
        """The same, handed in."""
        return actions.submit(self.signed().code, self.head)

    def published(self) -> YearReport:
        """Signed, and published."""
        return actions.publish(self.signed().code, self.head)


def browser(somebody: Person) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(somebody)
    return client
