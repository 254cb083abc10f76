"""`gongkai journal` from a terminal."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai.cli import main
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body, Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from tests.office.factory import body, letter, person
from tests.office.journal.chains import add, alter, cut, delete, entry

pytestmark = pytest.mark.django_db
Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in Chinese: what it prints, its exit status being as expected."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.delenv("GONGKAI_AS", raising=False)

    def command(*words: str, status: int = 0) -> str:
        assert main(["journal", *words]) == status
        printed = capsys.readouterr()
        return printed.out + printed.err

    return command


@pytest.fixture
def bureau() -> Body:
    """A body with three entries."""
    made = body()
    add(made, 3)
    return made


def test_a_whole_journal_is_whole(run: Run, bureau: Body) -> None:
    assert run("verify") == "1 个机关的日志完整。\n"
    assert run("verify", "--body", bureau.code) == "1 个机关的日志完整。\n"


def test_the_first_broken_link_of_each_body_is_named(run: Run, bureau: Body) -> None:
    other = body("qingshi", name="青石县商务局")
    add(other, 3)
    alter(entry(bureau, 2), text="{}")
    delete(other, 1)
    lines = ["yunxi：第 2 条的内容被改动，与摘要不符", "qingshi：缺第 1 条"]
    assert run("verify", status=1).splitlines() == lines
    assert run("verify", "--body", "qingshi", status=1).splitlines() == lines[1:]


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["sheet", "json"])
def test_a_tail_cut_off_is_found_against_an_anchor(
    run: Run, bureau: Body, tmp_path: Path, more: list[str]
) -> None:
    file = str(tmp_path / "anchor")
    body("qingshi", name="青石县商务局")
    assert run("anchor", "-o", file, *more).startswith("1 个机关的存证单已写到")
    assert run("verify", "--anchor", file) == "2 个机关的日志完整。\n"
    cut(bureau, 2)
    assert run("verify") == "2 个机关的日志完整。\n"
    said = "yunxi：存证单上有第 3 条，日志里没有，末尾被截断\n"
    assert run("verify", "--anchor", file, status=1) == said
    assert run("verify", "--anchor", file, "--body", "qingshi") == "1 个机关的日志完整。\n"


def test_an_anchor_is_printed(run: Run, bureau: Body) -> None:
    assert f"yunxi  3  {entry(bureau, 3).hash}  云溪县商务局" in run("anchor").splitlines()
    assert json.loads(run("anchor", "--json"))["bodies"][0]["number"] == 3


def test_a_file_that_is_no_anchor_or_not_there_is_refused(
    run: Run, bureau: Body, tmp_path: Path
) -> None:
    assert bureau
    file = tmp_path / "anchor"
    assert "读不了" in run("verify", "--anchor", str(file), status=2)
    for content in (b"", b"\xff\xfe", b"yunxi"):
        file.write_bytes(content)
        assert "不是存证单" in run("verify", "--anchor", str(file), status=2)
    assert "写不了" in run("anchor", "-o", str(tmp_path), status=2)
    assert "没有编号为 nowhere 的机关" in run("verify", "--body", "nowhere", status=2)


def test_an_application_that_differs_is_named(run: Run) -> None:
    row = letter(body())
    assert run("refold") == "0 件与日志不一致。\n"
    Application.objects.update(section="二科", outcome="disclosed")
    assert run("refold", status=1).splitlines() == [
        f"2026-1（{row.code}）：outcome 现为 disclosed，按日志应为 —；"
        "section 现为 二科，按日志应为 —",
        "1 件与日志不一致。",
    ]


def test_what_a_new_setting_moved_is_listed_and_journaled(run: Run) -> None:
    bureau = body()
    row, by = letter(bureau), person(bureau, Role.SYSTEM_ADMIN)
    Setting.objects.create(
        body=bureau, name="online_receipt", value="confirmation", valid_from=date(2026, 1, 1)
    )
    out = run("refold", "--apply", "--as", by.username)
    assert f"due_on 现为 {row.due_on}，按日志应为 —" in out
    assert out.endswith("1 件与日志不一致，已改正 1 件，0 件须人工核对。\n")
    assert Entry.objects.latest("pk").by == by
    assert run("refold") == "0 件与日志不一致。\n"


def test_what_cannot_be_put_right_stays_a_failure(run: Run) -> None:
    bureau = body()
    letter(bureau)
    by = person(bureau, Role.SYSTEM_ADMIN)
    Application.objects.update(number=7)
    out = run("refold", "--apply", "--as", by.username, status=1)
    assert out.endswith("1 件与日志不一致，已改正 0 件，1 件须人工核对。\n")


def test_nobody_puts_right_or_rotates_without_a_name_and_the_role(run: Run) -> None:
    bureau = body()
    letter(bureau)
    Application.objects.update(section="二科")
    by = person(bureau, Role.REGISTRAR)
    for words in (["refold", "--apply"], ["rotate", "--body", "yunxi"]):
        assert "GONGKAI_AS" in run(*words, status=2)
        assert "没有做这件事" in run(*words, "--as", by.username, status=1)


def test_a_key_is_rotated(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = body()
    letter(bureau)
    monkeypatch.setenv("GONGKAI_AS", person(bureau, Role.SECURITY_ADMIN).username)
    assert "重新包封了 1 把数据密钥" in run("rotate", "--body", "yunxi")
    assert Entry.objects.latest("pk").kind == "key.rotated"
