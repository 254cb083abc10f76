"""The bodies and people of the demonstration: a county, its bureaus, and towns below it."""

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from gongkai.law.remedies import BodyKind, Level
from gongkai.office.bodies.roles import Role
from gongkai.office.tables import table

MOST = 1 + 12 + 1987  # bodies: the county government, its bureaus, towns by two lists of signs
TOWNSHIP = "township"


class Worker(NamedTuple):
    """Somebody who works at a body; `section` is that of a handler."""

    username: str
    name: str
    roles: tuple[Role, ...]
    section: str


class Office(NamedTuple):
    """A body with the people who work there; `matters` names what it is asked for."""

    code: str
    name: str
    details: dict[str, str]
    matters: str
    sections: tuple[str, ...]
    workers: tuple[Worker, ...]
    small: bool
    weight: int

    def who(self, role: Role, section: str = "") -> str:
        """The user name of whoever has a role, of a handler that of a section."""
        wanted = section if role is Role.HANDLER else ""
        return next(
            w.username
            for w in self.workers
            if role in w.roles and (not wanted or w.section == wanted)
        )


def offices(count: int, seed: int) -> list[Office]:
    """The county government, then so many bodies below it that they are `count` together."""
    data, names = table("demo.county"), Random(f"{seed}/people")
    county = data["county"]
    found = [_office(county, county, BodyKind.GOVERNMENT, names, county)]
    for place, row in enumerate((data["bureaus"] + _townships(count))[: count - 1], 2):
        kind = BodyKind.TOWNSHIP if row.get(TOWNSHIP) else BodyKind.DEPARTMENT
        found.append(_office(row, county, kind, names, {"line": place}))
    return found


def quotas(bodies: Sequence[Office], cases: int) -> list[int]:
    """How many applications each body gets, by its weight; together `cases`."""
    whole = sum(body.weight for body in bodies)
    shares = [cases * body.weight // whole for body in bodies]
    for place in range(cases - sum(shares)):
        shares[place % len(shares)] += 1
    return shares


def _townships(count: int) -> list[dict[str, Any]]:
    """Towns with invented names, as many as may be wanted."""
    data = table("demo.county")["townships"]
    first, second, kinds = data["first"], data["second"], data["kinds"]
    found = []
    for number in range(max(0, count - 13)):
        one, round_ = number % len(first), number // len(first)
        other = (round_ + one) % len(second)
        kind = kinds[(one + round_ // len(second)) % len(kinds)]
        name = f"{first[one]}{second[other]}{kind}"
        town = f"{table('demo.county')['county']['place']}{name}"
        found.append(
            {
                **data,
                "code": f"z{number + 1:04}",
                "name": town + ("办事处" if kind == "街道" else "人民政府"),
                "office": f"{name}党政综合办公室",
                "address": f"{name}政府大院",
                "small": True,
                TOWNSHIP: True,
            }
        )
    return found


def _office(
    row: dict[str, Any], county: dict[str, Any], kind: BodyKind, names: Random, more: dict[str, Any]
) -> Office:
    code, small, top = row["code"], row.get("small", False), row is county
    line = 1 if top else more["line"]
    details = {
        "kind": kind.value,
        "level": Level.COUNTY.value,
        "division": county["division"],
        "office": row["office"],
        "address": row["address"],
        "hours": county["hours"],
        "telephone": f"{county['area']}-{county['exchange']}{line:04}",
        "email": f"gk@{code}.{county['domain']}",
        "website": f"https://{code}.{county['domain']}/",
    }
    data = table("demo.county")
    people = data["small" if small else "people"] + (data["top"] if top else [])
    sections = tuple(row["sections"])
    workers = [worker for each in people for worker in _workers(code, each, sections, names)]
    matters = TOWNSHIP if row.get(TOWNSHIP) else code
    return Office(
        code, row["name"], details, matters, sections, tuple(workers), small, row["weight"]
    )


def _workers(
    code: str, row: dict[str, Any], sections: Sequence[str], names: Random
) -> list[Worker]:
    roles = tuple(map(Role.of, row["roles"]))
    if Role.HANDLER not in roles:
        return [Worker(f"{code}-{row['suffix']}", person_name(names), roles, "")]
    return [
        Worker(f"{code}-{row['suffix']}{number or ''}", person_name(names), roles, section)
        for number, section in zip(
            range(1, 1 + len(sections)) if len(sections) > 1 else [0], sections, strict=False
        )
    ]


def person_name(rng: Random) -> str:
    """An invented name."""
    data = table("demo.county")["names"]
    second = rng.choice(data["second"]) if rng.random() < 0.75 else ""
    return f"{rng.choice(data['surnames'])}{rng.choice(data['first'])}{second}"
