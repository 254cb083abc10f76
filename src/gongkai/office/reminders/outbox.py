"""The outbox: each message goes once, later where it fails, and not in quiet hours."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from http.client import HTTPException
from smtplib import SMTPException
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils import timezone

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import may
from gongkai.office.bodies.policies import calendar_from, settings_of
from gongkai.office.calendars.actions import top
from gongkai.office.reminders import mail, sms
from gongkai.office.reminders.models import Channel, Message, State
from gongkai.office.reminders.posting import Preferences
from gongkai.office.reminders.quiet import Quiet, quiet
from gongkai.refusal import Refusal

LOG = logging.getLogger(__name__)
# How long to wait after each failure; after the last one it stays for people to look at.
WAITS = tuple(timedelta(minutes=each) for each in (5, 15, 60, 240, 720))
SENDERS: dict[str, Callable[[Message], None]] = {Channel.MAIL: mail.send, Channel.SMS: sms.send}
CUT_OFF = timedelta(minutes=10)
SEE = "see_messages"
NOT_SENT = (OSError, SMTPException, HTTPException, Refusal, ValueError)


class Sent(NamedTuple):
    """What became of the messages that were due."""

    sent: int = 0
    failed: int = 0
    quiet: bool = False


def send_due(now: datetime | None = None) -> Sent:
    """Send what is due, unless the hour is quiet. Several may do so at once."""
    now = now or timezone.now()
    if is_quiet(now):
        return Sent(quiet=True)
    sent = failed = 0
    while message := _claimed(now):
        state = _tried(message, now)
        sent += state is State.SENT
        failed += state in (State.WAITING, State.FAILED)
    return Sent(sent, failed)


def is_quiet(now: datetime) -> bool:
    """Whether messages wait at a moment, by the calendar of the body above all others."""
    if not Body.objects.exists():
        return True
    today = timezone.localdate(now)
    return quiet(now, Quiet(*settings.QUIET), calendar_from(settings_of(top(), today)))


def _claimed(now: datetime) -> Message | None:
    """The next message, ours alone: of two who change its state one finds it changed."""
    due = Message.objects.filter(state=State.WAITING, next_at__lte=now)
    while message := due.select_related("notice__person").order_by("next_at", "pk").first():
        mine = Message.objects.filter(pk=message.pk, state=State.WAITING)
        if mine.update(state=State.SENDING, attempts=message.attempts + 1, changed_at=now):
            message.attempts += 1
            return message
    return None


def _tried(message: Message, now: datetime) -> State:
    """What became of a message: sent, dropped as nobody wants it any more, or failed."""
    channel = Channel.of(message.channel)
    if channel not in Preferences([message.notice.person_id]).channels(message.notice.person_id):
        return _settle(message, State.DROPPED, now)
    try:
        SENDERS[channel](message)
    except NOT_SENT as error:
        # The class alone: what a server says may repeat the address.
        reason = type(error).__name__
        LOG.exception("A message by %s was not sent: %s", channel, reason)
        again = message.attempts <= len(WAITS)
        return _settle(message, State.WAITING if again else State.FAILED, now, reason)
    return _settle(message, State.SENT, now)


def _settle(message: Message, state: State, now: datetime, reason: str = "") -> State:
    wait = WAITS[min(message.attempts, len(WAITS)) - 1]
    Message.objects.filter(pk=message.pk).update(
        state=state, reason=reason, next_at=now + wait, changed_at=now
    )
    return state


def troubled(now: datetime | None = None) -> QuerySet[Message]:
    """What did not go: failed for good, failed and waiting, or cut off while it was sent."""
    before = (now or timezone.now()) - CUT_OFF
    rows = Message.objects.select_related("notice__person").order_by("-changed_at", "-pk")
    waiting = rows.filter(state=State.WAITING).exclude(reason="")
    return (
        rows.filter(state=State.FAILED)
        | waiting
        | rows.filter(state=State.SENDING, changed_at__lt=before)
    )


def ways() -> dict[str, bool]:
    """Which ways out of the house are set up."""
    return {Channel.MAIL.value: bool(settings.MAIL), Channel.SMS.value: bool(settings.SMS_URL)}


def may_see(person: Person | None) -> bool:
    """Whether somebody may see what became of all messages."""
    return Body.objects.exists() and may(person, SEE, top())


def counts() -> dict[str, int]:
    """How many messages there are in each state."""
    rows = Message.objects.values_list("state").annotate(Count("pk"))
    return dict(rows.order_by())
