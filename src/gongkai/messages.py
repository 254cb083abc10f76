"""Codes into sentences: each room has its template files, Chinese being the source."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

Texts = dict[str, dict[str, str]]


class Messages:
    """The templates of one room: files `messages.<part>.<language>.toml` in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def templates(self, language: str) -> Texts:
        """All templates of one language ("zh", "en"), by kind and code."""
        found: Texts = {}
        for path in _files(self.folder, "", language):
            for kind, texts in _texts(path).items():
                found.setdefault(kind, {}).update(texts)
        return found

    def say(self, kind: str, code: str, values: Mapping[str, object], language: str = "zh") -> str:
        """The sentence of a code, its named values filled in. Raises KeyError if unknown."""
        return say((self,), kind, code, values, language)


def say(
    rooms: Iterable[Messages], kind: str, code: str, values: Mapping[str, object], language: str
) -> str:
    """The sentence of a code by the first room that has one. Raises KeyError if none has."""
    for room in rooms:
        if template := _template(room.folder, kind, code, language):
            return template.format_map(values)
    raise KeyError(f"{kind}.{code}")


@cache
def _template(folder: Path, kind: str, code: str, language: str) -> str | None:
    """Looked for file by file: most runs say little, and need few of them."""
    for path in _files(folder, kind, language):
        if template := _texts(path).get(kind, {}).get(code):
            return template
    return None


@cache
def _files(folder: Path, kind: str, language: str) -> list[Path]:
    """The template files, that which is named for the kind first."""
    paths = folder.glob(f"messages.*.{language}.toml")
    return sorted(paths, key=lambda path: (f".{kind}." not in path.name, path.name))


@cache
def _texts(path: Path) -> Texts:
    return tomllib.loads(path.read_text("utf-8"))
