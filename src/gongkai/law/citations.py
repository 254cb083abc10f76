"""Every rule of this room with its citation, collected from the data files."""

import re
from collections import ChainMap
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, Row, basis
from gongkai.law.catalogue import Locality, Validity
from gongkai.law.evidence import Evidence
from gongkai.law.fees import Method
from gongkai.law.letters import Letter
from gongkai.law.messages import templates
from gongkai.law.parameters import parameter
from gongkai.law.privacy.find import Kind
from gongkai.law.remedies import BodyKind, Level, Organ
from gongkai.law.tables import DATA, table
from gongkai.numerals import numeral
from gongkai.words import Applicant, Outcome, Word

# A law by its name, with the year of its version in brackets if it stands there, and an article.
ARTICLE = re.compile(
    r"(?P<law>[^；、，第（）]*(?:（[^第）]*）)?)第(?P<number>[零一二三四五六七八九十百]+)条|[（）]"
)
UNITS = {"workdays": "个工作日", "days": "日"}
LABELS = ("label", "citation", "name")

# The words after which the rows of a table are called that have no label of their own.
NAMES: dict[str, type[Word]] = {
    "outcomes": Outcome,
    "letters": Letter,
    "evidence": Evidence,
    "path.exempt": Outcome,
    "privacy.kinds": Kind,
    "catalogue": Locality,
    "catalogue.validity": Validity,
    "fees": Method,
}
# The keys of a row that hold ids of words, in the order in which they are read out.
WORDS: dict[str, type[Word]] = {
    "kinds": BodyKind,
    "levels": Level,
    "organs": Organ,
    "column": Applicant,
    "outcome": Outcome,
    "letter": Letter,
    "notices": Letter,
}


class Rule(NamedTuple):
    """One rule: where it lies in the data, what it says, where it stands, who may change it.

    `id` is the file and the keys that lead to the rule; `says` is its number or its sentence, ""
    where its label says all.
    """

    id: str
    label: str
    says: str
    basis: Basis
    setting: str | None


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, file by file."""
    paths = sorted(path for path in DATA.rglob("*.toml") if not path.name.startswith("messages."))
    names = (path.relative_to(DATA).with_suffix("").as_posix() for path in paths)
    return tuple(rule for name in names for rule in _walk(name, table(name), ()))


def _tables(id: str, row: Row) -> Iterator[tuple[str, Row]]:
    """The tables right below one, each with the id by which a rule is known."""
    for key, value in row.items():
        if isinstance(value, dict):
            yield f"{id}.{key}", value
        elif isinstance(value, list):
            for number, part in enumerate(value):
                if isinstance(part, dict):
                    yield f"{id}.{part.get('id', f'{key}[{number}]')}", part


def _walk(id: str, row: Row, around: tuple[Row, ...], *, within: bool = False) -> Iterator[Rule]:
    """A table with a name or a number states a rule, if it cites a source.

    Where it cites none of its own it rests on that around it; but `within` a rule it is a part of
    that rule.
    """
    chain = (row, *around)
    name = _name(id, row)
    cites = "source" in row or (not within and any("source" in each for each in around))
    stated = cites and bool(name or _number(chain))
    if stated:
        label = name or next(str(each["label"]) for each in around if "label" in each)
        yield Rule(id, label, _says(chain, label), basis(*chain), row.get("setting"))
    for below, part in _tables(id, row):
        yield from _walk(below, part, chain, within=within or stated)


def _name(id: str, row: Row) -> str:
    """What a row is called: its label, its question, its word, or the sentence of its step."""
    parent, _, code = id.rpartition(".")
    if label := next((str(row[key]) for key in LABELS if key in row), ""):
        return label
    if {"text", "help"} <= row.keys():
        return str(row["text"])
    if parent in NAMES and code in list(NAMES[parent]):
        return NAMES[parent].of(code).label
    return re.sub(r"\{\w+\}", "…", templates("zh")["step"][code]) if parent == "steps" else ""


def _says(chain: tuple[Row, ...], label: str) -> str:
    """The number of a rule with its unit, else whom it names and its sentence, else its parts."""
    row = chain[0]
    texts = (str(row[key]) for key in ("text", "help") if key in row)
    text = next((text for text in texts if text != label), "")
    said = "：".join(filter(None, (_words(row), re.sub(r"\{(\w+)\}", _filled, text))))
    return _number(chain) or said or _parts(row)


def _number(chain: tuple[Row, ...]) -> str:
    """The number of a rule with its unit, and from when it is counted where that is said."""
    row, whole = chain[0], ChainMap(*map(dict, chain))
    found = row.get("value", row.get("number"))
    if not isinstance(found, int):
        return ""
    unit = UNITS.get(whole.get("unit", ""))
    return " ".join(filter(None, (whole.get("starts"), str(found), unit)))


def _parts(row: Row) -> str:
    """What a rule names one by one: its choices, or the rows below it."""
    if "choices" in row:
        return "；".join(row["choices"].values())
    names = (
        str(part[key]) for _, part in _tables("", row) for key in ("label", "name") if key in part
    )
    return "、".join(names)


def _filled(name: re.Match[str]) -> str:
    """The newest value of a parameter; a mark for what is only known in a case."""
    known = name[1] in table("parameters")
    return str(parameter(name[1], date.max)["value"]) if known else "…"


def _words(row: Row) -> str:
    """The words of a row by their labels: who, and what holds for them."""
    parts = []
    for key, kind in WORDS.items():
        ids: Any = row.get(key, [])
        ids = ids if isinstance(ids, list) else [ids]
        parts.append("、".join(word.label for word in kind if word in ids))
    return "；".join(filter(None, parts))


def cite(article: int, law: str = "条例") -> tuple[Rule, ...]:
    """The rules that rest on an article of a law, by the short name that citations use."""
    return tuple(rule for rule in rules() if article in cited(rule.basis.source, law))


def cited(source: str, law: str) -> set[int]:
    """The articles of a law that a citation names; 第十四条至第十六条 are three of them."""
    found: set[int] = set()
    outside: list[str] = []
    current, last = "", 0
    for match in ARTICLE.finditer(source):
        if match[0] == "（":
            outside.append(current)
        elif match[0] == "）":
            current = outside.pop() if outside else current
        else:
            name = match["law"].strip("《》").removeprefix("参照")
            number = numeral(match["number"])
            current = current if name in {"", "至", "和"} else name
            if current == law:
                found |= set(range(last, number)) if name == "至" else set()
                found.add(number)
            last = number
    return found
