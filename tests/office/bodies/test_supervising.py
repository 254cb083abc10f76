"""Whom a body reports to in which year."""

from collections.abc import Sequence

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.office.bodies import said as say
from gongkai.office.bodies.access import HIGHEST, ancestors
from gongkai.office.bodies.actions import supervise
from gongkai.office.bodies.models import Body, Supervision
from gongkai.refusal import Refusal
from tests.office.bodies.county import YEAR, County, bureau, county, told

pytestmark = pytest.mark.django_db
YEARS = range(2018, YEAR + 2)
CODES = ("a", "b", "c", "d")
Step = tuple[str, str, int]


def rows(body: Body) -> list[tuple[str, int, int | None]]:
    """Who was above a body from when to when."""
    found = Supervision.objects.filter(body=body).order_by("first_year")
    return [(row.parent.code, row.first_year, row.last_year) for row in found]


def test_a_new_superior_ends_the_former_the_year_before() -> None:
    cast = county()
    a, b = bureau(cast, "a"), bureau(cast, "b")
    supervise(a, b, 2024, by=cast.system)
    assert rows(a) == [("yunxi", 2020, 2023), ("b", 2024, None)]
    said = say.Supervised("a", "b", 2024, "yunxi")
    assert [told(each)[-1] for each in (a, b, cast.body)] == [said] * 3


def test_a_later_word_holds_for_all_years_from_its_own_on() -> None:
    cast = county()
    a, b, c = (bureau(cast, code) for code in "abc")
    supervise(a, b, 2024, by=cast.system)
    supervise(a, c, 2022, by=cast.system)
    assert rows(a) == [("yunxi", 2020, 2021), ("c", 2022, None)]
    supervise(a, c, 2019, by=cast.system)
    assert rows(a) == [("c", 2019, None)]
    assert told(a)[-1] == say.Supervised("a", "c", 2019)


def test_the_same_superior_is_not_said_again() -> None:
    cast = county()
    a = bureau(cast, "a")
    for year in (2020, 2021):
        with pytest.raises(Refusal, match="office-supervised-already"):
            supervise(a, cast.body, year, by=cast.system)
    assert rows(a) == [("yunxi", 2020, None)]


def test_nobody_is_above_themselves_in_any_year() -> None:
    cast = county()
    a, b = bureau(cast, "a"), bureau(cast, "b")
    for body, parent in ((a, a), (cast.body, a)):
        with pytest.raises(Refusal, match="office-circle"):
            supervise(body, parent, 2021, by=cast.system)
    supervise(a, b, YEAR, by=cast.system)
    with pytest.raises(Refusal, match="office-circle"):
        supervise(b, a, YEAR - 1, by=cast.system)
    assert rows(b) == [("yunxi", 2020, None)]


def test_a_line_is_no_longer_than_anybody_looks_up() -> None:
    cast = county()
    last = cast.body
    for number in range(HIGHEST - 1):
        last = bureau(cast, f"b{number}", last)
    with pytest.raises(Refusal, match="office-circle"):
        bureau(cast, "too-deep", last)
    assert not Body.objects.filter(code="too-deep").exists()


def play(cast: County, bodies: dict[str, Body], steps: Sequence[Step]) -> list[Step]:
    """Say it all; what was not refused is returned."""
    done = []
    for step in steps:
        body, parent, year = step
        try:
            supervise(bodies[body], bodies[parent], year, by=cast.system)
        except Refusal:
            continue
        done.append(step)
    return done


@given(
    st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(YEARS)),
        max_size=12,
    )
)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_said_each_year_is_a_tree_that_the_journal_tells(steps: list[Step]) -> None:
    with transaction.atomic():
        cast = county()
        bodies = {code: bureau(cast, code) for code in CODES}
        done = play(cast, bodies, steps)
        for code, body in bodies.items():
            said = _said(body)
            assert said == [("yunxi", 2020), *((p, y) for b, p, y in done if b == code)]
            for year in YEARS:
                above = ancestors(body, year)
                assert body.pk not in above
                parents = [p for p, first, last in rows(body) if first <= year <= (last or year)]
                standing = [p for at, (p, y) in enumerate(said) if _holds(said, at, year)]
                assert parents == standing
                assert above[:1] == [_pk(bodies, cast, p) for p in standing]
        transaction.set_rollback(True)


def _said(body: Body) -> list[tuple[str, int]]:
    """What the chain of a body says of its superiors."""
    found = [each for each in told(body) if isinstance(each, say.Supervised)]
    return [(each.parent, each.first_year) for each in found if each.body == body.code]


def _holds(said: Sequence[tuple[str, int]], at: int, year: int) -> bool:
    """Whether one word holds in a year: it reaches that far, and none after it does."""
    return said[at][1] <= year and all(later > year for _, later in said[at + 1 :])


def _pk(bodies: dict[str, Body], cast: County, code: str) -> int:
    return bodies.get(code, cast.body).pk
