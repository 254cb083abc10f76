"""A draft becomes an application, or replaces what was just sent, and is gone."""

from django.db import transaction

from gongkai.office.applications.counter import amend, submit
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.drafts.keeping import discard, files_of, opened
from gongkai.office.drafts.models import Draft
from gongkai.refusal import Refusal


def send(draft: Draft, *, address: str, holder: Holder | None = None) -> Application:
    """Send a draft; sent twice at one moment it still makes one application.

    To amend, the query code must have been shown. Raises Refusal for what is missing or wrong.
    """
    content, files = opened(draft), files_of(draft)
    if draft.amends is None:
        row = submit(draft.body, content.values, files, token=draft.code, address=address)
    else:
        if holder is None or holder.code != draft.amends.code:
            raise Refusal("counter-show-again", minutes=30)
        row = amend(holder, content.values, files, token=draft.code)
    with transaction.atomic():
        discard(draft)
    return row
