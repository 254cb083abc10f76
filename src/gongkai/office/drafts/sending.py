"""A draft becomes an application, or replaces what was just sent, and is gone."""

from django.db import transaction
from django.utils import timezone

from gongkai.office.applications.counter import amend, submit
from gongkai.office.applications.holding import MINUTES, Holder
from gongkai.office.applications.models import Sent
from gongkai.office.bodies.models import Body
from gongkai.office.drafts.keeping import discard, files_of, opened
from gongkai.office.drafts.models import Draft
from gongkai.refusal import Refusal


def send(draft: Draft, *, address: str, holder: Holder | None = None) -> Holder:
    """Send a draft; the holder of what it became. Sent twice at once it makes one application.

    To amend, the query code must have been shown. Raises Refusal for what is missing or wrong.
    """
    content, files = opened(draft), files_of(draft)
    if draft.amends is None:
        row = submit(draft.body, content.values, files, token=draft.code, address=address)
    else:
        if holder is None or holder.code != draft.amends.code:
            raise Refusal("counter-show-again", minutes=MINUTES)
        row = amend(holder, content.values, files, token=draft.code)
    with transaction.atomic():
        discard(draft)
    return Holder(row.code)


def sent_already(token: str, body: Body) -> Holder | None:
    """Who sent the draft with this code today; its own page alone knows the code."""
    today = timezone.localdate()
    rows = Sent.objects.filter(token=token, application__body=body, application__received_on=today)
    found = rows.select_related("application").first() if token else None
    return Holder(found.application.code) if found else None
