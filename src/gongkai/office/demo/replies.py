"""The letters of reply: what was asked, what follows, and the remedies of that day."""

from datetime import date
from functools import lru_cache

from gongkai.law.remedies import Body, BodyKind, Level, Names, Service, notice, remedy
from gongkai.office.demo.county import Office
from gongkai.office.demo.story import Story
from gongkai.office.tables import table
from gongkai.words import Outcome


def reply_text(
    office: Office, story: Story, outcome: Outcome, grounds: tuple[Outcome, ...], on: date
) -> str:
    """The text of a reply that is drafted on a day."""
    data = table("demo.replies")
    received = f"{story.received.year}年{story.received.month}月{story.received.day}日"
    opening: str = data["opening"].format(title=story.letter.what, received=received)
    remedies = _remedies(office.details["kind"], outcome, grounds, on)
    return "\n".join((opening, data["answer"][outcome], remedies))


@lru_cache(10_000)
def _remedies(kind: str, outcome: Outcome, grounds: tuple[Outcome, ...], on: date) -> str:
    """What a body of this county says of them; one body as all of its kind."""
    body = Body(BodyKind.of(kind), Level.COUNTY)
    partly = grounds if outcome is Outcome.PARTLY_DISCLOSED else ()
    found = remedy(outcome, replied_on=on, body=body, served=Service.PAPER, grounds=partly)
    return notice(found, Names(own_government=table("demo.county")["county"]["name"]))
