"""The letters of one body over two years, in order of receipt, each with its story."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from gongkai.law.calendar import Calendar, state_council
from gongkai.law.case.events import Channel
from gongkai.law.case.rules import ALWAYS_CONFIRMED
from gongkai.office.bodies.roles import Role
from gongkai.office.demo import letters
from gongkai.office.demo.county import Office
from gongkai.office.demo.diary import BY_WIRE, Diary
from gongkai.office.demo.stories import OPEN, TOLD, Line, nothing
from gongkai.office.demo.story import Step, Story
from gongkai.words import Outcome

OPEN_SHARE, MOST_OPEN = 0.12, 200  # what is made to be open today, and at most how many of a body
TOGETHER = 0.03  # of the letters come twice, or ask for two things at once
SETTLED = timedelta(days=120)  # so long ago a storyline has come to its end
BEGUN = 5  # working days after which what happens at the desk has happened


class Coming(NamedTuple):
    """A letter that will come: when, by which storyline; None for two in one."""

    received: date
    serial: int
    channel: Channel
    line: Line | None


def stories(
    office: Office, quota: int, musts: Sequence[Line], today: date, seed: int
) -> Iterator[list[Story]]:
    """So many applications, in order of receipt; together those that are one letter, or merged."""
    rng, calendar = Random(f"{seed}/{office.code}"), state_council()
    for coming in sorted(_coming(quota, musts, today, rng, calendar), key=lambda one: one[:2]):
        if coming.line is None:
            yield _together(office, coming, calendar, rng, today)
        else:
            yield [_one(office, coming, coming.line, calendar, rng, today)]


def musts(place: int, of: int, *, busiest: bool) -> list[Line]:
    """The storylines that a body shows in any case, so that the county together shows all.

    What is open is shown by the busiest, so that whoever begins there finds some of each.
    """
    return [*TOLD[place::of], *(OPEN if busiest else ())]


def _coming(
    quota: int, musts: Sequence[Line], today: date, rng: Random, calendar: Calendar
) -> Iterator[Coming]:
    begin = date(today.year - 1, 1, 1)
    opened = min(round(quota * OPEN_SHARE), MOST_OPEN)
    told, still = [line.share for line in TOLD], [line.share for line in OPEN]
    left, serial = quota, 0
    while left > 0:
        line: Line | None
        last = today
        if serial < len(musts):
            line, last = musts[serial], today - SETTLED
        elif left > 1 and rng.random() < TOGETHER:
            line, last = None, calendar.day(calendar.position(today) - BEGUN)
        elif rng.random() * quota < opened:
            line = rng.choices(OPEN, still)[0]
        else:
            line = rng.choices(TOLD, told)[0]
        channel = line.channel if line else Channel.ONLINE
        channel = channel or letters.some_channel(rng)
        if line and line.ages:
            received = calendar.day(calendar.position(today) - rng.randint(*line.ages))
        elif line and line.autumn:
            received = date(begin.year, 9, rng.randint(1, 28))
        else:
            received = begin + timedelta(rng.randint(0, (last - begin).days))
        if channel not in BY_WIRE and not calendar.is_workday(received):
            after = calendar.after(received, 1)
            received = after if after <= today else calendar.day(calendar.position(received))
        yield Coming(received, serial, channel, line)
        left, serial = left - (1 if line else 2), serial + 1


def _one(
    office: Office, coming: Coming, line: Line, calendar: Calendar, rng: Random, today: date
) -> Story:
    letter = letters.letter(office, line.outcome, coming.received, rng, coming.channel)
    story = _received(office, letter, coming, rng)
    diary = Diary(office, story, calendar, rng, today)
    if coming.channel in ALWAYS_CONFIRMED and line.tell is not nothing:
        diary.wait(0, 2)
        diary.do("confirm", Role.REGISTRAR)
    line.tell(diary)
    return story


def _received(office: Office, letter: letters.Letter, coming: Coming, rng: Random) -> Story:
    alone = coming.channel is Channel.ONLINE and rng.random() < 0.7
    who = None if alone else office.who(Role.REGISTRAR)
    return Story(letter, coming.received, steps=[Step(coming.received, "receive", who, {})])


def _together(
    office: Office, coming: Coming, calendar: Calendar, rng: Random, today: date
) -> list[Story]:
    """A letter that came twice and is counted once, or one with two matters that become two."""
    letter = letters.letter(office, None, coming.received, rng, coming.channel)
    story = _received(office, letter, coming, rng)
    if rng.random() < 0.5:
        twin = _received(office, letter, coming, rng)
        diary = Diary(office, twin, calendar, rng, today)
        diary.wait(0, 1)
        diary.do("merge", Role.REGISTRAR, story=story)
        story.joined = True
        Diary(office, story, calendar, rng, today).answer(Outcome.DISCLOSED, thinking=(2, 4))
        return [story, twin]
    _, _, what = letters.matter(office, None, coming.received, rng)
    asked = letters.with_matter(letter, what, "")
    further = letters.text("further", rng, asked)
    story.letter = letters.with_matter(letter, letter.what, letter.personal["content"] + further)
    part = Story(letters.with_matter(asked, what, further), coming.received, part=True)
    diary = Diary(office, story, calendar, rng, today)
    diary.wait(0, 1)
    diary.do("split", Role.REGISTRAR, parts=(part,))
    other = Diary(office, part, calendar, rng, today)
    other.day = diary.day
    diary.answer(Outcome.DISCLOSED)
    other.answer(Outcome.NOT_HELD)
    return [story, part]
