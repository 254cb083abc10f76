"""Codes into sentences, for what this room says to people."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def templates(language: str) -> dict[str, dict[str, str]]:
    """All templates of one language ("zh", "en"), by kind and code."""
    return tomllib.loads((DATA / f"messages.typeset.{language}.toml").read_text("utf-8"))


def say(kind: str, code: str, values: Mapping[str, object], language: str = "zh") -> str:
    """The sentence of a code, its named values filled in. Raises KeyError for an unknown code."""
    return templates(language)[kind][code].format_map(values)
