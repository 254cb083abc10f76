"""Earlier applications by this applicant or the like, and the same thing asked by others.

条例第三十六条第（六）项 (repeated), 第三十五条 (too many) and 第四十四条 (asked by several).
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from gongkai.office.applications.models import RETRACTED, Application
from gongkai.office.vault.finding import Shared, sharing, texts
from gongkai.office.vault.likeness import overlap, pairs

ORDER = ("identity", "name", "telephone", "email", "address")  # the surest first
CONTENT = "content"
ENOUGH = 0.6  # overlap from which on two texts are taken to want the like
COMPARED = 60  # the most that are opened and compared, of each group


class Hit(NamedTuple):
    """An application and why it is shown; `same_applicant` if more than a namesake speaks for it.

    `why` has "identity", "name", "telephone", "email", "address" and "content".
    """

    code: str
    why: tuple[str, ...]
    same_applicant: bool


class _Candidate(NamedTuple):
    code: str
    shared: Shared
    overlap: float

    @property
    def hit(self) -> Hit:
        """As it is shown."""
        fields = tuple(name for name in ORDER if name in self.shared.fields)
        alike = (CONTENT,) if self.overlap >= ENOUGH else ()
        return Hit(self.code, fields + alike, "identity" in fields or len(fields) > 1)


def earlier(
    bodies: Collection[int],
    values: Mapping[str, str],
    content: str,
    limit: int = 10,
    besides: str = "",
) -> list[Hit]:
    """Applications at some bodies that share a value or want the like, in at most three queries.

    The applicant's own come first: surest, then most alike, then newest. However many they are,
    those of others that want the like keep half the room. `besides` is the application itself.
    """
    shared = sharing(values, content)
    # By their codes alone: with the bodies too, SQLite would walk through all that a body has.
    rows = Application.objects.filter(code__in=shared).exclude(RETRACTED)
    known = rows.values_list("code", "body_id")
    ours = {code for code, body in known if body in bodies and code != besides}
    candidates = _compared({code: shared[code] for code in ours}, content)
    own = [each.hit for each in candidates if each.shared.fields]
    others = [each.hit for each in candidates if not each.shared.fields]
    room = max(limit - len(others), (limit + 1) // 2)
    own = sorted(own, key=_strength)[:room]
    return own + others[: limit - len(own)]


def _compared(shared: Mapping[str, Shared], content: str) -> list[_Candidate]:
    """Those that share a value, and of the rest those whose text is like; most alike first."""
    newest = sorted(shared, key=lambda code: -shared[code].key)
    own = [code for code in newest if shared[code].fields]
    rest = sorted(set(newest).difference(own), key=lambda code: _nearness(shared[code]))
    chosen = {*own[:COMPARED], *rest[:COMPARED]}
    wanted = pairs(content)
    found = texts(chosen) if wanted and chosen else {}
    candidates = [
        _Candidate(
            code,
            shared[code],
            max((overlap(wanted, pairs(text)) for text in found.get(code, ())), default=0.0),
        )
        for code in newest
    ]
    kept = [each for each in candidates if each.shared.fields or each.overlap >= ENOUGH]
    return sorted(kept, key=lambda each: -each.overlap)


def _nearness(shared: Shared) -> tuple[int, int]:
    return -shared.bands, -shared.key


def _strength(hit: Hit) -> tuple[bool, int]:
    return not hit.same_applicant, -len(hit.why)
