"""gongkai's own JSON, read back: little is enough, and nothing wrong gets in."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.check import check
from gongkai.annual.readers.native import read
from gongkai.refusal import Refusal

LITTLE = {
    "year": 2023,
    "form": {"proactive": "2021", "applications": None, "disputes": None},
    "cells": {"documents.government_rules.issued": 4, "fees.admin_fees.amount": "12.50"},
}


def data(**changes: object) -> bytes:
    """The smallest report, with changes."""
    return json.dumps({**LITTLE, **changes}).encode()


def test_year_form_and_cells_are_enough() -> None:
    found = read(data())
    assert found.year == 2023
    assert found.cells["documents.government_rules.issued"] == 4
    assert found.cells["fees.admin_fees.amount"] == Decimal("12.50")
    assert found.cells["documents.government_rules.in_force"] is None
    assert len(found.cells) == 10
    assert check(found)


def test_a_list_of_one_is_that_one() -> None:
    assert read(b"[" + data() + b"]") == read(data())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_unicode_encoding_will_do(encoding: str) -> None:
    text = json.dumps({**LITTLE, "body": "云溪市商务局"}, ensure_ascii=False)
    assert read(text.encode(encoding)).body == "云溪市商务局"


def test_a_number_with_a_point_is_kept_exactly() -> None:
    found = read(data().replace(b'"12.50"', b"59237.2449"))
    assert found.cells["fees.admin_fees.amount"] == Decimal("59237.2449")


def test_money_is_a_decimal_even_where_it_is_whole() -> None:
    found = read(data(cells={"fees.admin_fees.amount": 3}))
    assert isinstance(found.cells["fees.admin_fees.amount"], Decimal)


CELL = "documents.government_rules.issued"
REFUSED = [
    (b"", "json_broken"),
    (b'{"form": {', "json_broken"),
    (b"\xff\xfe\xfa", "json_broken"),
    (b"[" * 100_000, "json_broken"),
    (b'{"cells": ' + b"9" * 5000 + b"}", "json_broken"),
    (b"[]", "json_several"),
    (b"[" + data() + b"," + data() + b"]", "json_several"),
    (b"3", "json_no_report"),
    (b'[{"file": "a", "error": {"code": "x", "message": "y"}}]', "json_no_report"),
    (data(form="2021"), "json_key"),
    (data(form={"proactive": "1999"}), "json_form"),
    (data(form={"nowhere": "2021"}), "json_form"),
    (data(form={"proactive": 2021}), "json_form"),
    (data(form={"proactive": ["2021"]}), "json_form"),
    (data(cells=[1]), "json_key"),
    (data(cells={"a.b.c": 1}), "json_cell"),
    (data(cells={"disputes.direct_suit.total": 1}), "json_cell"),
    (data(cells={CELL: True}), "json_value"),
    (data(cells={CELL: "许多"}), "json_value"),
    (data(cells={CELL: "1e5"}), "json_value"),
    (data(cells={CELL: [1]}), "json_value"),
    (data(cells={CELL: "９"}), "json_value"),
    (data(cells={CELL: 10**31}), "json_value"),
    (data().replace(b"4", b"1e999999999", 1), "json_number"),
    (data().replace(b'"12.50"', b"NaN"), "json_number"),
    (data(year="2023"), "json_key"),
    (data(year=True), "json_key"),
    (data(sections={}), "json_key"),
    (data(sections=[{"number": "一"}]), "json_key"),
    (data(inferred=[1]), "json_key"),
    (data(marks={CELL: 1}), "json_key"),
    (data(damage=[{"code": "unheard_of"}]), "json_key"),
]


@pytest.mark.parametrize(("given", "code"), REFUSED)
def test_what_is_wrong_is_refused_by_name(given: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(given)
    assert refused.value.code == code


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)
KEYS = ["body", "year", "form", "cells", "sections", "damage", "marks", "inferred", "headers"]


@given(st.sampled_from(KEYS), ANYTHING)
def test_any_value_under_any_key_is_read_or_refused(key: str, value: object) -> None:
    try:
        found = read(data(**{key: value}))
    except Refusal:
        return
    assert len(found.cells) in {0, 10}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(given: bytes) -> None:
    with pytest.raises(Refusal):
        read(given)
