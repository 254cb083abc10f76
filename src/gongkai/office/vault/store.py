"""Personal data in and out. A journal entry names what is stored here, and never repeats it."""

import hmac
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from gongkai.office.vault.ciphers import Unreadable, new_key, seal, unseal
from gongkai.office.vault.keys import office_keys
from gongkai.office.vault.likeness import bands
from gongkai.office.vault.models import CaseKey, Digest, Likeness, PersonalData
from gongkai.refusal import Refusal

# By these an earlier applicant is found again.
SEARCHED = frozenset({"name", "identity", "telephone", "email", "address", "query_code"})
# By this what was asked for before is found again, in other words too.
COMPARED = "content"
FILE = "file"


def put(subject: str, values: Mapping[str, str]) -> dict[str, str]:
    """Store values about a subject, by field; the name of each. Empty ones are left out."""
    given = {field: value for field, value in values.items() if value.strip()}
    if not given:
        return {}
    key = _key(subject)
    if key.wrapped is None:
        raise Refusal("office-erased")
    data = _unwrapped(key)
    sealed = [Sealed.of(subject, data, field, value) for field, value in given.items()]
    PersonalData.objects.bulk_create(PersonalData(key=key, **each._asdict()) for each in sealed)
    Digest.objects.bulk_create(
        Digest(key=key, field=field, digest=found) for field, found in digests(given)
    )
    Likeness.objects.bulk_create(Likeness(key=key, value=value) for value in signature(given))
    return {each.field: each.name for each in sealed}


class Sealed(NamedTuple):
    """One value as it is kept, under a name of its own."""

    name: str
    field: str
    sealed: bytes

    @classmethod
    def of(cls, subject: str, data: bytes, field: str, value: str) -> "Sealed":
        """A value sealed with the data key of a subject, and bound to subject and field."""
        name = secrets.token_hex(10)
        about = _about(subject, name, field)
        return cls(name, field, seal(settings.CIPHER, data, value.encode(), about))


