"""What a sheet would change, and doing it: all or nothing."""

from typing import Any

import pytest

from gongkai.office.bodies.actions import change, supervise
from gongkai.office.bodies.models import Body, Supervision
from gongkai.office.bodies.planning import apply, plan
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.sheets import Row, read
from gongkai.office.bodies.tree import Difference, What, export, standing
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.bodies.county import CREDIT_CODES, YEAR, bureau, county, somebody, told

pytestmark = pytest.mark.django_db
NEW = {"name": "某局", "kind": "政府工作部门", "level": "county", "parent": "yunxi"}


def sheet(*lines: dict[str, str]) -> list[Row]:
    """Rows as they would be read, the first below the headings."""
    return [Row(number, line) for number, line in enumerate(lines, 2)]


def wrong(*lines: dict[str, str]) -> list[tuple[int, str]]:
    """Each row that is wrong with the codes of why."""
    changes = plan(sheet(*lines)).changes
    return [(change.row, refusal.code) for change in changes for refusal in change.wrong]


def test_an_export_read_back_changes_nothing() -> None:
    cast = county()
    a = bureau(cast, "a")
    change(
        a,
        {"credit_code": CREDIT_CODES[0], "telephone": "0577-1", "division": "330300"},
        by=cast.system,
    )
    bureau(cast, "b", a)
    supervise(bureau(cast, "c"), a, YEAR + 1, by=cast.system)
    before = Entry.objects.count()
    planned = plan(read(export()))
    assert [each.what for each in planned.changes] == [What.UNCHANGED] * 4
    apply(planned, cast.system)
    assert Entry.objects.count() == before


def test_new_changed_moved_and_unchanged_are_told_apart_field_by_field() -> None:
    cast = county()
    bureau(cast, "a")
    bureau(cast, "b")
    planned = plan(
        sheet(
            {"code": "yunxi", "name": "云溪县人民政府"},
            {"code": "a", "telephone": "0577-1"},
            {"code": "b", "parent": "c", "first_year": str(YEAR), "name": "乙局"},
            {"code": "c", **NEW},
        )
    )
    assert [(each.row, each.what) for each in planned.changes] == [
        (2, What.UNCHANGED),
        (3, What.CHANGED),
        (4, What.MOVED),
        (5, What.NEW),
    ]
    assert planned.changes[1].differences == (Difference("telephone", "", "0577-1"),)
    assert set(planned.changes[2].differences) == {
        Difference("parent", "yunxi", "c"),
        Difference("first_year", "2020", str(YEAR)),
        Difference("name", "云溪县b局", "乙局"),
    }
    assert planned.changes[3].after["first_year"] == str(YEAR)
    assert Body.objects.count() == 3


def test_a_plan_is_done_through_the_actions_those_above_first() -> None:
    cast = county()
    a, b = bureau(cast, "a"), bureau(cast, "b")
    supervise(b, a, 2021, by=cast.system)
    year = str(YEAR)
    lines: list[dict[str, Any]] = [
        {"code": "a", "parent": "b", "first_year": year, "telephone": "0577-1"},
        {"code": "b", "parent": "d", "first_year": year},
        {"code": "e", **NEW, "parent": "d"},
        {"code": "d", **NEW, "credit_code": CREDIT_CODES[1]},
    ]
    planned = plan(sheet(*lines))
    assert not planned.wrong
    apply(planned, cast.system)
    found = standing()
    assert {code: values["parent"] for code, values in found.items()} == {
        "yunxi": "",
        "d": "yunxi",
        "b": "d",
        "a": "b",
        "e": "d",
    }
    assert (found["a"]["telephone"], found["d"]["credit_code"]) == ("0577-1", CREDIT_CODES[1])
    assert [type(each).__name__ for each in told(Body.objects.get(code="a"))] == [
        "Created",
        *["Supervised"] * 4,
        "Changed",
    ]
    assert not plan(sheet(*lines)).wrong
    assert {each.what for each in plan(sheet(*lines)).changes} == {What.UNCHANGED}


