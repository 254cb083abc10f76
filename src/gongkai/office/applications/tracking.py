"""The printed number of an application, and looking it up by number and query code."""

import re
import unicodedata
from typing import NamedTuple

from django.conf import settings

from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import QUERY_CODE
from gongkai.office.bodies.models import BodyName
from gongkai.office.limits.counting import Limit, give_back, network, take
from gongkai.office.vault import store
from gongkai.refusal import Refusal

MINUTES = 15
BEYOND = 10  # at 200 guesses in a quarter of an hour, 49 bits hold for forty million years
LONGEST = 300  # characters of a number that are looked at
_APART = re.compile(r"(.*?)((?:19|20)[0-9]{2})[^0-9]+0*([0-9]{1,7})[^0-9]*")
_TOGETHER = re.compile(r"(.*?)((?:19|20)[0-9]{2})0*([0-9]{1,7})")


class Number(NamedTuple):
    """A register number as typed: the body by its code or a name of it, folded; year; number."""

    body: str
    year: int
    number: int


def printed(row: Application) -> str:
    """The register number as an applicant gets it; several bodies have 2026-15."""
    return f"{row.body.code}-{row.year}-{row.number}"


def read(text: str) -> Number | None:
    """A number however typed: yunxi-2026-15, ＹＵＮＸＩ２０２６１５, 云溪县商务局〔2026〕15号."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).strip()
    found = _APART.fullmatch(plain) or _TOGETHER.fullmatch(plain)
    if found is None:
        return None
    return Number(folded(found[1]), int(found[2]), int(found[3]))


def folded(text: str) -> str:
    """A code or a name without case, width, spaces and signs."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def lookup(number: str, query_code: str, *, address: str) -> Holder:
    """Who has shown number and query code. The refusal does not say which of the two is wrong.

    Wrong tries are counted by address, never by number: numbers can be guessed, and nobody is to
    be locked out by what others try. Where many share an address, a right code still gets in while
    wrong ones are refused; only after `BEYOND` times as many is nothing looked at from there.
    """
    wanted, where = read(number), network(address)
    most = settings.TRACK_TRIES
    limits = (Limit("track-all", most * BEYOND, MINUTES), Limit("track", most, MINUTES))
    take(limits[0], where)
    tired = _tired(limits[1], where)
    row = _found(query_code)
    if row is None or wanted is None or not _is(row, wanted):
        raise tired or Refusal("counter-not-found")
    for limit in limits:
        give_back(limit, where)
    return Holder(row.code)


def _tired(limit: Limit, where: str) -> Refusal | None:
    """Why a wrong try is not told as one, where there were too many."""
    try:
        take(limit, where)
    except Refusal as refusal:
        return refusal
    return None


def _found(query_code: str) -> Application | None:
    typed = "".join(c for c in unicodedata.normalize("NFKC", query_code[:LONGEST]) if c.isalnum())
    codes = store.find(QUERY_CODE, typed) if typed else []
    return Application.objects.select_related("body").filter(code__in=codes).first()


def _is(row: Application, wanted: Number) -> bool:
    if (row.year, row.number) != (wanted.year, wanted.number):
        return False
    names = BodyName.objects.filter(body=row.body_id).values_list("name", flat=True)
    return wanted.body in map(folded, [row.body.code, row.body.name, *names])
