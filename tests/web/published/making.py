"""Reports brought to the public site by the steps that bring them there."""

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.reports import actions
from gongkai.office.reports.figures import missing
from gongkai.office.reports.models import Scope, YearReport
from tests.office.factory import person

YEAR = 2025
TEXTS = {
    "overview": "（一）主动公开\n制发文件{documents.normative_documents.issued}件。<b>甲</b>",
    "problems": "规范性文件的清理不及时。",
    "other_matters": "本年度没有收取信息处理费。",
}
LICENCES = "decisions.licensing.made"


def drafted(
    where: Body,
    year: int = YEAR,
    *,
    scope: Scope = Scope.OWN,
    reason: str = "",
    licences: str = "0",
) -> tuple[YearReport, dict[Role, Person]]:
    """A report with all its figures and texts, and who works there."""
    staff = {role: person(where, role) for role in Role}
    clerk = staff[Role.REGISTRAR]
    row = actions.begin(where, year, clerk, scope=scope, reason=reason)
    for cell in {*missing(row), LICENCES}:
        actions.give(row.code, clerk, cell, licences if cell == LICENCES else "0", "办公室")
    for section, text in TEXTS.items():
        actions.write_text(row.code, clerk, section, text)
    return actions.freeze(row.code, clerk), staff


def published(
    where: Body,
    year: int = YEAR,
    *,
    scope: Scope = Scope.OWN,
    reason: str = "",
    licences: str = "0",
) -> YearReport:
    """A report on the public site."""
    row, staff = drafted(where, year, scope=scope, reason=reason, licences=licences)
    actions.sign(row.code, staff[Role.APPROVER])
    return actions.publish(row.code, staff[Role.DISCLOSURE_HEAD])
