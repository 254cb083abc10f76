"""The open points of the law as settings."""

from dataclasses import fields

import pytest

from gongkai.law.policy import DEFAULT, Policy, choices
from gongkai.law.tables import table
from gongkai.refusal import Refusal


def test_each_setting_says_what_it_means_and_where_the_law_is_open() -> None:
    described = table("settings")
    assert list(described) == [field.name for field in fields(Policy)]
    for name, known in choices().items():
        assert list(described[name]["choices"]) == [str(one).lower() for one in known]
        assert described[name]["source"]


def test_the_default_comes_first() -> None:
    assert all(getattr(DEFAULT, name) == known[0] for name, known in choices().items())


@pytest.mark.parametrize(
    ("name", "value"),
    [("online_receipt", "tomorrow"), ("extension_survives_restart", 1), ("first_day", None)],
)
def test_an_unknown_choice_is_refused(name: str, value: object) -> None:
    with pytest.raises(Refusal) as refused:
        Policy(**{name: value})  # type: ignore[arg-type]
    assert refused.value.values["setting"] == name
