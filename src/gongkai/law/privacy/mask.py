"""What stands in the place of a find, and of a name."""

from functools import cache

from gongkai.law.privacy.find import Kind
from gongkai.law.privacy.rules import part, rule


def mask(kind: Kind, text: str) -> str:
    """The suggested mask of a find: enough is left to tell one entry of a list from another."""
    of = rule(kind)
    return of.hide.sub(of.show, text)


def mask_name(name: str) -> str:
    """A name with all but the surname hidden: 张**; a compound surname stays whole: 欧阳**.

    A lone character is hidden. The dots within a name from another language stay.
    """
    name = name.strip()
    if len(name) < 2:
        return "*" * len(name)
    kept = next((len(s) for s in _compound() if name.startswith(s) and len(name) > len(s)), 1)
    return name[:kept] + "".join(c if c in "·• " else "*" for c in name[kept:])


@cache
def _compound() -> tuple[str, ...]:
    """The compound surnames, the longest first."""
    return tuple(sorted(part("names")["compound"], key=len, reverse=True))
