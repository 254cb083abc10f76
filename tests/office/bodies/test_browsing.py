"""The tree of a year: names and superiors of then, each body once, those above first."""

from datetime import date

import pytest
from django.utils import timezone

from gongkai.office.bodies.browsing import browse, like
from gongkai.office.bodies.models import Body, BodyName, Supervision

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def named(code: str, *names: tuple[str, date, date | None]) -> Body:
    """A body with its names."""
    body = Body.objects.create(code=code, name=names[-1][0], kind="department", level="county")
    for name, since, until in names:
        BodyName.objects.create(body=body, name=name, since=since, until=until)
    return body


def test_a_year_has_its_own_names_and_superiors() -> None:
    start, change = date(2015, 1, 1), date(2021, 6, 1)
    top = named("top", ("县政府", start, None))
    middle = named("middle", ("工信局", start, None))
    body = named("low", ("招商局", start, date(2021, 5, 31)), ("商务局", change, None))
    late = named("late", ("数据局", date(2024, 1, 1), None))
    Supervision.objects.create(body=middle, parent=top, first_year=2015)
    Supervision.objects.create(body=body, parent=top, first_year=2015, last_year=2020)
    Supervision.objects.create(body=body, parent=middle, first_year=2021)
    Supervision.objects.create(body=late, parent=top, first_year=2024)
    every = [each.pk for each in (top, middle, body, late)]
    shown = {
        year: [(node.name, node.depth) for node in browse(every, year)]
        for year in (2014, 2020, 2021, YEAR)
    }
    assert shown == {
        2014: [],
        2020: [("县政府", 0), ("招商局", 1), ("工信局", 1)],
        2021: [("县政府", 0), ("工信局", 1), ("商务局", 2)],
        YEAR: [("县政府", 0), ("数据局", 1), ("工信局", 1), ("商务局", 2)],
    }
    assert [node.name for node in browse([body.pk], YEAR)] == ["商务局"]
    assert like("招商") == {body.pk}
    assert like("LOW") == {body.pk}


def test_many_bodies_take_as_many_queries_as_few(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    bodies = [named(f"b{n}", (f"第{n}局", date(2020, 1, 1), None)) for n in range(60)]
    with django_assert_num_queries(4):  # type: ignore[operator]
        assert len(browse([body.pk for body in bodies], YEAR)) == 60
