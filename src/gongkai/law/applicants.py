"""Kinds of applicant, and the column of table 三 that counts each."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Applicant


class Kind(NamedTuple):
    """A kind of applicant; `text` says who belongs to it and where the borders are."""

    id: str
    label: str
    column: Applicant
    text: str
    basis: Basis


@cache
def applicants() -> Mapping[str, Kind]:
    """Every kind by its id, column by column."""
    data = table("applicants")
    return {
        row["id"]: Kind(
            row["id"], row["label"], Applicant.of(row["column"]), row["text"], basis(row, data)
        )
        for row in data["kinds"]
    }


def column(kind: str) -> Applicant:
    """The column that counts a kind of applicant. Raises Refusal for a kind not in the table."""
    found = applicants().get(kind)
    if found is None:
        raise Refusal("path-applicant-kind", kind=kind, known="、".join(applicants()))
    return found.column
