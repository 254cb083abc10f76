"""Help and complaints, in the reader's language."""

import re

import pytest

import gongkai
from gongkai.cli import main
from gongkai.cli.words import language

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected


def printed(
    locale: str,
    *arguments: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[int, str]:
    """What a command line prints in a locale, and its exit status."""
    monkeypatch.setenv("LC_ALL", locale)
    status = main(arguments)
    found = capsys.readouterr()
    return status, found.out + found.err


LINES = [
    (("--help",), 0),
    ((), 0),
    (("check", "--help"), 0),
    (("compare", "--help"), 0),
    (("check",), 2),
    (("compare", "a"), 2),
    (("chekc",), 2),
    (("check", "a", "--perfect"), 2),
    (("check", "a", "--previous"), 2),
    (("check", "a", "--json=yes"), 2),
]


@pytest.mark.parametrize(("arguments", "status"), LINES)
def test_english_readers_see_no_chinese(
    arguments: tuple[str, ...],
    status: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = printed("en_GB.UTF-8", *arguments, capsys=capsys, monkeypatch=monkeypatch)
    assert found[0] == status
    assert not CHINESE.search(found[1])


@pytest.mark.parametrize(("arguments", "status"), LINES)
def test_chinese_readers_see_no_english_sentence(
    arguments: tuple[str, ...],
    status: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = printed("zh_CN.UTF-8", *arguments, capsys=capsys, monkeypatch=monkeypatch)
    assert found[0] == status
    assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", found[1])
    assert all(CHINESE.search(line) or len(line) < 80 for line in found[1].splitlines())


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gongkai {gongkai.__version__}\n"
