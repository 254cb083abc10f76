"""`gongkai law run` from a terminal."""

import json
from pathlib import Path

import pytest

from gongkai.cli import main

AGREES = "- {id: a, kind: fee, method: page, pages: 250, expect: {yuan: 4700}}\n"
DIFFERS = "- {id: b, kind: calendar, date: 2026-10-01, expect: {workday: true}}\n"
UNREADABLE = "- {id: c, kind: fee, method: gold, expect: {yuan: 1}}\n"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.mark.parametrize(
    ("text", "status", "printed"),
    [
        (AGREES, 0, []),
        (AGREES + DIFFERS, 1, ["b　workday：预期 true，算得 false"]),
        (
            UNREADABLE + DIFFERS,
            2,
            [
                "c　读不出：method 不能是 gold。可以是：piece、page。",
                "b　workday：预期 true，算得 false",
            ],
        ),
    ],
)
def test_one_line_for_each_that_differs(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str,
    status: int,
    printed: list[str],
) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(text, "utf-8")
    assert main(["law", "run", str(file)]) == status
    assert capsys.readouterr().out.splitlines() == printed


def test_json_is_a_list_in_the_order_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(AGREES + DIFFERS + UNREADABLE, "utf-8")
    assert main(["law", "run", str(file), "--json"]) == 2
    assert json.loads(capsys.readouterr().out) == [
        {"id": "a", "ok": True, "got": {"yuan": 4700, "payment_due": None}, "differs": {}},
        {
            "id": "b",
            "ok": False,
            "got": {"workday": False, "provisional": False},
            "differs": {"workday": [True, False]},
        },
        {"id": "c", "ok": False, "error": "method 不能是 gold。可以是：piece、page。"},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"- {id: a", "不是可以读的 YAML"),
        (b"id: a\n", "应当是案例的清单"),
        ("- 编号".encode("gb18030"), "不是 UTF-8"),
        (b"", "应当是案例的清单"),
    ],
)
def test_a_file_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes, said: str
) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_bytes(text)
    assert main(["law", "run", str(file)]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "run", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "broken",
    [
        "- {id: x, id: y, kind: fee}",
        "- {id: x, kind: calendar, date: 2026-02-30, expect: {workday: true}}",
        "- {id: x, kind: calendar, date: 2026-03-02, expect: {date: 2026-02-30}}",
        "- {id: x, [a]: b}",
        "- !!python/object/apply:os.getcwd []",
        "- {id: x, kind: privacy, text: a, expect: {found: [abc]}}",
        "- {id: x, kind: publish, what: government_budget, from: 9999-12-31, expect: {due: null}}",
        "- &x {id: x, kind: fee, method: page, pages: 31, expect: {yuan: *x}}",
    ],
)
def test_one_that_cannot_be_read_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(f"{broken}\n{AGREES}", "utf-8")
    assert main(["law", "run", str(file), "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert [each["ok"] for each in told] == [False, True]
    assert told[0]["error"]


def test_what_is_merged_in_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "scenarios.yaml"
    base = "- &base {id: a, kind: fee, method: page, pages: 250, expect: {yuan: 4700}}\n"
    file.write_text(base + "- {<<: *base, id: b, pages: 31, expect: {yuan: 10}}\n", "utf-8")
    assert main(["law", "run", str(file)]) == 0
    assert capsys.readouterr().out == ""
