"""Which of the five aspects the overview speaks of, each with the sentence that shows it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.annual.labels import widths

RULES = Path(__file__).parents[1] / "data" / "aspects.toml"

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_HEADING = re.compile(
    r"^(?:[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．]|[一二三四五六七八九]是)"
    r"(?P<words>[^。;:]{2,30})"
)
_SHORT = 32  # a line of so few characters is a heading as a whole, else up to its first comma
_TITLE = 14  # what runs on before a comma is no heading beyond so many


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect: its label, its headings, what alone shows it, and what does so in pairs."""

    id: str
    label: str
    headings: re.Pattern[str]
    says: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], ...], ...]
    unless: re.Pattern[str]

    def heads(self, heading: str) -> bool:
        """Whether a heading announces this aspect."""
        return bool(self.headings.search(heading))

    def shown_by(self, sentence: str) -> bool:
        """Whether a sentence without spaces, in half-width signs, speaks of this aspect."""
        said = self.unless.sub("", sentence)
        return bool(self.says.search(said)) or any(
            all(part.search(said) for part in pair) for pair in self.pairs
        )


def _head(heading: re.Match[str]) -> str:
    words = heading["words"]
    if len(heading.string) <= _SHORT:
        return words
    first = words.partition(",")[0]
    return first if len(first) <= _TITLE else ""


@cache
def rules() -> tuple[tuple[Aspect, ...], re.Pattern[str]]:
    """The aspects, and the sentences in which none is looked for."""
    data = tomllib.loads(RULES.read_text("utf-8"))
    found = tuple(_aspect(name, rule) for name, rule in data["aspects"].items())
    return found, re.compile(data["skip"])


def _aspect(name: str, rule: dict[str, Any]) -> Aspect:
    return Aspect(
        name,
        rule["label"],
        _any(rule["headings"]),
        _any(rule["says"]),
        tuple(tuple(map(re.compile, pair)) for pair in rule["pairs"]),
        _any(rule["unless"]),
    )


def _any(parts: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts))


def aspects(text: str) -> dict[str, str]:
    """Each aspect that a text speaks of, with the first sentence that shows it.

    A heading is enough to show an aspect, but a sentence that says more is better evidence.
    """
    wanted, skip = rules()
    found: dict[str, str] = {}
    headed: dict[str, str] = {}
    for match in _SENTENCE.finditer(text):
        sentence = widths("".join(match[0].split()))
        if not sentence or skip.search(sentence):
            continue
        heading = _HEADING.match(sentence)
        words = _head(heading) if heading else ""
        whole = bool(heading) and len(sentence) <= _SHORT
        for aspect in wanted:
            if aspect.id not in headed and words and aspect.heads(words):
                headed[aspect.id] = match[0].strip()
            if aspect.id not in found and not whole and aspect.shown_by(sentence):
                found[aspect.id] = match[0].strip()
        if len(found) == len(wanted):
            break
    return {
        a.id: found.get(a.id) or headed[a.id] for a in wanted if a.id in found or a.id in headed
    }


def headed(heading: str) -> bool:
    """Whether a heading is that of an aspect, and so belongs within the overview."""
    return any(aspect.heads(heading) for aspect in rules()[0])


def label(aspect: str) -> str:
    """What the form calls an aspect."""
    return next((a.label for a in rules()[0] if a.id == aspect), aspect)
