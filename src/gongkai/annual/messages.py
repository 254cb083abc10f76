"""Codes into sentences: one template file a language and part, Chinese being the source."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gongkai.refusal import Refusal

DATA = Path(__file__).parent / "data"

Texts = dict[str, dict[str, str]]


def templates(language: str) -> Texts:
    """All templates of one language ("zh", "en"), by kind and code."""
    found: Texts = {}
    for path in _files("", language):
        for kind, texts in _texts(path).items():
            found.setdefault(kind, {}).update(texts)
    return found


def say(kind: str, code: str, values: Mapping[str, object], language: str = "zh") -> str:
    """The sentence of a code, its named values filled in. Raises KeyError for an unknown code."""
    return _template(kind, code, language).format_map(values)


def refused(refusal: Refusal, language: str = "zh") -> str:
    """Why something was refused, by whichever room refused it."""
    try:
        return say("refusal", refusal.code, refusal.values, language)
    except KeyError:
        from gongkai.typeset import messages as typeset

        return typeset.say("refusal", refusal.code, refusal.values, language)


@cache
def _template(kind: str, code: str, language: str) -> str:
    """Looked for file by file: most runs say little, and need few of them."""
    for path in _files(kind, language):
        if template := _texts(path).get(kind, {}).get(code):
            return template
    raise KeyError(f"{kind}.{code}")


@cache
def _files(kind: str, language: str) -> list[Path]:
    """The template files, that which is named for the kind first."""
    paths = DATA.glob(f"messages.*.{language}.toml")
    return sorted(paths, key=lambda path: (f".{kind}." not in path.name, path.name))


@cache
def _texts(path: Path) -> Texts:
    return tomllib.loads(path.read_text("utf-8"))
