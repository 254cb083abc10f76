"""What a body published over two years, day by day, through which channels."""

from datetime import date, timedelta
from typing import Any

from gongkai.law.remedies import BodyKind
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.binder import Binder
from gongkai.office.demo.figures import powers_of
from gongkai.office.publications.words import Form, Outlet, Record
from gongkai.office.tables import table

YEARLY = {BodyKind.GOVERNMENT: "county", BodyKind.TOWNSHIP: "township"}
WITH_LINKS = frozenset({Outlet.WEBSITE, Outlet.BULLETIN_SITE})
SERIALS = 40
Key = tuple[object, ...]


def fill(binder: Binder) -> None:
    """So many entries a year, of this year those until today."""
    data = table("demo.publications")
    size = YEARLY.get(BodyKind.of(binder.office.details["kind"]), "bureau")
    known: set[Key] = set()
    for year in (binder.first_year, binder.today.year):
        days = (min(binder.today, date(year, 12, 31)) - date(year, 1, 1)).days + 1
        count = binder.rng.randint(*data["yearly"][size]) * days // 365
        for day in sorted(binder.rng.randrange(days) for _ in range(count)):
            _publish(binder, data, binder.workday(date(year, 1, 1) + timedelta(day)), known)


def _publish(binder: Binder, data: dict[str, Any], on: date, known: set[Key]) -> None:
    given = _entry(binder, data, on)
    key = (given["title"], on, given["outlet"])
    if key in known:  # the same thing twice on a day is one publication
        return
    known.add(key)
    if given["outlet"] in WITH_LINKS:
        site = binder.office.details["website"]
        given["link"] = f"{site}xxgk/{on.year}/{on:%m%d}/{len(known)}.html"
    paper = binder.enter(Record.PUBLICATION, on, "enter_publication", Role.EDITOR, given)
    media = data["media"]
    if paper and given["form"] is Form.BULLETIN and binder.rng.random() < media["adopted"]:
        for name in binder.rng.sample(media["names"], binder.rng.choice((1, 1, 2))):
            on = binder.calendar.after(on, binder.rng.randint(1, 4))
            binder.add(paper, on, "adopt_publication", Role.EDITOR, {"by": name})


def _entry(binder: Binder, data: dict[str, Any], on: date) -> dict[str, object]:
    """What was published: a bulletin, an interpretation, a response, or information."""
    rng, forms = binder.rng, data["forms"]
    lot = rng.random() - data["bulletins"]["share"]
    if lot < 0:
        topic = rng.choice(data["bulletins"]["topics"])
        title = _title(binder, data["bulletins"]["titles"], on, topic)
        outlet = rng.choice((Outlet.BULLETIN_SITE, Outlet.WEBSITE))
        return _given(on, Form.BULLETIN, title, outlet) | {"topic": topic}
    powers = {one["kind"] for one in powers_of(binder.office)}
    head = rng.choice([one for one in data["heads"] if one.get("power") in {None, *powers}])
    for name, form in forms.items():
        lot -= form["share"]
        if lot < 0:
            title = _title(binder, form["titles"], on)
            found = _given(on, Form.of(name), title, _outlet(binder, data))
            return found | {"head": head["head"]}
    title = _title(binder, head["titles"], on)
    return _given(on, Form.INFORMATION, title, _outlet(binder, data)) | {"head": head["head"]}


def _given(on: date, form: Form, title: str, outlet: Outlet) -> dict[str, object]:
    return {"title": title, "published_on": on, "outlet": outlet, "form": form}


def _title(binder: Binder, titles: list[str], on: date, topic: str = "") -> str:
    rng, places = binder.rng, table("demo.letters")["places"]
    return rng.choice(titles).format(
        place=rng.choice(places),
        topic=topic,
        year=on.year,
        month=on.month,
        n=rng.randint(1, SERIALS),
    )


def _outlet(binder: Binder, data: dict[str, Any]) -> Outlet:
    shares = dict(data["outlets"])
    if binder.office.details["kind"] != BodyKind.GOVERNMENT:
        del shares[Outlet.GAZETTE]
    return Outlet.of(binder.rng.choices(list(shares), list(shares.values()))[0])
