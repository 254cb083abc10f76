"""What a demonstration keeps beside applications, by names of its own instead of random codes."""

from collections.abc import Mapping
from typing import Any

from gongkai.office.disputes.models import Dispute, DisputeFact, DisputeRegister
from gongkai.office.publications.models import (
    DecisionFact,
    Document,
    DocumentFact,
    Ending,
    Figure,
    Publication,
    PublicationFact,
    Slip,
)

ROWS = (Dispute, Document, Figure, Slip, Publication)
FACTS = (DisputeFact, DocumentFact, DecisionFact, PublicationFact, Ending)
OWN = {
    Dispute: ("year", "number"),
    Document: ("title",),
    Figure: ("kind", "section", "first_on", "last_on"),
    Slip: ("kind", "section", "first_on", "last_on"),
    Publication: ("title", "published_on", "outlet"),
}
LEFT_OUT = frozenset({"id", "code", "body_id"})


def names() -> dict[str, str]:
    """What each is called, by its code: its body, its kind, and what is said of it only."""
    return {row.code: _name(row) for model in ROWS for row in _all(model)}


def rows(names: Mapping[str, str]) -> dict[str, list[Any]]:
    """All rows and facts, without numbers and codes; links by names."""
    found = {each.__name__: sorted(_columns(row, names) for row in _all(each)) for each in ROWS}
    found |= {each.__name__: sorted(_columns(row, names) for row in _all(each)) for each in FACTS}
    of_register = DisputeRegister.objects.values_list("body__code", "year", "last")
    return {**found, "DisputeRegister": sorted(of_register)}


def _all(model: Any) -> Any:  # noqa: ANN401
    links = [f.name for f in model._meta.concrete_fields if f.is_relation]
    return model.objects.select_related(*links)


def _name(row: Any) -> str:  # noqa: ANN401
    own = "/".join(str(getattr(row, name)) for name in OWN[type(row)])
    return f"{type(row).__name__}/{row.body.code}/{own}"


def _columns(row: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401
    columns = []
    for field in row._meta.concrete_fields:
        if field.attname in LEFT_OUT:
            continue
        value = getattr(row, field.name)
        if field.is_relation and value is not None:
            value = names[value.code]
        columns.append((field.name, str(value)))
    body = getattr(row, "body", None)
    return repr((_name(row) if type(row) in OWN else body and body.code, columns))
