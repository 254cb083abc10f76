"""Invented letters: who writes, and what they want, so varied that thousands differ."""

from datetime import date
from functools import cache
from random import Random
from typing import Any, NamedTuple, TypeVar

from gongkai.law.case.events import Channel
from gongkai.office.demo.county import Office, person_name
from gongkai.office.tables import table
from gongkai.words import Applicant, Outcome

CHANNELS = {
    Channel.ONLINE: 52,
    Channel.MAIL_SIGNED: 17,
    Channel.COUNTER: 12,
    Channel.EMAIL: 8,
    Channel.MAIL_ORDINARY: 6,
    Channel.FAX: 3,
    Channel.ORAL: 2,
}
OFTEN, REGULARS = 0.1, 40  # how many letters are from those who write often, and how many they are
T = TypeVar("T")
YEARS = 8  # how far back what is asked for may lie


class Letter(NamedTuple):
    """What came in: how, from whom, and what it says by the fields of the register."""

    channel: Channel
    applicant_class: Applicant
    personal: dict[str, str]
    what: str
    place: str
    year: int


def letter(
    office: Office, outcome: Outcome | None, received: date, rng: Random, channel: Channel
) -> Letter:
    """A letter to a body of the kind that ends so."""
    place, year, what = matter(office, outcome, received, rng)
    who = _weighted(rng, _shares())
    again = who is Applicant.NATURAL_PERSON and rng.random() < OFTEN
    personal = dict(rng.choice(_regulars()) if again else _person(who, rng))
    if channel is Channel.EMAIL or rng.random() < 0.2:
        personal["email"] = f"u{rng.randrange(10**7)}@mail.example"
    if who is not Applicant.NATURAL_PERSON:
        personal["contact"] = person_name(rng)
    said = rng.choice(_data()["asked"]).format(what=what)
    personal["content"] = said + rng.choice(_data()["more"])
    personal["form"] = rng.choice(_data()["forms"])
    personal["title"] = what
    return Letter(channel, who, personal, what, place, year)


def some_channel(rng: Random) -> Channel:
    """How a letter comes in."""
    return _weighted(rng, CHANNELS)


def with_matter(letter: Letter, what: str, content: str) -> Letter:
    """The same person's letter about something else, or about more."""
    personal = {**letter.personal, "content": content, "title": what}
    return letter._replace(personal=personal, what=what)


def matter(
    office: Office, outcome: Outcome | None, received: date, rng: Random
) -> tuple[str, int, str]:
    """A place, a year, and what is wanted of them."""
    data = _data()
    known = data["special"].get(outcome or "") or data["matters"][office.matters]
    place, year = rng.choice(data["places"]), received.year - rng.randrange(YEARS)
    return place, year, rng.choice(known).format(place=place, year=year, n=rng.randint(1, 60))


def text(name: str, rng: Random, letter: Letter) -> str:
    """One of the texts that are written on the way."""
    known = _data()["texts"][name]
    chosen = known if isinstance(known, str) else rng.choice(known)
    content = letter.personal["content"]
    return str(
        chosen.format(what=letter.what, place=letter.place, year=letter.year, content=content)
    )


def _person(who: Applicant, rng: Random) -> dict[str, str]:
    street = rng.choice(_data()["places"])
    return {
        "name": _name(who, rng),
        "telephone": f"154{rng.randrange(10**8):08}",
        "address": f"{table('demo.county')['county']['place']}{street}{rng.randint(1, 299)}号",
    }


@cache
def _regulars() -> list[dict[str, str]]:
    """Some who write again and again."""
    rng = Random(0)
    return [_person(Applicant.NATURAL_PERSON, rng) for _ in range(REGULARS)]


def _name(who: Applicant, rng: Random) -> str:
    if who is Applicant.NATURAL_PERSON:
        return person_name(rng)
    place = rng.choice(_data()["places"])
    return f"{place}{rng.choice(_data()['applicants']['ending'][who])}"


def _weighted(rng: Random, shares: dict[T, int]) -> T:
    return rng.choices(list(shares), list(shares.values()))[0]


@cache
def _shares() -> dict[Applicant, int]:
    return {Applicant.of(name): n for name, n in _data()["applicants"]["share"].items()}


def _data() -> dict[str, Any]:
    return table("demo.letters")
