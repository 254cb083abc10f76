"""Taking a turn: counted first and then looked at, so that no number of workers lets more pass."""

from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from gongkai.office.limits.models import Tally
from gongkai.office.vault.store import digest
from gongkai.refusal import Refusal

NETWORK = 64  # bits of an IPv6 address that are one customer's


class Limit(NamedTuple):
    """So many times within each stretch of so many minutes."""

    kind: str
    most: int
    minutes: int


def take(limit: Limit, *who: str) -> None:
    """Count one more for each; raises Refusal if for any that is more than the limit allows.

    Must not be rolled back with what is counted.
    """
    counts = [_add(limit, each) for each in who]
    if max(counts) > limit.most:
        raise Refusal("counter-too-often", minutes=limit.minutes, most=limit.most)


def give_back(limit: Limit, *who: str) -> None:
    """Take back a turn that did no harm."""
    digests = [digest(limit.kind, each) for each in who]
    same = Tally.objects.filter(kind=limit.kind, who__in=digests, until=_until(limit))
    same.filter(count__gt=0).update(count=F("count") - 1)


def network(address: str) -> str:
    """Who is one to the limits: an IPv4 address, or the network of an IPv6 one."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network(f"{found}/{NETWORK}", strict=False))


def _until(limit: Limit) -> datetime:
    seconds = limit.minutes * 60
    window = int(timezone.now().timestamp()) // seconds
    return datetime.fromtimestamp((window + 1) * seconds, UTC)


def _add(limit: Limit, who: str) -> int:
    named = {"kind": limit.kind, "who": digest(limit.kind, who), "until": _until(limit)}
    row = Tally.objects.filter(**named)
    if not row.update(count=F("count") + 1):
        _sweep()
        try:
            with transaction.atomic():
                Tally.objects.create(**named, count=1)
        except IntegrityError:  # another worker was first
            row.update(count=F("count") + 1)
    return row.values_list("count", flat=True).first() or 0


def _sweep() -> None:
    """What is over is forgotten, whenever somebody new is counted."""
    Tally.objects.filter(until__lt=timezone.now()).delete()
