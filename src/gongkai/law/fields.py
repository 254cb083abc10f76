"""What a scenario says, taken key by key; what is missing, wrong or unknown is refused."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from gongkai.refusal import Refusal

T = TypeVar("T")
Member = TypeVar("Member", bound=StrEnum)

MISSING: Any = object()
KINDS: dict[type, str] = {
    date: "日期 (date)",
    str: "文字 (text)",
    int: "整数 (integer)",
    bool: "true/false",
    list: "清单 (list)",
    dict: "项目 (mapping)",
}


class Fields:
    """The keys of one mapping; `where` says in messages which one."""

    def __init__(self, given: object, where: str) -> None:
        if not isinstance(given, Mapping):
            raise Refusal("scenario-wrong-type", key=where, kind=KINDS[dict], value=given)
        self.where = where
        self._left = dict(given)

    def take(self, key: str, kind: type[T], default: Any = MISSING) -> T:  # noqa: ANN401
        """The value of a key, exactly of this type: no boolean is a number, no time a date."""
        value = self._left.pop(key, MISSING)
        if value is MISSING or (value is None and default is None):
            if default is MISSING:
                raise Refusal("scenario-missing", key=f"{self.where}{key}")
            found: T = default
            return found
        if type(value) is not kind:
            raise Refusal(
                "scenario-wrong-type", key=f"{self.where}{key}", kind=KINDS[kind], value=value
            )
        return value

    def word(self, key: str, words: type[Member], default: Any = MISSING) -> Member:  # noqa: ANN401
        """The value of a key that is one of a set of words."""
        if key in self or default is MISSING:
            value: str | None = self.take(key, str, default)
            if value is not None:
                return self.one(key, value, words)
        found: Member = default
        return found

    def one(self, key: str, value: object, words: type[Member]) -> Member:
        """A value as one of a set of words."""
        try:
            return words(value)  # type: ignore[arg-type]
        except ValueError:
            known = "、".join(words)
            raise Refusal(
                "scenario-unknown-word", key=f"{self.where}{key}", value=value, known=known
            ) from None

    def left(self, key: str) -> object:
        """The value of a key that is still to be taken, of whatever type."""
        return self._left.get(key)

    def __contains__(self, key: str) -> bool:
        """Whether a key is still to be taken."""
        return key in self._left

    def end(self) -> None:
        """Nothing may be left over."""
        if self._left:
            keys = "、".join(f"{self.where}{key}" for key in self._left)
            raise Refusal("scenario-unknown-key", keys=keys)
