"""No table of the data states a rule that nothing vouches for."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from gongkai.law.basis import basis
from gongkai.law.tables import DATA, table

BASIS = {"source", "from", "certainty"}
# The tables that state no rule: what they are instead.
STRUCTURAL = {
    r"path\.steps\[\d+\]": "the names of the seven steps",
    r"(parameters|publishing|remedies\.periods)\.\w+": "the name and unit of the rows in `values`",
    r"disputes\.periods\.\w+": "the name, start and unit of the rows in `values`",
    r"remedies\.described(\.\w+)?": "how whom we have no name for is called",
    r"remedies\.notice(\.subject|\.since)?": "the joints between the sentences of the notice",
}
FILES = sorted(
    path.relative_to(DATA).with_suffix("").as_posix()
    for path in DATA.rglob("*.toml")
    if not path.name.startswith("messages.")
)


def below(id: str, value: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The nearest tables in a value, however deep in lists, each with its place."""
    if isinstance(value, dict):
        yield id, value
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from below(f"{id}[{number}]", part)


def unfounded(id: str, row: Mapping[str, Any], *around: Mapping[str, Any]) -> Iterator[str]:
    """The tables that say something of their own and do not come to a whole basis."""
    inner = {key: list(below(f"{id}.{key}", value)) for key, value in row.items()}
    own = {key for key, found in inner.items() if not found}
    states = own - BASIS or (around and "source" in own)
    if states and not any(re.fullmatch(place, id) for place in STRUCTURAL):
        try:
            basis(row, *around)
        except (KeyError, ValueError):
            yield id
    for found in inner.values():
        for place, part in found:
            yield from unfounded(place, part, row, *around)


@pytest.mark.parametrize("name", FILES)
def test_every_table_comes_to_a_source_a_day_and_a_certainty(name: str) -> None:
    assert list(unfounded(name, table(name))) == []


@pytest.mark.parametrize("place", STRUCTURAL)
def test_no_table_is_excused_that_is_not_there(place: str) -> None:
    places = [id for name in FILES for id in _places(name, table(name))]
    assert any(re.fullmatch(place, id) for id in places)


def _places(id: str, row: Mapping[str, Any]) -> Iterator[str]:
    yield id
    for key, value in row.items():
        for place, part in below(f"{id}.{key}", value):
            yield from _places(place, part)


WHOLE = 'source = "条例第一条"\nfrom = 2019-05-15\ncertainty = "found"\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WHOLE + '[rule]\nlabel = "一"', []),
        ('[rule]\nlabel = "一"', ["f.rule"]),
        ('[[rules]]\ntext = "一"\nsource = "条例第一条"\nfrom = 2019-05-15', ["f.rules[0]"]),
        ('[a]\nvalues = [{ value = 1, from = 2019-05-15, certainty = "high" }]', ["f.a.values[0]"]),
        (WHOLE + '[rule]\nnumber = 1\ncertainty = "sure"', ["f.rule"]),
        ('certainty = "high"\n[step]\nsource = "条例第一条"', ["f.step"]),
        ('[a.b]\nc = [[{ text = "一" }]]', ["f.a.b.c[0][0]"]),
        ('label = "一"', ["f"]),
    ],
)
def test_a_table_without_a_basis_is_found(text: str, found: list[str]) -> None:
    assert list(unfounded("f", tomllib.loads(text))) == found
