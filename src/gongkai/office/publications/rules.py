"""How a body counts its documents: the points that the form leaves open (data/settings.toml)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from gongkai.office.bodies.models import Body, Setting
from gongkai.office.bodies.policies import (
    AMENDMENT_ISSUED,
    DOCUMENT_DATE,
    EXPIRY_REPEALED,
    settings_of,
)

DATED = "dated"
NAMES = (DOCUMENT_DATE, AMENDMENT_ISSUED, EXPIRY_REPEALED)


class Rules(NamedTuple):
    """By which date a document is issued, and what else counts as issued and as repealed."""

    issued_on: str = DATED
    amendment_issued: bool = False
    expiry_repealed: bool = False


DEFAULT = Rules()


def rules_of(bodies: Iterable[Body], on: date) -> dict[int, Rules]:
    """The rules of bodies on a day, by the id of the body; those with the default are left out."""
    if not Setting.objects.filter(name__in=NAMES, valid_from__lte=on).exists():
        return {}
    found = {body.pk: _rules(settings_of(body, on)) for body in bodies}
    return {pk: rules for pk, rules in found.items() if rules != DEFAULT}


def _rules(settings: dict[str, str]) -> Rules:
    return Rules(
        settings.get(DOCUMENT_DATE, DATED),
        settings.get(AMENDMENT_ISSUED) == "true",
        settings.get(EXPIRY_REPEALED) == "true",
    )
