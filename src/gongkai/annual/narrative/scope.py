"""Whose numbers, and of which year: what takes a number out of the tables of this report."""

from typing import NamedTuple

from gongkai.annual.narrative.lexicon import Token
from gongkai.annual.report import Report

_ORGANS = ("府", "局", "委", "厅", "办", "会", "院", "镇", "乡")
_ITSELF = ("我", "本机关", "本单位", "本部门", "本局")


class Scope(NamedTuple):
    """The report's year, its body, and whether it counts one organ ("own"), an "area", or "".

    Where that is not known, neither the numbers of an area nor those of its organ are its own.
    """

    year: int | None
    body: str
    kind: str

    @classmethod
    def of(cls, report: Report) -> "Scope":
        """The scope as the report has it."""
        body = (report.body or "").replace("人民政府", "政府")
        return cls(report.year, body, report.scope or "")

    @property
    def discloses_only(self) -> bool:
        """Whether disputes in this report are its own: the organs of justice decide others'."""
        return "司法" not in self.body

    def elsewhere(self, tokens: list[Token]) -> bool:
        """Whether the words before a number place it in another year or with other bodies."""
        other_year = other_body = until = False
        for token in tokens:
            kind = token.term.kind
            if kind == "year":
                other_year = self.year is not None and int(token.text[:4]) != self.year
            elif kind in ("other_year", "part_year"):
                other_year = True
            elif kind == "until":
                until = True
            elif kind == "this_year":
                other_year = until = False
            elif kind in ("area", "own", "parts"):
                other_body = self._is_other(kind, token.text)
        return other_year or other_body or until

    def _is_other(self, kind: str, text: str) -> bool:
        if self.body.endswith(text):
            return False
        if kind == "area":
            own_town = text[-1] in "镇乡" and self.body.endswith(("镇政府", "乡政府"))
            return self.kind != "area" and not own_town
        if kind == "parts" or self.kind == "area":
            return True
        if "政府" in text and self.less_body(text):
            return True
        return not self.kind and not text.startswith(_ITSELF)

    def less_body(self, words: str) -> str:
        """Words without the name of the report's own body, be it cut short: 市科委."""
        words = words.replace("人民政府", "政府")
        if len(words) < len("我局") or not (words in self.body or words.endswith(_ORGANS)):
            return words
        letters = iter(self.body)
        return "" if all(letter in letters for letter in words) else words
