"""`gongkai law fee`, `remedy` and `cite` from a terminal."""

import json

import pytest

from gongkai.cli import main


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that works."""
    assert main(["law", *arguments]) == 0
    return capsys.readouterr().out


def test_a_fee_is_added_up_tier_by_tier(capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "fee", "--pages", "250", "--notified", "2026-11-24")
    assert said.startswith("按量计收：4700 元\n")
    assert "  第 101–200 页，每页 20 元，共 2000 元\n" in said
    assert "最迟 2026-12-22 缴纳。\n" in said
    late = out(capsys, "fee", "--pages", "31", "--notified", "2026-12-20")
    assert "最迟 2027-01-18 缴纳。（暂定）" in late
    found = json.loads(out(capsys, "fee", "--pieces", "12", "--earlier", "20", "--json"))
    assert (found["yuan"], found["payment_due"]) == (1400, None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fee",), "没有写明按件还是按量"),
        (("fee", "--pages", "1", "--pieces", "1"), "不得同时按件、按量"),
        (("fee", "--pages", "0"), "页数应当是 1 以上的整数"),
        (("fee", "--pieces", "1000000000000"), "1000000000000 件超过了 1000000 件"),
        (("remedy", "--outcome", "partly_disclosed", "--date", "2026-11-24"), "没有列出"),
        (("cite", "400"), "没有规则依据《条例》第 400 条"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert main(["law", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_notice_names_whom_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["remedy", "--outcome", "third_party_rights", "--date", "2026-11-24"]
    said = out(capsys, *asked, "--government", "云溪县人民政府")
    assert "应当先申请行政复议" in said
    assert "云溪县人民政府" in said.replace("\n", "")
    assert "没有登记" not in said
    found = json.loads(out(capsys, *asked, "--json"))
    assert found["reconsideration_organ"] == ["own_government"]
    assert found["suit_months"] is None
    assert found["steps"][-1]["code"] == "remedies-unnamed"


def test_a_setting_decides_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["remedy", "--outcome", "no_reply", "--date", "2026-11-24", "--json"]
    assert not json.loads(out(capsys, *asked))["reconsideration_first"]
    chosen = json.loads(out(capsys, *asked, "--set", "no_reply_remedy=reconsideration_first"))
    assert chosen["reconsideration_first"]


def test_the_rules_of_an_article_are_cited(capsys: pytest.CaptureFixture[str]) -> None:
    said = out(capsys, "cite", "33")
    assert "答复期限：20 个工作日\n  依据：条例第三十三条第二款　自 2019-05-15 起" in said
    found = json.loads(out(capsys, "cite", "23", "--law", "行政复议法", "--json"))
    assert {"remedies.first.refusal[0]"} <= {rule["id"] for rule in found}


def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "due", "--help"]) == 0
    assert "用法：gongkai law due" in capsys.readouterr().out
    assert main(["law"]) == 2
    assert "缺少：命令" in capsys.readouterr().err
