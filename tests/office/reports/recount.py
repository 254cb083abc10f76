"""The tables of all bodies counted anew, in plain SQL over the journal: no code of the counting.

The files beside this one are written for PostgreSQL; SQLite reads the same without the casts.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

FOLDER = Path(__file__).parent
# The rows and columns as the notice prints them (国办公开办函〔2021〕30号附件).
CLASSES = (
    *("natural_person", "business", "research", "public_interest", "legal_service"),
    *("other_organisation", "total"),
)
LINES = (
    *("received", "carried_in", "disclosed", "partly_disclosed", "state_secret"),
    *("prohibited_by_law", "security_or_stability", "third_party_rights", "internal_affairs"),
    *("process_information", "enforcement_file", "registry_query", "not_held"),
    *("would_need_creating", "still_unclear", "petition", "repeated", "published_matter"),
    *("excessive", "asks_confirmation", "supplement_lapsed", "fee_unpaid", "other_handling"),
    *("concluded", "carried_out"),
)
DISPUTES = ("reconsideration", "direct_suit", "suit_after_reconsideration")
RESULTS = ("upheld", "overturned", "other_result", "pending", "total")
DOCUMENTS = ("government_rules", "normative_documents")
MEASURES = ("issued", "repealed", "in_force")
FIGURES = {
    "licensing": "decisions.licensing.made",
    "penalty": "decisions.penalty.made",
    "coercion": "decisions.coercion.made",
    "admin_fees": "fees.admin_fees.amount",
}
Cells = dict[str, Any]


def blank() -> Cells:
    """Every cell: 0 where the journal has it all, None where it may not have been told."""
    return {
        **{f"documents.{kind}.{line}": None for kind in DOCUMENTS for line in MEASURES},
        **dict.fromkeys(FIGURES.values()),
        **{f"applications.{line}.{who}": 0 for line in LINES for who in CLASSES},
        **{f"disputes.{kind}.{result}": 0 for kind in DISPUTES for result in RESULTS},
    }


def recount(year: int, until: datetime | None = None) -> Mapping[int, Cells]:
    """The cells of a year of every body by its id, by what was recorded until a moment."""
    found: dict[int, Cells] = {}
    for table in ("applications", "disputes", "documents"):
        for body, line, column, number in rows(table, year, until):
            cell = f"{table}.{line}.{column}"
            cells = found.setdefault(body, blank())
            assert cell in cells, cell
            cells[cell] = int(number)
    for body, kind, number in rows("figures", year, until):
        value = int(number)
        fees = kind == "admin_fees"
        cells = found.setdefault(body, blank())
        cells[FIGURES[kind]] = Decimal(value) / 1_000_000 if fees else value
    return found


def rows(name: str, year: int, until: datetime | None) -> Iterator[tuple[Any, ...]]:
    """What one of the queries finds."""
    sql = (FOLDER / f"{name}.sql").read_text("utf-8")
    if connection.vendor == "sqlite":
        sql = sql.replace("::json", "")
    moment = connection.ops.adapt_datetimefield_value(until or timezone.now())
    given = {"first": f"{year}-01-01", "last": f"{year}-12-31", "until": moment}
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        yield from cursor.fetchall()
