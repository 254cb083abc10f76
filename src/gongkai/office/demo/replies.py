"""The letters of reply: what was asked, what follows, and the remedies of that day."""

from datetime import date
from functools import lru_cache

from gongkai.law.remedies import BodyKind, Ground, Level
from gongkai.office.applications.remedying import notice_of
from gongkai.office.bodies.models import Body
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
def _remedies(kind: str, outcome: Outcome, grounds: tuple[Ground, ...], on: date) -> str:
    """What a body of this county says of them; one body as all of its kind."""
    county = Body(
        name=table("demo.county")["county"]["name"], kind=BodyKind.GOVERNMENT, level=Level.COUNTY
    )
    body = county if kind == BodyKind.GOVERNMENT else Body(kind=kind, level=Level.COUNTY)
    above = None if body is county else county
    partly = grounds if outcome is Outcome.PARTLY_DISCLOSED else ()
    return notice_of(body, above, outcome, on, partly)
