"""A row of data says where it stands, or the table around it does."""

from datetime import date

import pytest

from gongkai.law.basis import Certainty, basis, earliest, in_force

FILE = {"source": "条例第二十条", "from": date(2019, 5, 15), "certainty": "found"}


def test_a_row_says_only_what_differs_from_its_tables() -> None:
    found = basis({"certainty": "open"}, {"source": "条例第二十一条", "certainty": "high"}, FILE)
    assert found == ("条例第二十一条", date(2019, 5, 15), Certainty.OPEN)


@pytest.mark.parametrize("missing", FILE)
def test_a_rule_that_nothing_vouches_for_is_an_error(missing: str) -> None:
    with pytest.raises(KeyError):
        basis({key: value for key, value in FILE.items() if key != missing})


def test_certainty_has_the_words_of_the_data() -> None:
    with pytest.raises(ValueError, match="sure"):
        basis({"certainty": "sure"}, FILE)


VERSIONS = [{"from": date(2024, 1, 1)}, {"from": date(2019, 5, 15)}]


@pytest.mark.parametrize(
    ("on", "held"),
    [
        (date(2019, 5, 14), None),
        (date(2019, 5, 15), VERSIONS[1]),
        (date(2023, 12, 31), VERSIONS[1]),
        (date(2024, 1, 1), VERSIONS[0]),
        (date(2050, 1, 1), VERSIONS[0]),
    ],
)
def test_the_version_of_a_day_is_the_last_that_came_by_then(
    on: date, held: dict[str, date] | None
) -> None:
    assert in_force(VERSIONS, on) is held


def test_the_earliest_version_is_known_in_whatever_order_they_stand() -> None:
    assert earliest(VERSIONS) is VERSIONS[1]