def test_a_body_above_all_is_founded_and_the_old_top_put_below_it() -> None:
    cast = county()
    city = {"code": "city", "name": "云州市", "kind": "government", "level": "city", "parent": ""}
    county_row = {"code": "yunxi", "parent": "city", "first_year": str(YEAR)}
    apply(plan(sheet(county_row, city)), cast.system)
    assert standing()["yunxi"]["parent"] == "city"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"code": "", **NEW}, "office-missing-field"),
        ({"code": "新局", **NEW}, "office-wrong-code"),
        ({"code": "n", "name": "某局", "level": "county"}, "office-missing-field"),
        ({"code": "n", **NEW, "kind": "某某"}, "office-wrong-choice"),
        ({"code": "n", **NEW, "credit_code": "1"}, "credit-code-length"),
        ({"code": "n", **NEW, "credit_code": CREDIT_CODES[0]}, "office-credit-code-taken"),
        ({"code": "n", **NEW, "parent": "nobody"}, "office-no-body"),
        ({"code": "n", **NEW, "first_year": "上年"}, "office-wrong-year"),
        ({"code": "n", **NEW, "parent": "n"}, "office-circle"),
        ({"code": "a", "name": ""}, "office-missing-field"),
        ({"code": "a", "parent": ""}, "office-row-no-parent"),
        ({"code": "a", "parent": "b"}, "office-row-no-year"),
        ({"code": "a", "parent": "b", "first_year": "2020"}, "office-row-same-year"),
        ({"code": "a", "parent": "yunxi", "first_year": "2022"}, "office-row-later"),
        ({"code": "yunxi", "parent": "a", "first_year": "2024"}, "office-circle"),
    ],
)
def test_a_row_that_is_wrong_says_why(line: dict[str, str], code: str) -> None:
    cast = county()
    change(bureau(cast, "a"), {"credit_code": CREDIT_CODES[0]}, by=cast.system)
    bureau(cast, "b")
    assert wrong(line) == [(2, code)]
    before = standing()
    with pytest.raises(Refusal, match="office-sheet-wrong"):
        apply(plan(sheet(line)), cast.system)
    assert standing() == before


def test_all_that_is_wrong_is_said_at_once() -> None:
    cast = county()
    bureau(cast, "a")
    line = {
        "code": "a",
        "telephone": "1" * 61,
        "email": "a",
        "parent": "nobody",
        "first_year": "2024",
    }
    assert wrong(line) == [
        (2, "office-wrong-field"),
        (2, "office-wrong-field"),
        (2, "office-no-body"),
    ]


def test_rows_are_compared_with_one_another() -> None:
    county()
    same = {**NEW, "credit_code": CREDIT_CODES[0]}
    assert wrong({"code": "a", **same}, {"code": "b", **same}) == [
        (2, "office-credit-code-taken"),
        (3, "office-credit-code-taken"),
    ]
    assert wrong({"code": "a", **NEW}, {"code": "a", **NEW}) == [(3, "office-row-twice")]
    assert wrong({"code": "a", **NEW, "parent": "b"}, {"code": "b", **NEW, "parent": "a"}) == [
        (2, "office-circle"),
        (3, "office-circle"),
    ]


def test_a_plan_that_is_no_longer_true_is_not_done() -> None:
    cast = county()
    a = bureau(cast, "a")
    planned = plan(sheet({"code": "a", "telephone": "0577-1"}))
    change(a, {"telephone": "0577-2"}, by=cast.system)
    with pytest.raises(Refusal, match="office-sheet-stale"):
        apply(planned, cast.system)
    a.refresh_from_db()
    assert a.telephone == "0577-2"


def test_a_forbidden_row_takes_the_others_back_and_is_remembered() -> None:
    cast = county()
    bureau(cast, "a")
    supervisor = somebody(cast, cast.body, Role.SUPERVISOR)
    planned = plan(sheet({"code": "n", **NEW}, {"code": "a", "telephone": "0577-1"}))
    with pytest.raises(Refusal, match="office-forbidden") as refused:
        apply(planned, supervisor)
    assert refused.value.__notes__ == ["3"]
    assert set(standing()) == {"yunxi", "a"}
    assert Supervision.objects.count() == 1
    entry = Entry.objects.latest("pk")
    assert (entry.kind, entry.subject, entry.by) == ("body.refused", "a", supervisor)


def test_what_is_forbidden_at_a_body_that_was_taken_back_is_remembered_at_the_first() -> None:
    cast = county()
    made = bureau(cast)
    supervisor = somebody(cast, made, Role.SUPERVISOR)
    lines = (
        {"code": "n", **NEW, "parent": "swj"},
        {"code": "swj", "parent": "n", "first_year": "2024"},
    )
    assert wrong(*lines) == [(2, "office-circle"), (3, "office-circle")]
    lines = lines[0], {"code": "top", **NEW, "parent": ""}
    with pytest.raises(Refusal, match="office-forbidden"):
        apply(plan(sheet(*lines)), supervisor)
    assert Entry.objects.latest("pk").subject == "yunxi"


@pytest.mark.parametrize("bodies", [5, 20])
def test_a_plan_asks_the_database_as_often_for_few_bodies_as_for_many(
    bodies: int,
    django_assert_num_queries: Any,  # noqa: ANN401
) -> None:
    cast = county()
    for number in range(bodies):
        bureau(cast, f"b{number}")
    rows = read(export())
    with django_assert_num_queries(2):
        plan(rows)
