"""Every rule of this room with its citation, collected from the data files."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.messages import templates
from gongkai.law.outcomes import Evidence, Letter
from gongkai.law.privacy.find import Kind
from gongkai.law.remedies import BodyKind, Level, Organ, OtherAct
from gongkai.law.tables import DATA, table
from gongkai.words import Applicant, Outcome, Word

LABELS = ("label", "citation", "name")
ARTICLE = re.compile(r"(?P<law>[^；、，第]*)第(?P<first>[零一二三四五六七八九十百]+)条")
UNITS = {"workdays": "个工作日", "days": "日", "months": "个月"}
DIGITS = "零一二三四五六七八九"


# The keys of a row that hold ids of words, in the order in which they are read out.
WORDS: dict[str, tuple[type[Word], ...]] = {
    "outcomes": (Outcome, OtherAct),
    "kinds": (BodyKind,),
    "levels": (Level,),
    "organs": (Organ,),
    "column": (Applicant,),
}


# The files whose rows are named by a word.
NAMES: dict[str, tuple[type[Word], ...]] = {
    "outcomes": (Outcome,),
    "letters": (Letter,),
    "evidence": (Evidence,),
    "path": (Outcome,),
    "privacy": (Kind,),
}


class Rule(NamedTuple):
    """One rule: where it lies in the data, what it says, where it stands, who may change it.

    `id` is the file and the keys that lead to the rule; `says` is its number or its sentence.
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
    found = [rule for name in names for rule in _walk(name, table(name), ())]
    return tuple(each if each.label else each._replace(label=_named(each)) for each in found)


def _named(rule: Rule) -> str:
    """The name of a rule whose row has none: a word's, a step's sentence, or what it says."""
    code = rule.id.rpartition(".")[2]
    for kind in NAMES.get(rule.id.partition(".")[0], ()):
        if code in list(kind):
            return kind.of(code).label
    sentence = re.sub(r"\{\w+\}", "…", templates("zh")["step"].get(code, ""))
    return sentence or rule.says or code


def _walk(id: str, row: Mapping[str, Any], around: tuple[Mapping[str, Any], ...]) -> Iterator[Rule]:
    """A table that cites a source states a rule; what it does not say stands in those around it.

    The head of a file that has no label of its own only says what its rows inherit.
    """
    chain = (row, *around)
    label = next((str(each[key]) for each in chain for key in LABELS if key in each), "")
    if not label and {"text", "help"} <= row.keys():
        label = row["text"]
    if "source" in row and (around or label):
        yield Rule(id, label, _says(chain, label), basis(*chain), row.get("setting"))
    for key, value in row.items():
        if isinstance(value, dict):
            yield from _walk(f"{id}.{key}", value, chain)
        elif isinstance(value, list):
            for number, part in enumerate(value):
                if isinstance(part, dict):
                    yield from _walk(f"{id}.{part.get('id', f'{key}[{number}]')}", part, chain)


def _says(chain: tuple[Mapping[str, Any], ...], label: str) -> str:
    """The number of a rule with its unit, else its sentence, where that is not its label."""
    row = chain[0]
    for key in ("value", "number"):
        if isinstance(row.get(key), int):
            unit = next((each["unit"] for each in chain if "unit" in each), "")
            return f"{row[key]} {UNITS.get(unit, unit)}".strip()
    texts = (str(row[key]) for key in ("text", "help") if key in row)
    return next((text for text in texts if text != label), _words(row))


def _words(row: Mapping[str, Any]) -> str:
    """The words of a row by their labels: who, and what holds for them."""
    parts = []
    for key, kinds in WORDS.items():
        ids = row.get(key, [])
        ids = ids if isinstance(ids, list) else [ids]
        parts.append("、".join(word.label for kind in kinds for word in kind if word in ids))
    return "；".join(filter(None, parts))


def cite(article: int, law: str = "条例") -> tuple[Rule, ...]:
    """The rules that rest on an article of a law, by the short name that citations use."""
    return tuple(rule for rule in rules() if article in cited(rule.basis.source, law))


def cited(source: str, law: str) -> set[int]:
    """The articles of a law that a citation names; 第十四条至第十六条 are three of them."""
    found: set[int] = set()
    current, last = "", None
    for match in ARTICLE.finditer(source):
        name = match["law"].strip("《》").removeprefix("参照")
        number = _number(match["first"])
        reaches = name == "至"
        current = current if name in {"", "至", "和"} else name
        if current == law:
            found |= set(range(last, number)) if reaches and last else set()
            found.add(number)
        last = number
    return found


def _number(text: str) -> int:
    """A Chinese number below a thousand."""
    hundreds, _, rest = text.rpartition("百")
    tens, ten, units = rest.rpartition("十")
    tens_value = (DIGITS.index(tens[-1]) if tens else 1) * 10 if ten else 0
    unit_value = DIGITS.index(units[-1]) if units else 0
    return (DIGITS.index(hundreds) * 100 if hundreds else 0) + tens_value + unit_value
