"""Whose a report is: by the names of its year."""

from datetime import date

import pytest

from gongkai.office.bodies.models import Body, BodyName
from gongkai.office.reports.belonging import Names, Owner
from tests.office.factory import body
from tests.office.reports import past
from tests.office.reports.past import read

pytestmark = pytest.mark.django_db


def owner(year: int, name: str | None, file: str = "report.json") -> Owner:
    """Whose a report would be, among all bodies."""
    names = Names(set(Body.objects.values_list("pk", flat=True)))
    return names.owner(read(past.report_of(year, name), file))


def named(of: Body, name: str, since: date, until: date | None = None) -> None:
    """A name that a body had."""
    BodyName.objects.create(body=of, name=name, since=since, until=until)


def test_a_name_counts_in_its_time_alone() -> None:
    old, new = body("old", name="云溪县商务和粮食局"), body("new")
    named(old, "云溪县商务局", date(2010, 1, 1), date(2021, 12, 31))
    named(old, "云溪县商务和粮食局", date(2022, 1, 1))
    named(new, "云溪县商务局", date(2023, 2, 1))
    assert owner(2020, "云溪县商务局") == Owner(old, sure=True)
    assert owner(2024, "云溪县商务局") == Owner(new, sure=True)
    assert owner(2024, "云溪县商务和粮食局") == Owner(old, sure=True)
    # In 2022 nobody was named so in that year or the January after: two had the name at times.
    assert owner(2021, "云溪县商务局") == Owner(old, sure=True)
    assert owner(2019, "云溪县商务和粮食局") == Owner(old, sure=False)


def test_spaces_and_brackets_do_not_matter() -> None:
    found = body("a", name="云溪县委宣传部（新闻办）")
    assert owner(2024, "云溪县委 宣传部(新闻办)") == Owner(found, sure=True)


def test_a_shorter_name_is_a_guess_and_two_guesses_are_none() -> None:
    found = body("a", name="海陵市云溪县人民政府")
    assert owner(2024, "云溪县人民政府") == Owner(found, sure=False)
    body("b", name="山阳市云溪县人民政府")
    assert owner(2024, "云溪县人民政府") == Owner(None, sure=False)


def test_the_name_of_the_file_helps_where_the_report_says_nothing() -> None:
    body("a", name="云溪县教育局")
    found = body("b", name="云溪县教育局考试中心")
    assert owner(2024, None, "2024-云溪县教育局考试中心.docx") == Owner(found, sure=False)
    assert owner(2024, None) == Owner(None, sure=False)
