"""The words of the code against the official form and against the glossary."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from gongkai import law
from gongkai.annual.form import Block, load
from gongkai.words import Applicant, Decision, Dispute, DisputeResult, Outcome, Word

ROOT = Path(__file__).parents[1]
GLOSSARY = [
    line
    for line in (ROOT / "docs/glossary.md").read_text("utf-8").splitlines()
    if line.startswith("|")
]
FORM = load(ROOT / "src/gongkai/annual/forms/2021.toml")
KINDS = (Applicant, Decision, Dispute, DisputeResult, Outcome)
for module in walk_packages(law.__path__, "gongkai.law."):
    import_module(module.name)
OF_LAW = [kind for kind in Word.__subclasses__() if kind.__module__.startswith("gongkai.law.")]
NUMBERING = re.compile(r"^(?:（[一二三四五六七八九十]+）|\d+\.)")


def blocks(name: str) -> list[Block]:
    """The blocks of the form of 2021 that make up one table of cells."""
    return [block for table in FORM.tables for block in table.blocks if block.id == name]


def labels(kind: type[Word]) -> dict[str, str]:
    """The label of each id."""
    return {word.value: word.label for word in kind}


def printed(label: str) -> str:
    """A label of the form without its number and its remark in brackets."""
    return NUMBERING.sub("", label).split("（")[0]


def test_outcomes_are_the_leaves_of_table_three_in_order() -> None:
    leaves = [row for row in blocks("applications")[0].rows if row.outcome]
    assert [(row.id, printed(row.label)) for row in leaves] == list(labels(Outcome).items())


def test_applicants_are_the_columns_of_table_three_before_the_total() -> None:
    columns = blocks("applications")[0].columns
    assert {c.id: c.label for c in columns if c.id != "total"} == labels(Applicant)


def test_decisions_are_the_rows_of_table_two() -> None:
    rows = [row for block in blocks("decisions") for row in block.rows]
    assert {row.id: row.label for row in rows} == labels(Decision)


def test_disputes_are_the_groups_of_table_four_and_their_results_its_columns() -> None:
    (block,) = blocks("disputes")
    assert {row.id: row.label for row in block.rows} == labels(Dispute)
    assert {c.id: c.label for c in block.columns if c.id != "total"} == labels(DisputeResult)


@pytest.mark.parametrize("word", [word for kind in KINDS for word in kind], ids=repr)
def test_every_word_stands_in_the_glossary(word: Word) -> None:
    rows = [row for row in GLOSSARY if f"`{word.value}`" in row]
    assert any(word.label in row for row in rows), (
        f"docs/glossary.md has no row with `{word.value}` and {word}"
    )


@pytest.mark.parametrize("word", [word for kind in OF_LAW for word in kind], ids=repr)
def test_every_word_of_the_law_has_a_row_that_names_its_enum(word: Word) -> None:
    rows = [row for row in GLOSSARY if row.startswith(f"| {word.label} | `{word.value}` |")]
    assert any(f"{type(word).__name__}`" in row for row in rows), (
        f"docs/glossary.md has no row for {word!r}, {word.label}"
    )


def test_a_word_is_its_id() -> None:
    assert f"{Outcome.NOT_HELD}" == "not_held"
    assert Outcome.NOT_HELD.label == "本机关不掌握相关政府信息"
    assert {word.value: word for word in Outcome}["not_held"] is Outcome.NOT_HELD
