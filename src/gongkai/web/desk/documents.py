"""Documents in: known by their content, with a name that does no harm."""

from gongkai.office.applications.attaching import attach
from gongkai.office.applications.sniffing import safe, sniffed
from gongkai.office.bodies.models import Person


def keep(code: str, person: Person, name: str, data: bytes) -> None:
    """Put a document in. Raises Refusal for what is not taken."""
    kind = sniffed(name, data)
    attach(code, person, safe(name, kind), data, kind.media)
