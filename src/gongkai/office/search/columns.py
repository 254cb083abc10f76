"""A column of tokens: an array on PostgreSQL, words for the full-text index on SQLite."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from gongkai.office.search.tokens import read, spelled


class TokensField(models.Field):  # type: ignore[type-arg]
    """A set of tokens."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The type of the database at hand."""
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(
        self,
        value: Any,  # noqa: ANN401
        connection: BaseDatabaseWrapper,
        prepared: bool = False,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """As the database keeps it: in order, which is not that of the text."""
        if connection.vendor == "postgresql":
            return sorted(value)
        return " ".join(sorted(map(spelled, value)))

    def get_placeholder(self, _: object, __: object, connection: BaseDatabaseWrapper) -> str:
        """PostgreSQL takes an array of small numbers for one of small integers."""
        return "%s::integer[]" if connection.vendor == "postgresql" else "%s"

    def from_db_value(
        self,
        value: Any,  # noqa: ANN401
        _: object,
        connection: BaseDatabaseWrapper,
    ) -> frozenset[int]:
        """The set again."""
        return frozenset(value if connection.vendor == "postgresql" else map(read, value.split()))
