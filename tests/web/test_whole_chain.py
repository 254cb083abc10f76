"""Letter, case, dispute, report: by the pages alone, and back from the figure in two clicks."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.models import Dispute
from gongkai.office.reports.figures import missing
from gongkai.office.reports.models import YearReport
from tests.office.factory import SECTION, body, desk

pytestmark = pytest.mark.django_db
RECEIVED = "applications.received.total"
TEXT = """（一）主动公开
梳理了目录。
（二）依申请公开
新收申请{applications.received.total}件。
（三）政府信息管理
清理了旧件。
（四）政府信息公开平台建设
改了栏目。
（五）监督保障
培训两次。"""


class Chain:
    """A bureau whose people click, on days that we say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.today = date(2025, 3, 3)
        monkeypatch.setattr("django.utils.timezone.now", self.now)
        county = body("county", name="云溪县人民政府", kind="government")
        self.bureau = body()
        Supervision.objects.create(body=self.bureau, parent=county, first_year=2020)
        self.people = desk(self.bureau)

    def now(self) -> datetime:
        """Noon in China."""
        return datetime(self.today.year, self.today.month, self.today.day, 4, tzinfo=UTC)

    def send(self, role: Role, address: str, **given: Any) -> str:  # noqa: ANN401
        """Post a form as somebody; where it leads."""
        answer = self._client(role).post(address, {"on": self.today.isoformat(), **given})
        assert answer.status_code == 302, re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())
        return str(answer["Location"])

    def see(self, role: Role | None, address: str) -> str:
        """A page as somebody sees it."""
        client = self._client(role) if role else Client()
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()

    def _client(self, role: Role) -> Client:
        client = Client()
        client.force_login(self.people[role])
        return client


def test_from_the_letter_to_the_figure_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = Chain(monkeypatch)
    case = registered_and_answered(chain)
    disputed(chain, case)
    report = published(chain)

    page = chain.see(None, "/reports/yunxi/2025/")
    assert "新收申请1件" in page
    assert chain.see(None, "/reports/yunxi/").count("2025") > 0

    tables = chain.see(Role.REGISTRAR, f"/desk/reports/{report}/")
    cell = f"/desk/reports/{report}/cell/{RECEIVED}/"
    assert f'href="{cell}"' in tables  # the first click
    assert f'href="{case}"' in chain.see(Role.REGISTRAR, cell)  # the second
    dispute = "/desk/reports/" + report + "/cell/disputes.reconsideration.upheld/"
    assert str(Dispute.objects.get().code) in chain.see(Role.REGISTRAR, dispute)


def registered_and_answered(chain: Chain) -> str:
    """The letter comes over the counter and is answered: the address of its page."""
    letter = {"channel": "counter", "applicant_class": "natural_person", "name": "王喆"}
    asked = {"body": "yunxi", "content": "2024年办公用房维修合同"}
    case = chain.send(Role.REGISTRAR, "/desk/intake/", **letter, **asked)
    chain.send(Role.REGISTRAR, f"{case}transfer/", section=SECTION)
    chain.today = date(2025, 3, 10)
    text = "随附合同。如不服，可以申请行政复议。"
    chain.send(Role.HANDLER, f"{case}draft/", outcome="disclosed", text=text)
    chain.send(Role.LEGAL_REVIEWER, f"{case}review_legality/", passed="true")
    chain.send(Role.SECRECY_REVIEWER, f"{case}review_secrecy/", passed="true")
    chain.send(Role.APPROVER, f"{case}approve/", passed="true")
    chain.send(Role.REGISTRAR, f"{case}reply/", means="posted", outcome="disclosed")
    chain.send(Role.REGISTRAR, f"{case}record_delivery/", proof="回执")
    return case


def disputed(chain: Chain, case: str) -> None:
    """The applicant goes to reconsideration, and the reply is upheld."""
    chain.today = date(2025, 4, 1)
    about = {"dispute": "reconsideration", "organ": "云溪县人民政府", "body": "yunxi"}
    row = Application.objects.get()
    days = {"notified": "2025-04-01", "procedure": "ordinary"}
    given = {**about, **days, "application": row.code}
    page = chain.send(Role.LEGAL_REVIEWER, "/desk/disputes/new/", **given)
    assert case.split("/")[-2] == row.code
    chain.today = date(2025, 6, 3)
    chain.send(Role.LEGAL_REVIEWER, f"{page}conclude_dispute/", ruling="sustained", ordered="false")


def published(chain: Chain) -> str:
    """The year is over: counted, written, signed, submitted, published."""
    chain.today = date(2026, 1, 6)
    chain.send(Role.EDITOR, "/desk/reports/", body="yunxi", year="2025", scope="own")
    report = YearReport.objects.get().code
    base = f"/desk/reports/{report}/"
    for cell in missing(YearReport.objects.get()):
        chain.send(Role.EDITOR, f"{base}cell/{cell}/", value="0", giver="办公室")
    for section, text in (("overview", TEXT), ("other_matters", "没有收取信息处理费。")):
        chain.send(Role.EDITOR, f"{base}text/", section=section, text=text)
    item = {"problem": "栏目更新慢。", "measure": "每月检查一次。"}
    chain.send(Role.EDITOR, f"{base}text/", **item)
    for role, step in (
        (Role.EDITOR, "freeze"),
        (Role.APPROVER, "sign"),
        (Role.DISCLOSURE_HEAD, "submit"),
        (Role.DISCLOSURE_HEAD, "publish"),
    ):
        chain.send(role, f"{base}way/{step}/")
    return report
