"""The table of remedies: every rule is dated and cited, and every word is known."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongkai.law.basis import basis
from gongkai.law.policy import Policy, choices
from gongkai.law.remedies import BodyKind, Level, Organ, OtherAct
from gongkai.law.tables import table
from gongkai.words import Outcome

DATA = table("remedies")
TEXTS = ("described", "notice")


def rules(data: object) -> Iterator[dict[str, Any]]:
    """Every table below that states a rule: it says from when."""
    if isinstance(data, list):
        for each in data:
            yield from rules(each)
    elif isinstance(data, dict):
        if "from" in data:
            yield data
        for each in data.values():
            yield from rules(each)


def test_every_rule_is_cited_and_dated() -> None:
    found = [basis(row, DATA) for row in rules(DATA)]
    assert len(found) > 40
    assert all("第" in each.source and each.valid_from >= date(1999, 10, 1) for each in found)


def test_every_table_but_the_texts_states_a_rule() -> None:
    leaves = [name for name in DATA if name not in (*TEXTS, "certainty")]
    assert [name for name in leaves if not list(rules(DATA[name]))] == []


def test_the_rows_know_no_word_that_the_code_does_not() -> None:
    contested = {*Outcome, *OtherAct}
    assert {o for row in DATA["first"] for o in row["outcomes"]} <= contested
    assert set(DATA["grounds"]["outcomes"]) <= set(Outcome)
    assert {kind for row in DATA["organs"] for kind in row["kinds"]} == set(BodyKind)
    assert {level for row in DATA["organs"] for level in row["levels"]} == set(Level)
    assert {organ for row in DATA["organs"] for organ in row["organs"]} == set(Organ)
    assert {key for key in DATA["described"] if not key.endswith("department")} >= set(Organ) - {
        Organ.DEPARTMENT_ABOVE
    }


def test_a_setting_of_a_row_is_a_setting_of_the_policy() -> None:
    named = {row["setting"] for row in DATA["first"] if "setting" in row}
    assert named == {"registry_query_remedy", "no_reply_remedy"}
    assert named <= set(choices())
    assert all(getattr(Policy(), name) == "either" for name in named)


def test_no_kind_and_level_has_two_rows_from_one_day() -> None:
    cells = [
        (kind, level, row["from"])
        for row in DATA["organs"]
        for kind in row["kinds"]
        for level in row["levels"]
    ]
    assert len(cells) == len(set(cells))


def test_what_must_go_first_is_withheld_or_silent() -> None:
    firm = {o for row in DATA["first"] if "setting" not in row for o in row["outcomes"]}
    assert firm | {"registry_query"} == set(DATA["grounds"]["outcomes"])
