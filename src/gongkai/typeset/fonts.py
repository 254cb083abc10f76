"""Which font serves which role: the office's own where it has it, else a free one."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from gongkai.refusal import Refusal

DATA = Path(__file__).parent / "data"
REGULAR, BOLD = 400, 700
FILES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


class Role(StrEnum):
    """What a typeface is for; data/fonts.toml names the fonts that can be it."""

    FANGSONG = "fangsong"
    KAI = "kai"
    TITLE = "title"
    HEI = "hei"
    SONG = "song"


HEADINGS = {1: Role.HEI, 2: Role.KAI, 3: Role.FANGSONG, 4: Role.FANGSONG}
"""The role of each level of headings."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a family. `own` is true where it is what the standard means, not a substitute."""

    family: str
    weight: int
    path: str
    index: int
    own: bool = False


@dataclass(frozen=True, slots=True)
class Fonts:
    """The chain of each role, best first, the folders in which they lie, and the files as found."""

    folders: tuple[str, ...]
    files: tuple[tuple[str, int, int], ...]
    chains: tuple[tuple[Face, ...], ...]

    def chain(self, role: Role) -> tuple[Face, ...]:
        """The faces in which a character is looked for, one after the other."""
        return self.chains[list(Role).index(role)]

    def substituted(self, role: Role) -> bool:
        """Whether the first of them only stands in for the real one."""
        return not self.chain(role)[0].own


@dataclass(frozen=True, slots=True)
class Wanted:
    """The families of a role: the real one and its likes, then those that stand in for it.

    `instead` and `kind` tell Word what to take where the real one is missing.
    """

    name: str
    instead: str
    kind: str
    own: tuple[str, ...]
    free: tuple[str, ...]


@cache
def wanted() -> Mapping[Role, Wanted]:
    """What data/fonts.toml says."""
    data = tomllib.loads((DATA / "fonts.toml").read_text("utf-8"))
    return {
        role: Wanted(
            data[role]["name"],
            data[role]["instead"],
            data[role]["kind"],
            tuple(data[role]["own"]),
            tuple(data[role]["free"]),
        )
        for role in Role
    }


def find(folder: Path | None = None) -> Fonts:
    """The fonts there are. One put into the office's folder counts from the next call on."""
    own = [folder] if folder and folder.is_dir() else []
    folders = [str(path) for path in (*own, *_packaged())]
    return _found(tuple(folders), tuple(_files(own)))


def _packaged() -> Iterator[Path]:
    try:
        import pylopdf_fonts_zh_cn as free
    except ImportError:
        return
    yield free.serif_path().parent


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """What changes when a font is added, taken away or replaced."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in FILES:
                stat = path.stat()
                yield str(path), stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=8)
def _found(folders: tuple[str, ...], files: tuple[tuple[str, int, int], ...]) -> Fonts:
    import typst

    listed: dict[str, list[Face]] = {}
    for font in typst.Fonts(False, False, list(folders)).fonts():
        if font.path and font.style == "normal":
            face = Face(font.family, font.weight, font.path, font.index)
            listed.setdefault(_key(font.family), []).append(face)
    chains = tuple(tuple(_chain(role, listed)) for role in Role)
    if not all(chains):
        raise Refusal("no_fonts")
    return Fonts(folders, files, chains)


def _chain(role: Role, listed: Mapping[str, list[Face]]) -> Iterator[Face]:
    weight = BOLD if role is Role.TITLE else REGULAR
    need = wanted()[role]
    seen = set[str]()
    for own, families in ((True, need.own), (False, need.free)):
        for key in map(_key, families):
            if key in listed and key not in seen:
                seen.add(key)
                best = min(listed[key], key=lambda face: abs(face.weight - weight))
                yield Face(best.family, best.weight, best.path, best.index, own)


def _key(family: str) -> str:
    return "".join(c for c in family.casefold() if c not in " -_")


def characters(face: Face) -> frozenset[str]:
    """All characters of which the font has a shape."""
    stat = Path(face.path).stat()
    return _characters(face.path, face.index, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=16)
def _characters(path: str, index: int, _size: int, _changed: int) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap() or ()))


def check(texts: Iterable[tuple[Role, str]], fonts: Fonts) -> None:
    """Refuse the first character that no font of its chain can show, instead of printing a box."""
    by_role: dict[Role, list[str]] = {}
    for role, text in texts:
        by_role.setdefault(role, []).append(text)
    for role, parts in by_role.items():
        missing = set().union(*parts) - {"\n"}
        for face in fonts.chain(role):
            missing -= missing and characters(face)
        if missing:
            raise _refusal(missing, parts)


def _refusal(missing: set[str], parts: Iterable[str]) -> Refusal:
    text, at = next((t, i) for t in parts for i, c in enumerate(t) if c in missing)
    shown = text[max(0, at - 8) : at + 9].replace("\n", " ")
    return Refusal(
        "no_glyph",
        character=text[at],
        codepoint=f"U+{ord(text[at]):04X}",
        place=shown,
    )
