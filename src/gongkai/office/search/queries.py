"""What somebody looks for, and whether a text has it."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from gongkai.office.search.wording import bare, normal, pieces
from gongkai.refusal import Refusal

SHORTEST: Final = 2  # characters
LONGEST: Final = 200


class Query(NamedTuple):
    """Words that must all occur, as `words`; or the whole of it as a name or a number, `value`."""

    words: tuple[str, ...]
    value: str

    @property
    def pieces(self) -> frozenset[str]:
        """What the index is asked for; a single character among words is only looked at later."""
        return frozenset().union(*map(pieces, self.words))

    def in_texts(self, plain: Iterable[str]) -> bool:
        """Whether all the words occur in some normal texts, each as it is written."""
        texts = list(plain)
        return all(any(word in text for text in texts) for word in self.words)


def query(text: str) -> Query:
    """What is looked for. Raises Refusal where it is too short to be looked up, or far too long."""
    value = bare(text)
    if len(value) < SHORTEST:
        raise Refusal("office-search-short", shortest=SHORTEST)
    if len(text) > LONGEST:
        raise Refusal("office-search-long", longest=LONGEST)
    return Query(tuple(filter(None, map(normal, text.split()))), value)
