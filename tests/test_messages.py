"""What pure rooms say exists in Chinese and in English, with the same values in both."""

import tomllib
from pathlib import Path
from string import Formatter

import pytest

from tests.house import ROOT, short

CHINESE = sorted(ROOT.glob("src/gongkai/*/data/messages*.zh.toml"))


def placeholders(path: Path) -> dict[tuple[str, str], set[str]]:
    """The values that each template of a file wants."""
    return {
        (kind, code): {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        for kind, texts in tomllib.loads(path.read_text("utf-8")).items()
        for code, text in texts.items()
    }


def test_there_are_messages() -> None:
    assert CHINESE


@pytest.mark.parametrize("chinese", CHINESE, ids=short)
def test_each_message_has_an_english_twin(chinese: Path) -> None:
    english = chinese.with_name(chinese.name.replace(".zh.", ".en."))
    assert placeholders(chinese) == placeholders(english)


def test_no_two_files_of_a_room_say_the_same_code() -> None:
    seen: dict[tuple[Path, str, str], Path] = {}
    for path in CHINESE:
        for kind, code in placeholders(path):
            key = (path.parent, kind, code)
            assert key not in seen, f"{path.name} and {seen[key].name} both say {kind}.{code}"
            seen[key] = path


@pytest.mark.parametrize("path", CHINESE, ids=short)
@pytest.mark.parametrize("kind", ["finding", "refusal", "damage"])
def test_what_is_said_of_a_report_ends_as_a_sentence(path: Path, kind: str) -> None:
    texts = tomllib.loads(path.read_text("utf-8")).get(kind, {})
    assert [code for code, text in texts.items() if not text.endswith("。")] == []
