"""What fields, actions and values are called on forms and in sentences, from data/labels.toml."""

from collections.abc import Mapping
from functools import cache

from gongkai.office.tables import table


@cache
def labels() -> Mapping[str, str]:
    """The label of each field and action by its id."""
    data = table("labels")
    return {**data["fields"], **data["actions"]}


def label(id: str) -> str:
    """The label of a field or an action; the id itself where there is none."""
    return labels().get(id, id)
