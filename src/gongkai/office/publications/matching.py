"""What is already public and may be what somebody is about to ask for, by the words of titles."""

from typing import Final

from gongkai.office.bodies.models import Body
from gongkai.office.publications.models import Publication
from gongkai.office.vault.likeness import overlap, pairs

LOOKED_AT: Final = 2_000  # of the newest titles of a body
SHOWN: Final = 3  # more would keep people from asking
ENOUGH: Final = 0.5  # of the shorter text's pairs of characters


def matching(body: Body, text: str) -> list[Publication]:
    """The publications of a body whose titles a text names best, in one query; with a link only."""
    wanted = pairs(text)
    if not wanted:
        return []
    rows = Publication.objects.filter(body=body, struck=False).exclude(link="")
    scored = [(overlap(wanted, pairs(row.title)), row) for row in rows.order_by("-pk")[:LOOKED_AT]]
    best = sorted((each for each in scored if each[0] >= ENOUGH), key=lambda each: -each[0])
    return [row for _, row in best[:SHOWN]]
