"""`gongkai init`: the first body and its administrators, from options or from answers."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import django
import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ImproperlyConfigured

from gongkai.cli import main
from gongkai.office.bodies.models import Body, Person

pytestmark = pytest.mark.django_db
GIVEN = ["init", "--code", "yunxi", "--name", "云溪县人民政府"]
KIND = ["--kind", "government", "--level", "county"]
ADMINS = ["--admins", "sys=钱系统", "sec=孙安全", "aud"]


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        """A terminal is one."""
        return True


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO())


def passwords(said: str) -> dict[str, str]:
    """The passwords that were told, by user name."""
    return dict(re.findall(r"用户名 (\S+)　密码 (\S+)", said))


def test_it_makes_a_body_and_three_people_and_tells_their_passwords(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*GIVEN, *KIND, *ADMINS, "--telephone", "0577-1234567"]) == 0
    told = passwords(capsys.readouterr().out)
    assert list(told) == ["sys", "sec", "aud"]
    for username, password in told.items():
        assert authenticate(username=username, password=password)
    assert [person.name for person in Person.objects.order_by("pk")] == ["钱系统", "孙安全", "aud"]
    assert Body.objects.get().telephone == "0577-1234567"


def test_a_second_time_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*GIVEN, *KIND, *ADMINS]) == 0
    assert main(["init"]) == 2
    assert "不能再次初始化" in capsys.readouterr().err
    assert Person.objects.count() == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (GIVEN, "缺少 --kind --level --admins"),
        (["init"], "缺少 --code --name --kind --level --admins"),
        ([*GIVEN, *KIND, "--admins", "a", "a", "b"], "三个不同的用户名"),
        ([*GIVEN, *KIND, "--admins", "a b", "c", "d"], "用户名 不能是“a b”"),
        ([*GIVEN, *KIND, *ADMINS, "--division", "1"], "行政区划代码不能是“1”"),
        ([*GIVEN, *KIND, "--admins", "a", "b"], "命令写错了"),
        ([*GIVEN, "--kind", "county", "--level", "county", *ADMINS], "不能是“county”"),
        (["init", "--code", "云溪", "--name", "云溪县", *KIND, *ADMINS], "编号不能是“云溪”"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert not Body.objects.exists()


def test_what_is_not_given_is_asked_for_until_it_is_right(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        "云溪",
        "yunxi",
        "云溪县人民政府",
        "government",
        "county",
        "",
        "sys",
        "sec",
        "aud=李",
    ]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join(answers)))
    assert main(["init"]) == 0
    said = capsys.readouterr()
    assert "编号不能是“云溪”" in said.err
    assert "缺少 用户名" in said.err
    assert list(passwords(said.out)) == ["sys", "sec", "aud"]
    assert (Body.objects.get().code, Body.objects.get().level) == ("yunxi", "county")


def test_who_stops_answering_leaves_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("yunxi\n"))
    assert main(["init"]) == 2
    assert "缺少" in capsys.readouterr().err
    assert not Body.objects.exists()


def test_english_is_spoken_in_an_english_locale(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["init", "--code", "y", "--name", "Y", *KIND, "--admins", "a", "b", "c"]) == 0
    assert "system admin: user name a, password " in capsys.readouterr().out


def test_what_django_lacks_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong() -> None:
        raise ImproperlyConfigured("环境变量 GONGKAI_PORT 的值“x”不能用。")

    monkeypatch.setattr(django, "setup", wrong)
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "环境变量 GONGKAI_PORT 的值“x”不能用。请改正后再试。\n"
    monkeypatch.setitem(sys.modules, "django", None)
    assert main(["init"]) == 2
    assert "缺少 django" in capsys.readouterr().err


def test_a_new_server_is_set_up_by_one_process_and_read_by_the_next(tmp_path: Path) -> None:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "GONGKAI_AS")}
    environment = {**kept, "GONGKAI_DATA": str(tmp_path / "data"), "LC_ALL": "zh_CN.UTF-8"}
    environment["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongkai", *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    assert "请先运行 gongkai init" in run("bodies").stderr
    made = run(*GIVEN, *KIND, *ADMINS)
    assert (made.returncode, made.stderr) == (0, "")
    assert len(passwords(made.stdout)) == 3
    assert run("bodies", "--ids").stdout == "yunxi\n"
    assert "不能再次初始化" in run(*GIVEN, *KIND, *ADMINS).stderr
