"""What is written in batches is what the actions leave, and the same seed leaves the same."""

import pytest

from gongkai.office.applications.indexing import refresh
from gongkai.office.applications.models import Application
from gongkai.office.applications.refolding import refold
from gongkai.office.demo.making import Size, make
from gongkai.office.disputes.replaying import differences as of_disputes
from gongkai.office.journal.verifying import verify
from gongkai.office.publications.replaying import differences as of_papers
from gongkai.office.search.models import Indexed
from tests.office.demo.kept import everything, keys, undone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [Size(14, 140, 1), Size(1, 40, 3)])
def test_batches_leave_what_the_actions_leave(size: Size) -> None:
    with undone():
        assert make(size, by_actions=True) == size.cases
        acted = everything()
    with undone():
        assert make(size) == keys() == size.cases
        written = everything()
    for name, found in acted.items():
        assert written[name] == found, name
    assert acted.keys() == written.keys()


def test_the_same_seed_makes_the_same_and_another_something_else() -> None:
    made = []
    for seed in (5, 5, 6):
        with undone():
            make(Size(13, 60, seed))
            made.append(everything())
    assert made[0] == made[1]
    assert made[0]["entries"] != made[2]["entries"]
    assert made[0]["people"] == made[2]["people"]


def test_what_is_found_by_search_is_what_indexing_anew_makes() -> None:
    make(Size(13, 60, 4))
    before = dict(Indexed.objects.values_list("pk", "tokens"))
    assert len(before) == 60
    refresh(Application.objects.all())
    assert dict(Indexed.objects.values_list("pk", "tokens")) == before


def test_newer_letters_have_higher_numbers_over_all_bodies() -> None:
    make(Size(13, 400, 4))
    received = list(Application.objects.order_by("pk").values_list("received_on", flat=True))
    older, newer = received[:200], received[200:]
    assert sorted(older)[100] < sorted(newer)[100]
    assert max(older[:50]) < min(newer[-50:])


@pytest.mark.parametrize("by_actions", [True, False])
def test_the_chains_are_whole_and_rows_and_facts_follow_from_them(by_actions: bool) -> None:
    make(Size(3, 60, 4), by_actions=by_actions)
    assert list(verify()) == []
    assert list(refold()) == []
    assert list(of_papers()) == []
    assert list(of_disputes()) == []
