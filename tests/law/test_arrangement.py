"""Which arrangements of holidays cannot be right."""

import tomllib
from datetime import date
from typing import Any

import pytest

from gongkai.law.arrangement import arrangement, faults
from gongkai.law.tables import DATA
from gongkai.refusal import Refusal
from tests.office.calendars.notices import SPRING, notice


@pytest.mark.parametrize("path", sorted((DATA / "calendar").glob("*.toml")), ids=lambda p: p.stem)
def test_every_year_of_the_release_is_sound(path: Any) -> None:  # noqa: ANN401
    assert faults(tomllib.loads(path.read_text("utf-8"))) == []


def test_a_sound_year_is_read() -> None:
    year = arrangement(notice())
    assert date(2027, 2, 9) in year.off
    assert date(2027, 2, 20) in year.made_up


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"holidays": notice()["holidays"][1:]}, "calendar-festival-worked"),
        ({"holidays": []}, "calendar-festival-worked"),
        (
            {"holidays": [*notice()["holidays"], {"first": SPRING, "last": SPRING}]},
            "calendar-overlap",
        ),
        (
            {"holidays": [{**notice()["holidays"][0], "made_up": [date(2027, 1, 4)]}]},
            "calendar-no-weekend",
        ),
        (
            {"holidays": [{"first": date(2027, 1, 3), "last": date(2027, 1, 1)}]},
            "calendar-backwards",
        ),
        (
            {"holidays": [{"first": date(2028, 1, 1), "last": date(2028, 1, 1)}]},
            "calendar-other-year",
        ),
        ({"holidays": [{"first": SPRING, "last": SPRING, "made_up": [SPRING]}]}, "calendar-both"),
        ({"year": "2027"}, "scenario-wrong-type"),
        ({"weather": "fine"}, "scenario-unknown-key"),
        ({"year": 2028}, "calendar-other-year"),
        ({"year": 0}, "calendar-unknown-year"),
        ({"year": 10_000}, "calendar-unknown-year"),
        ({"year": 2300, "holidays": []}, "calendar-unknown-year"),
    ],
)
def test_what_cannot_be_right_is_named(changed: dict[str, Any], code: str) -> None:
    assert code in [fault.code for fault in faults({**notice(), **changed})]
    with pytest.raises(Refusal):
        arrangement({**notice(), **changed})


def test_all_that_is_wrong_is_named_at_once() -> None:
    holidays = [{**notice()["holidays"][0], "made_up": [date(2027, 1, 4), date(2027, 1, 5)]}]
    found = faults({**notice(), "holidays": holidays})
    codes = [fault.code for fault in found]
    assert codes == ["calendar-no-weekend"] * 2 + ["calendar-festival-worked"] * 6
    assert found[2].values["holiday"] == "春节"
    assert found[2].values["days"] == "2027-02-05、2027-02-06、2027-02-07、2027-02-08"
