"""Keeping a draft: found by a random token that only the browser has, and deleted after days."""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.office.applications.asking import ASKED, cleaned
from gongkai.office.applications.counter import Given, values_of
from gongkai.office.applications.forms import sound
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import application
from gongkai.office.bodies.models import Body
from gongkai.office.drafts.models import Draft, DraftFile
from gongkai.office.limits.counting import Limit, network, take
from gongkai.office.vault import store
from gongkai.refusal import Refusal

DAYS = 7  # long enough to look a paper up, short enough for a computer that others use too
WHAT, VALUES, FILES = "draft", "values", "files"
A_SENDING = 3  # drafts that may be begun for each application that may be sent


class Kept(NamedTuple):
    """An attachment of a draft: its code, name, media type, and size in bytes."""

    code: str
    name: str
    media: str
    size: int


class Content(NamedTuple):
    """What a draft holds."""

    values: dict[str, str]
    files: list[Kept]


def begin(body: Body, *, address: str) -> tuple[Draft, str]:
    """A new draft and its token; counted by address."""
    take(Limit("draft", settings.APPLY_SENDS * A_SENDING, 60), network(address))
    sweep()
    return _begun(body, Content({}, []))


def begin_amending(holder: Holder) -> tuple[Draft, str]:
    """A draft of what was just sent, to replace it."""
    values, row = values_of(holder), application(holder.code)
    return _begun(row.body, Content(values, []), row)


def find(token: str, body: Body) -> Draft | None:
    """The draft of a token at a body, unless it is too old."""
    if not token:
        return None
    rows = Draft.objects.filter(token=_hashed(token), body=body, expires_at__gt=timezone.now())
    return rows.select_related("body", "amends").first()


def opened(draft: Draft) -> Content:
    """What a draft holds."""
    held = json.loads(store.get_file(draft.code, WHAT, bytes(draft.sealed)))
    return Content(held[VALUES], [Kept(*each) for each in held[FILES]])


def save(draft: Draft, values: Mapping[str, str]) -> Content:
    """Keep what was typed, right or wrong; what is no field of the form is left out."""
    given = {name: text for name, text in values.items() if name in ASKED and sound(text)}
    with transaction.atomic():
        content = opened(_locked(draft))
        content = content._replace(values={**content.values, **cleaned(given)})
        _seal(draft, content)
    return content


def add(draft: Draft, file: Given) -> None:
    """Keep an attachment."""
    with transaction.atomic():
        content = opened(_locked(draft))
        if len(content.files) >= settings.UPLOAD_FILES:
            raise Refusal("counter-files-many", most=settings.UPLOAD_FILES)
        kept = Kept(secrets.token_hex(8), file.name, file.media, len(file.data))
        sealed = store.put_file(draft.code, kept.code, file.data)
        DraftFile.objects.create(draft=draft, code=kept.code, sealed=sealed, size=kept.size)
        _seal(draft, content._replace(files=[*content.files, kept]))


def remove(draft: Draft, code: str) -> None:
    """Drop an attachment."""
    with transaction.atomic():
        content = opened(_locked(draft))
        DraftFile.objects.filter(draft=draft, code=code).delete()
        left = [file for file in content.files if file.code != code]
        _seal(draft, content._replace(files=left))


def files_of(draft: Draft) -> list[Given]:
    """The attachments, opened."""
    rows = {row.code: row for row in draft.files.all()}
    return [
        Given(kept.name, store.get_file(draft.code, kept.code, bytes(sealed)), kept.media)
        for kept in opened(draft).files
        if (sealed := rows[kept.code].sealed if kept.code in rows else None) is not None
    ]


def discard(draft: Draft) -> None:
    """Delete a draft and destroy its key."""
    with transaction.atomic():
        Draft.objects.filter(pk=draft.pk).delete()
        store.forget(draft.code)


def sweep() -> int:
    """Delete the drafts that are too old; how many."""
    old = list(Draft.objects.filter(expires_at__lte=timezone.now()).defer("sealed"))
    for draft in old:
        discard(draft)
    return len(old)


def _begun(body: Body, content: Content, amends: Application | None = None) -> tuple[Draft, str]:
    token = secrets.token_urlsafe(32)
    draft = Draft(
        code=f"draft-{secrets.token_hex(8)}",
        token=_hashed(token),
        body=body,
        amends=amends,
        expires_at=timezone.now() + timedelta(days=DAYS),
    )
    with transaction.atomic():
        draft.save()
        _seal(draft, content)
    return draft, token


def _locked(draft: Draft) -> Draft:
    """The draft as it is now; raises Refusal where it was sent or discarded meanwhile."""
    found = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise Refusal("counter-draft-gone")
    return found


def _seal(draft: Draft, content: Content) -> None:
    text = json.dumps({VALUES: content.values, FILES: content.files}, ensure_ascii=False)
    draft.sealed = store.put_file(draft.code, WHAT, text.encode())
    draft.save(update_fields=["sealed"])


def _hashed(token: str) -> str:
    """What is kept of a token, so that the database alone opens nobody's draft."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
