"""What people do with their own notices: read them, and choose by which ways they come."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.office.bodies.models import Person
from gongkai.office.reminders.models import Notice, Preference
from gongkai.office.vault import store
from gongkai.refusal import Refusal

# 手机号码: eleven digits since 2010.
MOBILE = re.compile(r"1[3-9][0-9]{9}")


def notices(person: Person) -> QuerySet[Notice]:
    """All that a person was told, the last first."""
    return Notice.objects.filter(person=person).order_by("-created_at", "-pk")


def unread(person: Person) -> int:
    """How many notices a person has not read."""
    return Notice.objects.filter(person=person, read_at=None).count()


def read(person: Person, *numbers: int, now: datetime | None = None) -> int:
    """Mark some notices of a person as read, all if none is named; how many were not."""
    rows = Notice.objects.filter(person=person, read_at=None)
    rows = rows.filter(pk__in=numbers) if numbers else rows
    return rows.update(read_at=now or timezone.now())


def preference(person: Person) -> Preference:
    """What a person chose, or the default."""
    return Preference.objects.filter(person=person).first() or Preference(person=person)


def choose(person: Person, *, mail: bool, mobile: str) -> None:
    """By mail or not, and by SMS to a number or not; the desk shows notices in any case.

    The number is kept encrypted. Raises Refusal for what is no mobile number.
    """
    plain = re.sub(r"[\s-]", "", mobile).removeprefix("+86")
    if plain and not MOBILE.fullmatch(plain):
        raise Refusal("office-wrong-mobile", value=mobile[:20])
    with transaction.atomic():
        chosen = Preference.objects.select_for_update().filter(person=person).first()
        chosen = chosen or Preference(person=person)
        chosen.mail = mail
        if plain != known_mobile(chosen):
            subject = f"person-{person.pk}"
            chosen.mobile = store.put(subject, {"mobile": plain})["mobile"] if plain else ""
        chosen.save()


def known_mobile(chosen: Preference) -> str:
    """The number of a preference, "" if none."""
    return (store.get([chosen.mobile]).get(chosen.mobile) or "") if chosen.mobile else ""
