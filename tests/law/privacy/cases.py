"""What `scan` finds in a text, as short as a table wants it."""

from gongkai.law.privacy import scan
from gongkai.law.privacy.find import Kind


def found(text: str) -> list[tuple[str, str]]:
    """The id of the kind and the text of each find, in order."""
    return [(find.kind.value, find.text) for find in scan(text)]


def of(kind: Kind, text: str) -> list[str]:
    """The texts of all finds, which must be of one kind."""
    finds = scan(text)
    assert {find.kind for find in finds} <= {kind}
    return [find.text for find in finds]
