"""`gongkai law due` from a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.cli import main

RECEIVED = ["law", "due", "--received", "2026-03-02", "--channel", "counter"]
Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in Chinese: what it prints, its exit status being as expected."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")

    def command(*more: str, status: int = 0) -> str:
        assert main([*RECEIVED, *more]) == status
        printed = capsys.readouterr()
        return printed.out if status == 0 else printed.err

    return command


def test_it_says_when_why_and_what_may_be_done(run: Run) -> None:
    lines = run("--as-of", "2026-03-10").splitlines()
    assert lines[0] == "办理中，2026-03-30 到期，还剩 14 个工作日"
    assert lines[2] == "2026-03-02  当面提交，提交之日就是收到申请之日。"
    assert lines[3] == "            依据：条例第三十一条第（一）项"
    assert "".join(lines[-2:]).startswith("2026-03-10 可以登记：告知补正、要求说明理由、征求意见、")


def test_events_are_told_and_a_plan_is_shown_beside(run: Run) -> None:
    out = run(
        *("--event", "2026-03-04 consulted party=甲公司 role=third_party"),
        *("--event", "2026-03-12 consultation_answered party=甲公司 answer=objects"),
        *("--as-of", "2026-03-16", "--what-if", "2026-03-16 extended workdays=10"),
    )
    assert out.startswith("办理中，2026-04-08 到期，还剩 16 个工作日")
    assert "假如这样：\n办理中，2026-04-22 到期，还剩 26 个工作日" in out


def test_json_has_the_same_and_codes(run: Run) -> None:
    found: dict[str, Any] = json.loads(run("--as-of", "2026-03-10", "--json"))
    assert found["reply_due"] == "2026-03-30"
    assert (found["status"], found["workdays_left"], found["late"]) == ("running", 14, None)
    assert found["steps"][0] == {
        "on": "2026-03-02",
        "code": "receipt-counter",
        "sentence": "当面提交，提交之日就是收到申请之日。",
        "article": "条例第三十一条第（一）项",
        "setting": None,
    }
    assert {"what": "withdrawn", "outcomes": []} in found["moves"]


def test_a_year_without_a_notice_is_provisional_until_the_office_gives_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    late = ["law", "due", "--received", "2026-12-10", "--channel", "counter", "--json"]
    own = tmp_path / "2027.toml"
    own.write_text('year = 2027\nsource = "本县通知"\nholidays = []\n', "utf-8")
    found = []
    for more in ([], ["--calendar", str(own)]):
        assert main([*late, "--as-of", "2026-12-11", *more]) == 0
        answer = json.loads(capsys.readouterr().out)
        found.append((answer["reply_due"], answer["provisional"]))
    assert found == [("2027-01-08", True), ("2027-01-07", False)]


@pytest.mark.parametrize(
    ("more", "said", "status"),
    [
        (("--event", "2026-03-31 extended workdays=5"), "答复期限 2026-03-30 已过", 1),
        (("--event", "2026-03-03 danced"), "不能是 danced", 2),
        (("--event", "soon withdrawn"), "应当是 日期", 2),
        (("--set", "weekends=free"), "没有“weekends”这项设置", 2),
        (("--set", "no_reply_remedy=either"), "没有“no_reply_remedy”这项设置", 2),
        (("--set", "online_receipt=never"), "设置 online_receipt 不能是 never", 2),
        (("--region", "atlantis"), "没有“atlantis”的地方节日", 2),
        (("--calendar", "nowhere.toml"), "读不了日历文件", 2),
        (("--calendar", "pyproject.toml"), "缺少 year", 2),
        (("--as-of", "yesterday"), "--as-of 不能是“yesterday”", 2),
        (("--channel", "pigeon"), "--channel 不能是“pigeon”。可以是：", 2),
    ],
)
def test_what_is_wrong_is_said_in_chinese(
    run: Run, more: tuple[str, ...], said: str, status: int
) -> None:
    assert said in run(*more, status=status)


def test_a_party_may_have_any_name(run: Run) -> None:
    event = "2026-03-04 consulted role=third_party 'party=123 号 公司'"
    assert "书面征求第三方“123 号 公司”的意见" in run("--event", event, "--as-of", "2026-03-05")


def test_settings_matter(run: Run) -> None:
    served = "2026-03-03 consulted party=甲 role=third_party served=2026-03-05"
    answered = "2026-03-10 consultation_answered party=甲 answer=consents"
    events = ["--event", served, "--event", answered, "--as-of", "2026-03-10", "--json"]
    assert json.loads(run(*events))["reply_due"] == "2026-04-07"
    by_service = "consultation_pause=after_served_through_answer"
    assert json.loads(run(*events, "--set", by_service))["reply_due"] == "2026-04-02"
