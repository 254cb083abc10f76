"""What a body keeps beside applications, over two years, in the order in which it is entered."""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from gongkai.law.calendar import state_council
from gongkai.office.demo import documents, figures, publications
from gongkai.office.demo.binder import Binder
from gongkai.office.demo.county import Office
from gongkai.office.demo.story import Paper

KINDS: dict[str, Callable[[Binder], None]] = {
    "documents": documents.fill,
    "figures": figures.fill,
    "publications": publications.fill,
}


def papers(office: Office, today: date, seed: int) -> Iterator[list[Paper]]:
    """Everything of a body, each by itself, by the day of its first entry."""
    calendar = state_council()
    found: list[Paper] = []
    for name, fill in KINDS.items():
        binder = Binder(office, today, Random(f"{seed}/{office.code}/{name}"), calendar)
        fill(binder)
        found += binder.papers
    for paper in sorted(found, key=lambda one: one.received):
        yield [paper]
