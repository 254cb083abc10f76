"""What fields are called on forms, in sheets and in sentences (data/publications.toml)."""

from collections.abc import Mapping

from gongkai.office.tables import table


def label(name: str) -> str:
    """What a field is called; its id where there is no label."""
    labels: Mapping[str, str] = table("publications")["labels"]
    return labels.get(name, name)
