"""One reason of an answer: what a clerk can put before a judge."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gongkai.law.messages import say


class Step(NamedTuple):
    """A sentence by its code and values, and the provision it rests on.

    `on` is the day it belongs to, and `setting` the open point that is settled here, if any.
    """

    code: str
    article: str
    values: Mapping[str, object]
    on: date | None = None
    setting: str | None = None

    def sentence(self, language: str = "zh") -> str:
        """The reason in words ("zh", "en")."""
        return say("step", self.code, self.values, language)
