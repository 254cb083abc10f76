"""Statutory numbers by date."""

from datetime import date

import pytest

from gongkai.law.parameters import limits, parameter
from gongkai.refusal import Refusal


def test_the_periods_of_the_regulations_of_2019() -> None:
    found = limits(date(2019, 5, 15))
    assert (found.reply_period, found.extension_most, found.supplement_notice) == (20, 20, 7)
    assert [found.answer(r) for r in ("third_party", "co_producer", "other_organ")] == [15] * 3
    assert found.payment_period == 20


def test_there_are_none_before() -> None:
    with pytest.raises(Refusal) as refused:
        limits(date(2019, 5, 14))
    assert refused.value.code == "case-before-regulations"
    with pytest.raises(Refusal) as refused:
        parameter("payment_period", date(2020, 12, 31))
    assert refused.value.values["first"] == date(2021, 1, 1)
