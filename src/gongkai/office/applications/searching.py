"""Finding applications by their number, by who applied, and by the words of what was asked for.

The index gives candidates by tokens that say nothing of the text; what they have is opened, and who
does not have the words as they were typed is left out.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from django.db.models import F, Q

from gongkai.office.applications.indexing import FOUND_BY, TEXTS, values_of
from gongkai.office.applications.listing import NOTHING, Filters, Page, paged
from gongkai.office.applications.models import APART, Application
from gongkai.office.applications.scopes import MANY, scopes, within
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Person
from gongkai.office.search.asking import Scope
from gongkai.office.search.index import candidates
from gongkai.office.search.queries import SHORTEST, Query, query
from gongkai.office.search.wording import bare, normal
from gongkai.office.vault.finding import having
from gongkai.refusal import Refusal

FIRST_YEAR: Final = 2008  # 政府信息公开条例 in force from 2008-05-01
ROUNDS: Final = 3  # how often candidates are fetched for a page
MOST: Final = 100  # candidates that are opened in one round
# 2026-15, 2026 15, 2026年第15号, 〔2026〕15号, yunxi-2026-15; 15, 第15号.
_DATED: Final = re.compile(
    r"(?:(?P<body>[\w-]{1,40})-)?[\[(〔]?(?P<year>(?:19|20)[0-9]{2})[\])〕年\s/_-]+"
    r"第?(?P<number>[0-9]{1,9})号?"
)
_UNDATED: Final = re.compile(r"第?(?P<number>[0-9]{1,9})号?")


class Number(NamedTuple):
    """A register number, of some year and body or of any."""

    number: int
    year: int | None = None
    body: str = ""

    def condition(self, on: date, places: int) -> Q:
        """The condition on a row, in so many places."""
        wanted = Q(number=self.number)
        if self.body:
            wanted &= Q(body__code=self.body)
        if self.year:
            return wanted & Q(year=self.year)
        # Of few bodies each year is looked up; of many, everything with the number.
        return wanted & Q(year__in=range(FIRST_YEAR, on.year + 1)) if places <= MANY else wanted


def search(
    person: Person,
    text: str,
    on: date,
    before: int | None = None,
    limit: int = 50,
    filters: Filters = NOTHING,
    access: Access | None = None,
) -> Page:
    """What a person finds, in a bounded number of queries: by number first, then by words.

    Numbers are looked for among what the person may list, words and applicants among what they may
    read. Raises Refusal for what is too short or too long, and for words where they may read
    nothing. A page may have fewer rows than were asked for, even none, and be followed by more.
    `access` is that of the person on the day, where it was looked up already.
    """
    access = access or Access(person, on)
    number, body = number_of(text), filters.body_pk()
    readable = scopes(access, "read_personal", body)
    if number is None and not readable:
        raise Refusal("office-search-numbers")
    listable = scopes(access, "list", body) if number else []
    if not readable or (number and len(bare(text)) < SHORTEST):
        return _numbered(number, listable, before, limit, filters, access)
    first = _numbered(number, listable, None, limit - 1, filters, access).rows
    shown = [] if before else first
    found = _Walk(query(text), readable, filters.condition(access), {row.pk for row in first})
    page = found.page(before, limit - len(shown))
    return Page(shown + page.rows, page.before)


def number_of(text: str) -> Number | None:
    """The register number that a text is, if it is one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DATED.fullmatch(plain) or _UNDATED.fullmatch(plain)
    if not found:
        return None
    given = found.groupdict()
    year = given.get("year")
    return Number(int(given["number"]), int(year) if year else None, given.get("body") or "")


def _numbered(
    number: Number | None,
    places: list[Scope],
    before: int | None,
    limit: int,
    filters: Filters,
    access: Access,
) -> Page:
    """A page of the applications with a number."""
    if number is None:
        return Page([], None)
    rows = within(places).filter(
        number.condition(access.on, len(places)), filters.condition(access)
    )
    rows = rows.filter(pk__lt=before) if before else rows
    # In an order that no index has, for else a database may walk through a year to keep to it.
    return paged(rows.alias(newest=F("pk") + 0).order_by("-newest"), limit)


class _Walk(NamedTuple):
    """From the newest candidate on; `besides` was shown before."""

    wanted: Query
    places: list[Scope]
    condition: Q
    besides: set[int]

    def page(self, before: int | None, limit: int) -> Page:
        """So many that have what is wanted, or what a few rounds found of them."""
        rows: list[Application] = []
        for most in (limit + 1, *[MOST] * (ROUNDS - 1)):
            pks = candidates(self.wanted, self.places, before=before, limit=most)
            rows += self._having(pks)
            if len(rows) > limit:
                return Page(rows[:limit], rows[limit - 1].pk)
            if len(pks) < most:
                return Page(rows, None)
            before = pks[-1]
        return Page(rows, before)

    def _having(self, pks: Sequence[int]) -> list[Application]:
        """Those of the candidates that have what is wanted, in their order."""
        if not pks:
            return []
        wanted = set(pks) - self.besides
        rows = Application.objects.alias(at=APART).filter(self.condition, pk__in=wanted)
        asked = {
            row.code: row for row in rows.select_related("merged_into").prefetch_related("body")
        }
        texts: dict[str, list[str]] = {code: [] for code in asked}
        for code, _, value in values_of(asked, TEXTS):
            texts[code].append(normal(value))
        hits = {code for code, plain in texts.items() if self.wanted.in_texts(plain)}
        if rest := asked.keys() - hits:
            hits |= having(rest, self.wanted.value, FOUND_BY)
        return sorted((asked[code] for code in hits), key=lambda row: -row.pk)
