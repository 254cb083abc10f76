"""The audit: what it tells, to whom, and what it never tells."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from gongkai.office.applications.actions import act
from gongkai.office.applications.audit_sheets import commas, workbook
from gongkai.office.applications.auditing import Look, Wanted, What, looks
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person, Supervision
from gongkai.office.bodies.reaching import Reach
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.signing_in import sign_in_failed, signed_in
from gongkai.office.journal.kinds import KINDS
from tests.office.factory import PERSONAL, body, letter, person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)


def reach(somebody: Person) -> Reach:
    """Where they may look today."""
    return Reach(somebody, timezone.localdate())


def busy(bureau: Body) -> Person:
    """A clerk who looked twice, was refused once, signed in and failed to; the clerk."""
    clerk = person(bureau, Role.REGISTRAR)
    for _ in range(2):
        code = letter(bureau).code
        personal(code, clerk)
    with pytest.raises(Forbidden):
        act(code, "extend", clerk)
    signed_in(clerk)
    sign_in_failed(clerk.username)
    return clerk


def test_every_look_and_every_refusal_is_of_the_audit() -> None:
    told = {kind for kind in KINDS if kind.endswith((".read", ".refused"))}
    assert told <= set(What)


def test_it_tells_the_newest_first_by_register_number() -> None:
    bureau = body()
    clerk = busy(bureau)
    found = looks(reach(person(bureau, Role.AUDITOR)), Wanted())
    assert [(look.what, look.number, look.tried) for look in found] == [
        ("登录失败", "", "密码"),
        ("登录", "", ""),
        ("办申请无权而被拒", "2026-2", "延长答复期限"),
        ("查看个人信息", "2026-2", ""),
        ("查看个人信息", "2026-1", ""),
    ]
    assert {look.username for look in found} == {clerk.username}
    assert not any(value in str(found) for value in PERSONAL.values())


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 5),
        (Wanted(what=What.READ), 2),
        (Wanted(number="2026-2"), 2),
        (Wanted(number="2026-9"), 0),
        (Wanted(number="everything"), 0),
        (Wanted(username="yunxi-1"), 5),
        (Wanted(username="登记员1"), 5),
        (Wanted(username="nobody"), 0),
        (Wanted(first=TODAY, last=TODAY), 5),
        (Wanted(last=TODAY - DAY), 0),
        (Wanted(first=TODAY + DAY), 0),
    ],
)
def test_it_is_filtered(wanted: Wanted, count: int) -> None:
    bureau = body()
    busy(bureau)
    assert len(looks(reach(person(bureau, Role.AUDITOR)), wanted)) == count


def test_pages_end_to_end_tell_everything_once() -> None:
    bureau = body()
    busy(bureau)
    auditor = reach(person(bureau, Role.AUDIT_ADMIN))
    found: list[Look] = []
    while page := looks(auditor, Wanted(), found[-1].id if found else None, most=2):
        found += page
    assert found == looks(auditor, Wanted())
    assert len(found) == 5


def test_an_audit_administrator_sees_below_and_an_auditor_the_own_body() -> None:
    county, bureau, other = body("county"), body(), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    busy(bureau)
    assert len(looks(reach(person(county, Role.AUDIT_ADMIN)), Wanted())) == 5
    assert looks(reach(person(county, Role.AUDITOR)), Wanted()) == []
    assert looks(reach(person(other, Role.AUDIT_ADMIN)), Wanted()) == []
    with pytest.raises(Forbidden):
        looks(reach(person(county, Role.AUDITOR)), Wanted(body=bureau))


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.AUDITOR, Role.AUDIT_ADMIN)])
def test_nobody_else_reads_it_and_the_try_is_in_it(role: Role) -> None:
    bureau = body()
    somebody = person(bureau, role)
    with pytest.raises(Forbidden):
        looks(reach(somebody), Wanted())
    (told,) = looks(reach(person(bureau, Role.AUDITOR)), Wanted())
    assert (told.username, told.what, told.tried) == (
        somebody.username,
        "管理中无权而被拒",
        "看谁查看过个人信息",
    )


def test_no_cell_of_a_file_is_a_formula() -> None:
    bureau = body(name="=1+1")
    busy(bureau)
    found = looks(reach(person(bureau, Role.AUDITOR)), Wanted())
    assert ",'=1+1," in commas(found).decode("utf-8-sig")
    sheet = CalamineWorkbook.from_filelike(BytesIO(workbook(found))).get_sheet_by_index(0)
    assert {row[1] for row in sheet.to_python()[1:]} == {"=1+1"}
