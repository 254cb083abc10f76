"""Events that are none, whatever the law says: their values contradict each other."""

from collections.abc import Callable, Sequence
from typing import Any

from gongkai.law.case.events import (
    Closed,
    Consulted,
    Event,
    Extended,
    FeeNotified,
    Means,
    ReasonsGiven,
    Received,
    Replied,
)
from gongkai.law.case.rules import CLOSINGS
from gongkai.refusal import Refusal


def must_be_a_record(entries: Sequence[Event]) -> None:
    """One application from its receipt on, in order of time. Raises Refusal for anything else."""
    if not entries or type(entries[0]) is not Received:
        raise Refusal("case-first-received")
    before = entries[0].on
    for place, event in enumerate(entries[1:], 2):
        if type(event) is Received:
            raise Refusal("case-received-twice", on=event.on)
        if event.on < before:
            raise Refusal("case-out-of-order", place=place, on=event.on, before=before)
        before = event.on
        if check := CHECKS.get(type(event)):
            check(event)


def _extended(event: Extended) -> None:
    if event.workdays < 1:
        raise Refusal("case-extended-none", workdays=event.workdays)


def _reasons_given(event: ReasonsGiven) -> None:
    if event.defer_to is not None and not event.accepted:
        raise Refusal("case-defer-unaccepted", on=event.on, until=event.defer_to)


def _served(event: Consulted | FeeNotified) -> None:
    if event.served is not None and event.served < event.on:
        raise Refusal("case-served-early", on=event.on, served=event.served)


def _consulted(event: Consulted) -> None:
    _served(event)
    if not event.party.strip():
        raise Refusal("case-nobody-consulted", on=event.on)


def _fee_notified(event: FeeNotified) -> None:
    _served(event)
    if event.yuan < 1:
        raise Refusal("case-no-fee", yuan=event.yuan)


def _replied(event: Replied) -> None:
    """Only what is handed over is signed for, and not before."""
    handed_over = event.means is Means.HANDED_OVER and event.day >= event.on
    if event.signed is not None and not handed_over:
        raise Refusal("case-signed-otherwise", on=event.on)


def _closed(event: Closed) -> None:
    if event.outcome not in CLOSINGS:
        raise Refusal("case-closed-otherwise", outcome=event.outcome.label)


CHECKS: dict[type[Event], Callable[[Any], None]] = {
    Extended: _extended,
    ReasonsGiven: _reasons_given,
    Consulted: _consulted,
    FeeNotified: _fee_notified,
    Replied: _replied,
    Closed: _closed,
}
