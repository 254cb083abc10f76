"""`gongkai calendar` and `gongkai remind` from a terminal."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.core import mail
from pytest_django import Settings

from gongkai.cli import main
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders.models import Message, State
from tests.office.calendars.notices import TOML
from tests.office.clock import at
from tests.office.factory import body, letter, person

pytestmark = pytest.mark.django_db
Run = Callable[..., str]
TODAY, SOONER, LATER = date(2027, 1, 20), date(2027, 1, 8), date(2027, 1, 13)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in Chinese: what it prints, its exit status being as expected."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.delenv("GONGKAI_AS", raising=False)

    def command(*words: str, status: int = 0) -> str:
        assert main([*words]) == status
        printed = capsys.readouterr()
        return printed.out + printed.err

    return command


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch) -> Body:
    """A bureau in January."""
    at(monkeypatch, TODAY, time(9))
    return body()


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The notice as a file."""
    path = tmp_path / "2027.toml"
    path.write_text(TOML, "utf-8")
    return str(path)


def test_a_year_is_taken_in(run: Run, bureau: Body, file: str) -> None:
    letter(bureau, on=LATER)
    letter(bureau, on=SOONER)
    system = person(bureau, Role.SYSTEM_ADMIN).username
    assert run("calendar", "propose", file, "--as", system).splitlines() == [
        "2027 年放假安排（国办发明电〔2026〕0号）待确认，"
        "会改动 2 件申请的 2 项期限，其中提前 1 项。",
        "提前　yunxi-2027-2　答复期限：2027-02-09 → 2027-02-04",
        "推后　yunxi-2027-1　答复期限：2027-02-12 → 2027-02-17",
        "核对无误后运行：gongkai calendar confirm 2027",
    ]
    shown = run("calendar", "show")
    assert "待确认" in shown
    assert "yunxi-2027" not in shown  # whoever is at the terminal
    assert "yunxi-2027-2" in run("calendar", "show", "--as", system)
    assert "重算了 2 件申请的 2 项期限" in run("calendar", "confirm", "2027", "--as", system)
    assert Application.objects.get(received_on=SOONER).due_on == date(2027, 2, 4)
    assert "本机关导入" in run("calendar")
    known = json.loads(run("calendar", "show", "--json"))
    assert (known[0]["year"], known[0]["imported"]) == (2027, True)
    assert "2027-02-20" in known[0]["made_up"]


def test_a_proposal_is_dropped(run: Run, bureau: Body, file: str) -> None:
    system = person(bureau, Role.SYSTEM_ADMIN).username
    run("calendar", "propose", file, "--as", system)
    assert "已撤回" in run("calendar", "drop", "2027", "--as", system)
    assert "没有待确认的" in run("calendar", "confirm", "2027", "--as", system, status=2)


def test_who_may_not_takes_in_nothing(run: Run, bureau: Body, file: str) -> None:
    other = person(bureau, Role.REGISTRAR).username
    assert "没有做这件事" in run("calendar", "propose", file, "--as", other, status=1)
    assert "GONGKAI_AS" in run("calendar", "propose", file, status=2)


def test_what_is_no_calendar_is_refused(run: Run, bureau: Body, tmp_path: Path) -> None:
    system = person(bureau, Role.SYSTEM_ADMIN).username
    path = tmp_path / "bad.toml"
    run("calendar", "propose", str(path), "--as", system, status=2)
    path.write_text("year = ", "utf-8")
    assert "读不了这个文件" in run("calendar", "propose", str(path), "--as", system, status=2)


def test_reminders_are_made_and_sent_once(run: Run, bureau: Body, settings: Settings) -> None:
    settings.MAIL = True
    me = person(bureau, Role.REGISTRAR)
    me.email = "me@example.cn"
    me.save()
    letter(bureau, on=date(2026, 11, 2))
    assert run("remind") == "新生成提醒 1 份，发出 1 条，待发 0 条。\n"
    assert run("remind") == "新生成提醒 0 份，发出 0 条，待发 0 条。\n"
    assert len(mail.outbox) == 1


def test_at_night_they_wait(
    run: Run, bureau: Body, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL = True
    me = person(bureau, Role.REGISTRAR)
    me.email = "me@example.cn"
    me.save()
    letter(bureau, on=date(2026, 11, 2))
    at(monkeypatch, TODAY, time(22))
    assert "安静时段" in run("remind")
    assert mail.outbox == []
    at(monkeypatch, TODAY + timedelta(1), time(9))
    said = json.loads(run("remind", "--json"))
    assert said == {"made": 1, "sent": 2, "quiet": False, "waiting": 0, "troubled": 0}
    Message.objects.update(state=State.FAILED)
    assert "有 2 条发不出" in run("remind", status=1)
