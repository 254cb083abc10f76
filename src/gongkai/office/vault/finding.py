"""Subjects about which the same is stored, found by digests and signatures, the newest first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from gongkai.office.vault.keys import office_keys
from gongkai.office.vault.likeness import bands
from gongkai.office.vault.models import Digest, PersonalData
from gongkai.office.vault.store import COMPARED, SEARCHED, digest, opened

# How many of the newest are looked at: of one value, and of one band of a signature.
OF_A_VALUE, OF_A_BAND = 500, 50
# By hand, since Django's union takes no LIMIT within it on SQLite.
_NEWEST: Final = """
SELECT k.subject, k.id, %s FROM
(SELECT key_id FROM {table} WHERE {column} = %s {more} ORDER BY id DESC LIMIT %s) AS newest
JOIN vault_casekey k ON k.id = newest.key_id
"""
_SAME = _NEWEST.format(table="vault_digest", column="digest", more="AND field = %s")
_ALIKE = _NEWEST.format(table="vault_likeness", column="value", more="")


@dataclass
class Shared:
    """What a subject shares: the fields, and how many bands of the text."""

    key: int
    fields: set[str] = field(default_factory=set)
    bands: int = 0


def sharing(values: Mapping[str, str], text: str) -> dict[str, Shared]:
    """The newest subjects that share a value or a band of the text, in one query.

    However many share something, no more are looked at than `OF_A_VALUE` and `OF_A_BAND` say.
    """
    # One character, as in 无 or /, is nobody's.
    known = {name: v for name, v in values.items() if name in SEARCHED and len(v.strip()) > 1}
    same = [(name, digest(name, value), name, OF_A_VALUE) for name, value in known.items()]
    alike = [(COMPARED, value, OF_A_BAND) for value in bands(text, office_keys().digest)]
    found: dict[str, Shared] = {}
    if not same and not alike:
        return found
    with connection.cursor() as cursor:
        sql = " UNION ALL ".join([_SAME] * len(same) + [_ALIKE] * len(alike))
        cursor.execute(sql, [value for part in (*same, *alike) for value in part])
        for subject, key, name in cursor.fetchall():
            shared = found.setdefault(subject, Shared(key))
            if name == COMPARED:
                shared.bands += 1
            else:
                shared.fields.add(name)
    return found


def having(subjects: Collection[str], value: str, fields: Collection[str]) -> set[str]:
    """Those of some subjects about which exactly this value of one of some fields is stored."""
    rows = Digest.objects.filter(
        key__subject__in=subjects, digest__in=[digest(field, value) for field in fields]
    )
    return set(rows.values_list("key__subject", flat=True))


def texts(subjects: Collection[str]) -> dict[str, list[str]]:
    """The texts by which subjects are compared, opened; none of an erased one."""
    rows = PersonalData.objects.filter(key__subject__in=subjects, field=COMPARED)
    found: dict[str, list[str]] = {}
    for row, value in opened(rows.select_related("key")):
        if value is not None:
            found.setdefault(row.key.subject, []).append(value)
    return found
