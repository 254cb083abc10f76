"""How an application is known: by a title that names nobody, and by the applicant's query code."""

import secrets
from collections.abc import Iterable, Mapping

from gongkai.law.privacy import masked
from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Access
from gongkai.office.vault import store

TITLE, QUERY_CODE = "title", "query_code"
LONGEST = 60  # characters of a title
# What is read aloud and copied by hand: no 0 and O, no 1, I and L, no U and V side by side.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10  # thirty signs to the tenth: 49 bits


def new_query_code() -> str:
    """A code by which the applicant, and nobody else, looks the application up."""
    signs = [secrets.choice(ALPHABET) for _ in range(LENGTH)]
    return "".join(signs[:5]) + "-" + "".join(signs[5:])


def titled(personal: Mapping[str, str]) -> str:
    """A title made of what is asked for: its first line, with numbers of persons masked."""
    text = personal.get("content", "").strip() or personal.get("letter", "").strip()
    line = masked(next((each.strip() for each in text.splitlines() if each.strip()), ""))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def titles(codes: Iterable[str]) -> dict[str, str]:
    """The titles of some applications, in one query; none of one that was erased."""
    return store.latest(codes, TITLE)


def titles_for(access: Access, rows: Iterable[Application]) -> dict[str, str]:
    """The titles of those among some applications that somebody may read."""
    return titles(row.code for row in rows if access.may("read_personal", row.body, row.section))


def query_code(code: str) -> str:
    """The query code of an application; empty once it was erased."""
    return store.latest([code], QUERY_CODE).get(code, "")
