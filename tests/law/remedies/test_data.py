"""The table of remedies: every word is known, and no two rows speak of the same."""

from gongkai.law.letters import Letter
from gongkai.law.outcomes import RemedyKind
from gongkai.law.policy import Policy, choices
from gongkai.law.remedies import BodyKind, Level, Organ, OtherAct, OtherGround
from gongkai.law.tables import table
from gongkai.words import Outcome

DATA = table("remedies")
FIRST = [row for rows in DATA["first"].values() for row in rows]


def test_the_rows_know_no_word_that_the_code_does_not() -> None:
    assert DATA["first"].keys() == {RemedyKind.REFUSAL, RemedyKind.REGISTRY, OtherAct.NO_REPLY}
    assert set(DATA["grounds"]["kinds"]) <= {*RemedyKind, *OtherGround}
    assert set(DATA["grounds"]["with"]) <= set(Outcome)
    assert {letter for row in DATA["procedural"] for letter in row["notices"]} <= set(Letter)
    assert {kind for row in DATA["organs"] for kind in row["kinds"]} == set(BodyKind)
    assert {level for row in DATA["organs"] for level in row["levels"]} == set(Level)
    assert {organ for row in DATA["organs"] for organ in row["organs"]} == set(Organ)
    assert {key for key in DATA["described"] if not key.endswith("department")} >= set(Organ) - {
        Organ.DEPARTMENT_ABOVE
    }


def test_a_setting_of_a_row_is_a_setting_of_the_policy() -> None:
    named = {row["setting"] for row in FIRST if "setting" in row}
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
