"""Codes into sentences: one template file a language, Chinese being the source."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def templates(language: str) -> dict[str, dict[str, str]]:
    """All templates of one language ("zh", "en"), by kind and code."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(DATA.glob(f"messages*.{language}.toml")):
        for kind, texts in tomllib.loads(path.read_text("utf-8")).items():
            found.setdefault(kind, {}).update(texts)
    return found


def say(kind: str, code: str, values: Mapping[str, object], language: str = "zh") -> str:
    """The sentence of a code, its named values filled in. Raises KeyError for an unknown code."""
    return templates(language)[kind][code].format_map(values)
