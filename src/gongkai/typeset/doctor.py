"""Which fonts a paper would be set in here, and how to get better ones."""

from dataclasses import dataclass
from pathlib import Path

from gongkai.typeset.fonts import Role, find, wanted
from gongkai.typeset.messages import say


@dataclass(frozen=True, slots=True)
class FontReport:
    """One role and the font that serves it; `file` is where that font lies."""

    role: Role
    wanted: str
    used: str
    file: str
    substituted: bool

    def sentence(self, language: str = "zh") -> str:
        """The same in words."""
        code = "substituted" if self.substituted else "own"
        return say("doctor", code, {"wanted": self.wanted, "used": self.used}, language)


def fonts_report(folder: Path | None = None) -> list[FontReport]:
    """All roles, the body's first. May raise Refusal `no_fonts`."""
    fonts = find(folder)
    return [
        FontReport(
            role,
            wanted()[role].name,
            fonts.chain(role)[0].family,
            fonts.chain(role)[0].path,
            fonts.substituted(role),
        )
        for role in Role
    ]


def advice(folder: Path | None = None, language: str = "zh") -> str:
    """What to do about substituted fonts, and nothing where there are none."""
    if folder and not folder.is_dir():
        return say("doctor", "no_folder", {"folder": folder}, language)
    if not any(line.substituted for line in fonts_report(folder)):
        return ""
    return say("doctor", "install" if folder else "set_folder", {"folder": folder}, language)
