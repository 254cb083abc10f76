"""Reports as JSON: what the schema says, and the way back."""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from gongkai.annual.check import check
from gongkai.annual.compare import compare
from gongkai.annual.document import Place
from gongkai.annual.readers.native import read
from gongkai.annual.report import Damage, Report
from gongkai.annual.serial import comparison_json, error_json, to_json
from gongkai.refusal import Refusal
from tests.reports import balanced, busy, form, report

SCHEMA = Path(__file__).parents[2] / "docs" / "schema"


def valid(found: object, schema: str = "check") -> object:
    """The same, once the schema has found nothing wrong with it."""
    rules = json.loads((SCHEMA / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.Draft202012Validator(rules).validate(found)
    return found


def faulty() -> Report:
    """A report with every kind of value and a fault of every kind of this room."""
    found = busy(cells={"applications.disclosed.total": 1, "applications.received.research": None})
    found.cells["applications.repeated.total"] = Decimal("1.5")
    found.cells["fees.admin_fees.amount"] = Decimal("59237.2449")
    found.marks["applications.received.research"] = "/"
    found.headers["fees.admin_fees.amount"] = "本年收费金额（单位：元）"
    found.inferred = frozenset({"documents.government_rules.issued"})
    found.damage.append(
        Damage("extra_value", Place(table=3, row=4, text="0 0"), (), {"extra": "0", "label": ""})
    )
    return found


def test_the_output_is_what_the_schema_says() -> None:
    of = faulty()
    found = to_json(of, check(of), "a.html")
    assert found["findings"]
    valid([json.loads(json.dumps(found)), error_json(Refusal("json_no_report"), "b.json")])


def test_a_blank_is_null_money_is_a_string_and_a_count_a_number() -> None:
    of = faulty()
    cells = to_json(of, [], "a")["cells"]
    assert isinstance(cells, dict)
    assert cells["applications.received.research"] is None
    assert cells["applications.repeated.total"] == "1.5"
    assert cells["applications.received.total"] == 57
    assert cells["fees.admin_fees.amount"] == "59237.2449"
    zero = to_json(report(cells={"fees.admin_fees.amount": 0}), [], "a")["cells"]
    assert isinstance(zero, dict)
    assert zero["fees.admin_fees.amount"] == "0"


def test_decimals_are_written_without_an_exponent() -> None:
    of = report(cells={"fees.admin_fees.amount": Decimal("1E+3")})
    cells = to_json(of, [], "a")["cells"]
    assert isinstance(cells, dict)
    assert cells["fees.admin_fees.amount"] == "1000"


def test_cells_stand_in_the_printed_order_of_the_forms() -> None:
    of = busy()
    of.cells = dict(reversed(of.cells.items()))
    cells = to_json(of, [], "a")["cells"]
    assert isinstance(cells, dict)
    assert list(cells) == list(form("2021").cells)


def test_a_mixed_report_has_the_cells_of_each_tables_form() -> None:
    of = report()
    of.form = {"proactive": "2021", "applications": "2019", "disputes": None}
    cells = to_json(of, [], "a")["cells"]
    assert isinstance(cells, dict)
    assert "applications.other_handling_all.total" in cells
    assert "applications.other_handling.total" not in cells
    assert not [cell for cell in cells if cell.startswith("disputes.")]


def test_a_finding_says_where_what_and_why() -> None:
    of = faulty()
    of.places["applications.disclosed.total"] = Place(page=2, table=5, row=6, column=9)
    findings = to_json(of, check(of), "a")["findings"]
    assert isinstance(findings, list)
    (found,) = [f for f in findings if f["code"] == "outcome-sum" and "total" in f["cells"][0]]
    assert found["level"] == "error"
    assert found["place"] == {"page": 2, "table": 5, "row": 6, "column": 9, "text": ""}
    assert found["basis"].startswith("国办公开办函")
    assert "应为" in found["message"]


def test_a_comparison_is_what_the_schema_says() -> None:
    found = comparison_json(compare(faulty(), report("2019")))
    assert found["cells"]
    assert found["passages"]
    valid(json.loads(json.dumps(found)), "compare")


@pytest.mark.parametrize("broken", [{"file": "a"}, {"file": "a", "error": "no"}, {"cells": {}}])
def test_the_schema_refuses_what_is_neither_report_nor_error(broken: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        valid([broken])


def test_a_report_comes_back_as_it_went_out() -> None:
    of = faulty()
    back = read(json.dumps([to_json(of, check(of), "a")]).encode())
    assert back == of


@given(balanced())
def test_every_balanced_report_comes_back(of: Report) -> None:
    assert read(json.dumps(to_json(of, [], "a"), ensure_ascii=False).encode()) == of
