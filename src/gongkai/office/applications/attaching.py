"""Scans, letters and replies: encrypted like all else about a person, handed out as downloads."""

import secrets

from gongkai.office.applications import said as say
from gongkai.office.applications.attempting import Attempt, attempt
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import File
from gongkai.office.bodies.models import Person
from gongkai.office.vault import store
from gongkai.refusal import Refusal

MOST = 50_000_000  # bytes of one document


def attach(code: str, who: Person | Holder, name: str, data: bytes, kind: str) -> File:
    """Put a document in; `kind` is its media type. Its code is what drafts and replies name."""
    with attempt(code, "attach", who) as at:
        return put_in(at, name, data, kind)


def put_in(at: Attempt, name: str, data: bytes, kind: str) -> File:
    """Put a document in, for who was let in already."""
    if not 0 < len(data) <= MOST:
        raise Refusal("office-big-file", size=len(data), most=MOST)
    code = at.row.code
    file = File(code=secrets.token_hex(8), application=at.row, kind=kind, size=len(data))
    file.sealed = store.put_file(code, file.code, data)
    file.save()
    named = store.put(code, {"named": name}).get("named")
    at.say(say.Attached(file.code, kind, len(data), named))
    return file


def document(code: str, person: Person, file: str) -> bytes:
    """A document again; the look is journaled."""
    with attempt(code, "read_personal", person) as at:
        found = File.objects.filter(application=at.row, code=file).first()
        if found is None:
            raise Refusal("office-no-file", files=file)
        data = store.get_file(code, found.code, bytes(found.sealed))
        at.say(say.Read())
    return data
