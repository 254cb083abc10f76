"""A notice is put into the desk, and a message into the outbox for each way it leaves the house."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from gongkai.office.bodies.models import Person
from gongkai.office.reminders.models import Channel, Message, Notice, Preference, Sort

Values = Mapping[str, object]


def post(sort: Sort, of: Mapping[int, Values], *, day: date, now: datetime, mark: str = "") -> int:
    """Tell people (by id) something, each once a day; how many were not told before.

    Each notice is there with its messages or not at all, also where two do this at once.
    """
    wanted = Preferences(of)
    before = Notice.objects.filter(person__in=of, sort=sort, day=day, mark=mark)
    told = set(before.values_list("person_id", flat=True))
    return sum(
        _post(sort, person, values, wanted.channels(person), day, now, mark)
        for person, values in of.items()
        if person not in told
    )


def _post(
    sort: Sort,
    person: int,
    values: Values,
    channels: Iterable[Channel],
    day: date,
    now: datetime,
    mark: str,
) -> bool:
    with transaction.atomic():
        notice, made = Notice.objects.get_or_create(
            person_id=person, sort=sort, day=day, mark=mark, defaults={"values": dict(values)}
        )
        if made:
            Message.objects.bulk_create(
                Message(notice=notice, channel=channel, next_at=now) for channel in channels
            )
    return made


class Preferences:
    """By which ways some people are reached."""

    def __init__(self, people: Iterable[int]) -> None:
        ids = list(people)
        self._people = {each.pk: each for each in Person.objects.filter(pk__in=ids)}
        self._chosen = {each.pk: each for each in Preference.objects.filter(pk__in=ids)}

    def channels(self, person: int) -> list[Channel]:
        """The ways beside the desk, as they are set up and wanted."""
        known = self._people[person]
        chosen = self._chosen.get(person) or Preference(person=known)
        if not known.is_active:
            return []
        found = []
        if settings.MAIL and known.email and chosen.mail:
            found.append(Channel.MAIL)
        if settings.SMS_URL and chosen.mobile:
            found.append(Channel.SMS)
        return found
