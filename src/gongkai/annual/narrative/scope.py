"""Whose numbers, and of which year: what takes a number out of the tables of this report."""

import re
from typing import NamedTuple

from gongkai.annual.narrative.lexicon import Token
from gongkai.annual.report import Report

_AREA_BODIES = ("人民政府", "管委会", "管理委员会", "行政公署")
_OTHERS = r"局|厅|委员会|街道|部门|单位|科室|[^全我本]镇|[^全我本]乡"
_DEPENDENT = ("下属", "所属", "分局", "中心", "基层", "各科", "各处")


class Scope(NamedTuple):
    """The report's year, its body, and whether it counts one organ ("own") or an "area"."""

    year: int | None
    body: str
    kind: str

    @classmethod
    def of(cls, report: Report) -> "Scope":
        """The scope as the report says it, else as the kind of body lets one expect."""
        body = (report.body or "").replace("人民政府", "政府")
        area = bool(report.body) and str(report.body).endswith(_AREA_BODIES)
        return cls(report.year, body, report.scope or ("area" if area else "own"))

    @property
    def discloses_only(self) -> bool:
        """Whether disputes in this report are its own: the organs of justice decide others'."""
        return "司法" not in self.body

    def elsewhere(self, tokens: list[Token]) -> bool:
        """Whether the words before a number place it in another year or with other bodies."""
        other_year = other_body = False
        for token in tokens:
            kind = token.term.kind
            if kind == "year":
                other_year = self.year is not None and int(token.text[:4]) != self.year
            elif kind in ("other_year", "part_year"):
                other_year = True
            elif kind == "this_year":
                other_year = False
            elif kind in ("area", "own", "parts"):
                other_body = self._is_other(kind, token.text)
        return other_year or other_body

    def _is_other(self, kind: str, text: str) -> bool:
        if self.body.endswith(text):
            return False
        if kind == "area":
            own_town = text[-1] in "镇乡" and self.body.endswith(("镇政府", "乡政府"))
            return self.kind != "area" and not own_town
        return kind == "parts" or self.kind == "area"

    def names_another(self, words: str) -> bool:
        """Whether the words in front of a verb name a body that is not the report's own."""
        if self.kind != "area":
            return any(word in words for word in _DEPENDENT)
        own = self.body and words.replace("人民政府", "政府").endswith(self.body)
        return not own and bool(re.search(_OTHERS, words))