def digests(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """The field and the digest of each value by which a subject is found again."""
    return [(name, digest(name, value)) for name, value in values.items() if name in SEARCHED]


def signature(values: Mapping[str, str]) -> list[int]:
    """The bands of the text by which a subject is found to be like another."""
    return bands(values[COMPARED], office_keys().digest) if COMPARED in values else []


def replace(subject: str, names: Iterable[str], values: Mapping[str, str]) -> dict[str, str]:
    """Store values in place of some older ones, of which nothing stays; the name of each."""
    older = PersonalData.objects.filter(key__subject=subject, name__in=list(names))
    gone = set(older.values_list("field", flat=True))
    Digest.objects.filter(key__subject=subject, field__in=gone).delete()
    if COMPARED in gone:
        Likeness.objects.filter(key__subject=subject).delete()
    older.delete()
    return put(subject, values)


def get(names: Iterable[str]) -> dict[str, str | None]:
    """The values of some names; None for one whose key was destroyed."""
    rows = PersonalData.objects.filter(name__in=list(names)).select_related("key")
    return {row.name: value for row, value in opened(rows)}


def opened(rows: Iterable[PersonalData]) -> Iterator[tuple[PersonalData, str | None]]:
    """Rows that came with their keys, each with its value; None where the key was destroyed."""
    keys: dict[int, bytes] = {}
    for row in rows:
        if row.key.wrapped is None:
            yield row, None
            continue
        if row.key_id not in keys:
            keys[row.key_id] = _unwrapped(row.key)
        about = _about(row.key.subject, row.name, row.field)
        yield row, _opened(keys[row.key_id], bytes(row.sealed), about).decode()


def latest(subjects: Iterable[str], field: str) -> dict[str, str]:
    """The last value of a field of each subject that has one, in one query."""
    rows = PersonalData.objects.filter(key__subject__in=list(subjects), field=field)
    found = opened(rows.select_related("key").order_by("pk"))
    return {row.key.subject: value for row, value in found if value is not None}


def put_file(subject: str, name: str, data: bytes) -> bytes:
    """A document sealed under the key of a subject, bound to its name."""
    key = _key(subject)
    if key.wrapped is None:
        raise Refusal("office-erased")
    return seal_file(subject, _unwrapped(key), name, data)


def get_file(subject: str, name: str, sealed: bytes) -> bytes:
    """A document again. Raises Refusal once its key was destroyed."""
    key = CaseKey.objects.get(subject=subject)
    if key.wrapped is None:
        raise Refusal("office-erased")
    return _opened(_unwrapped(key), sealed, _about(subject, name, FILE))


def find(field: str, value: str) -> list[str]:
    """The subjects about which exactly this value is stored, spelling aside."""
    rows = Digest.objects.filter(field=field, digest=digest(field, value))
    return list(rows.order_by("-key_id").values_list("key__subject", flat=True).distinct())


def share(one: str, other: str, fields: Iterable[str]) -> bool:
    """Whether two subjects have the same value in one of these fields, spelling aside."""
    known = Digest.objects.filter(field__in=list(fields))
    of_one = known.filter(key__subject=one).values_list("field", "digest")
    of_other = known.filter(key__subject=other).values_list("field", "digest")
    return bool(set(of_one) & set(of_other))


def destroy(subject: str) -> None:
    """Erase: without its key nothing about the subject can be read or found any more."""
    key = CaseKey.objects.select_for_update().filter(subject=subject).exclude(wrapped=None).first()
    if key is None:
        raise Refusal("office-erased")
    key.digest_set.all().delete()
    key.likeness_set.all().delete()
    key.wrapped, key.destroyed_at = None, timezone.now()
    key.save(update_fields=["wrapped", "destroyed_at"])


def forget(subject: str) -> None:
    """Drop a key of which nothing is to be remembered, as that of a draft."""
    CaseKey.objects.filter(subject=subject).delete()


def rewrap() -> int:
    """Wrap every data key with the office key now in use; how many were wrapped by another.

    A key that is destroyed meanwhile stays destroyed.
    """
    current, count = office_keys().current, 0
    for key in CaseKey.objects.exclude(office_key=current).exclude(wrapped=None).iterator():
        wrapped = _wrapped(key.subject, _unwrapped(key))
        alive = CaseKey.objects.filter(pk=key.pk).exclude(wrapped=None)
        count += alive.update(office_key=current, wrapped=wrapped)
    return count


def digest(field: str, value: str) -> str:
    """The keyed digest of a value; width, case, spaces and hyphens of it do not matter."""
    plain = unicodedata.normalize("NFKC", value).casefold()
    plain = "".join(c for c in plain if not c.isspace() and c != "-")
    return hmac.new(office_keys().digest, f"{field}:{plain}".encode(), sha256).hexdigest()


def _key(subject: str) -> CaseKey:
    found = CaseKey.objects.filter(subject=subject).first()
    if found:
        return found
    key, _ = fresh_key(subject)
    key.save()
    return key


def fresh_key(subject: str) -> tuple[CaseKey, bytes]:
    """A data key of a subject that has none, and what it wraps."""
    data = new_key()
    key = CaseKey(
        subject=subject, office_key=office_keys().current, wrapped=_wrapped(subject, data)
    )
    return key, data


def seal_file(subject: str, data: bytes, name: str, content: bytes) -> bytes:
    """A document sealed with the data key of a subject, and bound to its name."""
    return seal(settings.CIPHER, data, content, _about(subject, name, FILE))


def _wrapped(subject: str, data: bytes) -> bytes:
    keys = office_keys()
    return seal(settings.CIPHER, keys.keys[keys.current], data, subject.encode())


def _unwrapped(key: CaseKey) -> bytes:
    wrapping = office_keys().keys.get(key.office_key)
    if wrapping is None:  # the keys were rotated while this process ran
        office_keys.cache_clear()
        wrapping = office_keys().keys.get(key.office_key)
    if wrapping is None:
        raise Refusal("office-key-missing", key=key.office_key)
    return _opened(wrapping, bytes(key.wrapped or b""), key.subject.encode())


def _opened(key: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return unseal(key, sealed, about)
    except Unreadable:
        raise Refusal("office-unreadable") from None


def _about(subject: str, name: str, field: str) -> bytes:
    """What a value is bound to, so that it cannot pass for that of another subject or field."""
    return f"{subject}/{name}/{field}".encode()


def fields(names: Iterable[str]) -> dict[str, str]:
    """What each name is a value of."""
    rows = PersonalData.objects.filter(name__in=list(names))
    return dict(rows.values_list("name", "field"))
