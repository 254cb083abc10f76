"""`gongkai people`: who works where."""

import json

import pytest
from django.contrib.auth import authenticate

from gongkai.cli import main
from gongkai.office.bodies.models import Membership, Person
from tests.office.bodies.county import County, bureau, county

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def cast(monkeypatch: pytest.MonkeyPatch) -> County:
    """A county with one bureau, seen in Chinese."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    found = county()
    bureau(found)
    return found


def out(capsys: Capture, *arguments: str) -> str:
    """What a command prints that works."""
    assert main(["people", *arguments]) == 0
    return capsys.readouterr().out


def test_somebody_is_added_given_a_role_and_leaves(capsys: Capture) -> None:
    said = out(capsys, "add", "wang", "王喆", "--body", "swj", "--as", "system_admin")
    password = said.split("密码 ")[1].split("（")[0]
    assert authenticate(username="wang", password=password)
    role = ["wang", "handler", "--section", "一科", "--body", "swj", "--as", "security_admin"]
    assert out(capsys, "role", *role) == "已登记：wang\n"
    found = json.loads(out(capsys, "--body", "swj", "--json", "--as", "audit_admin"))
    assert [(each["username"], each["role"], each["section"]) for each in found] == [
        ("wang", "handler", "一科")
    ]
    out(capsys, "end", *role)
    out(capsys, "leave", "wang", "--body", "swj", "--as", "system_admin")
    assert not Person.objects.get(username="wang").is_active
    assert Membership.objects.get(person__username="wang").until


def test_the_list_names_roles_in_chinese(capsys: Capture) -> None:
    out(capsys, "--as", "system_admin", "add", "wang", "王喆", "--body", "swj")
    lines = out(capsys, "--as", "system_admin").splitlines()
    assert [line.split("│")[4].strip() for line in lines if "yunxi" in line] == [
        "安全审计员",
        "安全管理员",
        "系统管理员",
    ]
    assert "│ wang " in lines[-2]


def test_who_administers_nothing_sees_nobody(capsys: Capture) -> None:
    out(capsys, "add", "wang", "王喆", "--body", "swj", "--as", "system_admin")
    assert out(capsys, "--as", "wang") == "没有看得到的人员。\n"
    assert main(["people", "--body", "swj", "--as", "wang"]) == 1
    assert "没有做这件事（list_people）的权限" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["add", "w", "王喆", "--body", "swj", "--as", "security_admin"], 1, "（add_person）"),
        (["add", "w", "王喆", "--body", "no", "--as", "system_admin"], 2, "没有编号为 no 的机关"),
        (["add", "w", "王喆", "--as", "system_admin"], 2, "缺少：--body"),
        (["role", "w", "editor", "--body", "swj", "--as", "security_admin"], 2, "用户名为 w"),
        (["role", "w", "king", "--body", "swj", "--as", "security_admin"], 2, "king"),
        ([], 2, "没有写明由谁来办"),
    ],
)
def test_what_cannot_be_done_is_said(
    capsys: Capture, arguments: list[str], status: int, said: str
) -> None:
    assert main(["people", *arguments]) == status
    assert said in capsys.readouterr().err
    assert Person.objects.count() == 3
