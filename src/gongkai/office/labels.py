"""What fields, actions and values are called on forms and in sentences, from data/labels.toml."""

from collections.abc import Mapping
from functools import cache

from gongkai.office.tables import table


@cache
def labels() -> Mapping[str, str]:
    """The label of each field, action and kind of entry by its id."""
    data = table("labels")
    return {**data["fields"], **data["actions"], **data["kinds"]}


def label(id: str) -> str:
    """The label of a field, an action or a kind of entry; the id itself where there is none."""
    return labels().get(id, id)
