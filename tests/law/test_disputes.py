"""Periods of the respondent, and where table 四 counts each end; dates as on a wall calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import state_council
from gongkai.law.disputes import (
    Counting,
    Instance,
    Procedure,
    Ruling,
    answer,
    appeal,
    choices,
    column,
    rulings,
)
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import DisputeResult

CALENDAR = state_council()
R, F, A, X = Instance.RECONSIDERATION, Instance.FIRST, Instance.APPEAL, Instance.RETRIAL
ORDINARY, SIMPLE = Procedure.ORDINARY, Procedure.SIMPLE


@pytest.mark.parametrize(
    ("instance", "procedure", "notified", "due", "source"),
    [
        # Monday 2 March 2026: ten working days, then five.
        (R, ORDINARY, date(2026, 3, 2), date(2026, 3, 16), "第四十八条"),
        (R, SIMPLE, date(2026, 3, 2), date(2026, 3, 9), "第五十四条"),
        # Over the National Day of 2025, with a Sunday and a Saturday worked.
        (R, ORDINARY, date(2025, 9, 26), date(2025, 10, 16), "第四十八条"),
        # Under the old law ten days, moved off a Sunday: 15 October 2023.
        (R, ORDINARY, date(2023, 10, 5), date(2023, 10, 16), "1999"),
        (R, ORDINARY, date(2023, 12, 31), date(2024, 1, 10), "1999"),
        (R, ORDINARY, date(2024, 1, 1), date(2024, 1, 15), "第八十八条第二款"),
        # Fifteen days: 17 March is a Tuesday; 4 October lies in a holiday that ends on the 8th.
        (F, ORDINARY, date(2026, 3, 2), date(2026, 3, 17), "第六十七条"),
        (F, SIMPLE, date(2026, 3, 2), date(2026, 3, 17), "第六十七条"),
        (F, ORDINARY, date(2025, 9, 19), date(2025, 10, 9), "第六十七条"),
        (A, ORDINARY, date(2026, 3, 2), date(2026, 3, 17), "第一百零八条"),
    ],
)
def test_when_answer_and_evidence_are_due(
    instance: Instance, procedure: Procedure, notified: date, due: date, source: str
) -> None:
    limit = answer(instance, procedure, notified, CALENDAR)
    assert limit is not None
    assert limit.due == due
    assert source in limit.basis.source


def test_the_law_sets_no_period_for_a_retrial() -> None:
    assert answer(X, ORDINARY, date(2026, 3, 2), CALENDAR) is None


@pytest.mark.parametrize(
    ("ruling", "due"),
    [
        (Ruling.REVOKED, date(2026, 3, 17)),
        (Ruling.CLAIM_REJECTED, date(2026, 3, 17)),
        (Ruling.DISMISSED, date(2026, 3, 12)),
        (Ruling.WITHDRAWN, None),
    ],
)
def test_until_when_an_end_can_be_appealed(ruling: Ruling, due: date | None) -> None:
    limit = appeal(ruling, date(2026, 3, 2), CALENDAR)
    assert (limit.due if limit else None) == due


@given(st.dates(date(2024, 1, 1), date(2027, 12, 1)), st.sampled_from(Procedure))
def test_a_limit_is_a_working_day_and_never_comes_earlier_for_a_later_notice(
    day: date, procedure: Procedure
) -> None:
    for instance in (R, F, A):
        first = answer(instance, procedure, day, CALENDAR)
        later = answer(instance, procedure, date.fromordinal(day.toordinal() + 1), CALENDAR)
        assert first and later
        assert CALENDAR.is_workday(first.due)
        assert day < first.due <= later.due


# What leaves the reply in force upholds it; what decides nothing about it is another result.
COLUMNS = {
    DisputeResult.UPHELD: "sustained claim_rejected",
    DisputeResult.OVERTURNED: "revoked partly_revoked changed unlawful void must_perform",
    DisputeResult.OTHER_RESULT: "withdrawn withdrawn_after_change mediated not_accepted dismissed"
    " terminated transferred",
    None: "affirmed remanded",
}


@pytest.mark.parametrize(("result", "known"), COLUMNS.items())
def test_where_each_end_is_counted(result: DisputeResult | None, known: str) -> None:
    assert {column(Ruling.of(each), Counting()) for each in known.split()} == {result}


def test_every_end_is_counted_somewhere_and_stands_in_the_data() -> None:
    assert " ".join(COLUMNS.values()).split() == list(map(str, Ruling))
    data = {name: row for name, row in table("disputes")["rulings"].items() if name in list(Ruling)}
    assert {name: row["label"] for name, row in data.items()} == {str(r): r.label for r in Ruling}
    for name, row in data.items():
        result = column(Ruling.of(name), Counting())
        assert (result.label in row["text"]) if result else ("表四" not in row["text"])


@pytest.mark.parametrize("name", ["mediated", "withdrawn_after_change"])
def test_an_open_column_is_a_setting(name: str) -> None:
    counting = Counting(**{f"{name}_counts_as": "overturned"})  # type: ignore[arg-type]
    assert column(Ruling.of(name), counting) is DisputeResult.OVERTURNED


def test_a_reconsideration_can_sustain_and_a_suit_cannot() -> None:
    assert Ruling.SUSTAINED in rulings(R)
    assert all(Ruling.SUSTAINED not in rulings(each) for each in (F, A, X))
    assert {Ruling.AFFIRMED, Ruling.REMANDED} <= set(rulings(A))
    assert Ruling.AFFIRMED not in rulings(F)


def test_each_setting_says_what_it_means() -> None:
    described = table("disputes")["settings"]
    assert {name: list(described[name]["choices"]) for name in choices()} == {
        name: list(known) for name, known in choices().items()
    }
    assert all(getattr(Counting(), name) == known[0] for name, known in choices().items())


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(Refusal):
        Counting(disputes_of_year="all")  # type: ignore[arg-type]
