"""How a body settles the open points of the law on a day: its own word, else that from above."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from gongkai.law import disputes
from gongkai.law.calendar import Calendar
from gongkai.law.policy import DEFAULT, Policy, choices
from gongkai.office.bodies.access import ancestors
from gongkai.office.bodies.models import Body, Setting
from gongkai.office.calendars.keeping import calendar_of
from gongkai.office.tables import table

SMALL = "small_body"  # drafter, reviewer and approver may be one person
REGION = "region"  # whose regional holidays are kept, an id of the law's regions.toml
RETENTION = "retention_years"  # how long personal data is kept after the end of a case
RECALL = "recall_minutes"  # how long after sending an applicant may take back or amend
# How documents count in table 二, see data/settings.toml.
DOCUMENT_DATE = "document_date"
AMENDMENT_ISSUED = "amendment_issued"
EXPIRY_REPEALED = "expiry_repealed"
REPORT_PUBLISHED = "report_published"  # whether a report is published once signed, or accepted


class Settled(NamedTuple):
    """A setting as it holds: its value, the body that said so, and since when."""

    value: str
    body: int
    since: date


def settled(body: Body, on: date) -> dict[str, Settled]:
    """Every setting that holds for a body on a day, by name: its own word, else the nearest."""
    line = [body.pk, *ancestors(body, on.year)]
    rows = Setting.objects.filter(body_id__in=line, valid_from__lte=on)
    found: dict[str, tuple[int, date, int, Settled]] = {}
    for row in rows:
        nearness = -line.index(row.body_id)
        said = Settled(row.value, row.body_id, row.valid_from)
        candidate = (nearness, row.valid_from, row.pk, said)
        found[row.name] = max(found.get(row.name, candidate), candidate)
    return {name: said for name, (_, _, _, said) in found.items()}


def settings_of(body: Body, on: date) -> dict[str, str]:
    """Every setting that holds for a body on a day, by name, as text."""
    return {name: said.value for name, said in settled(body, on).items()}


def case_settings(body: Body, on: date) -> dict[str, str]:
    """The settings that a case keeps: those that its clock and its remedies depend on."""
    kept = {*choices(), REGION}
    return {name: value for name, value in settings_of(body, on).items() if name in kept}


def dispute_settings(body: Body, on: date) -> dict[str, str]:
    """The settings that a dispute keeps: those by which it is counted and its clocks run."""
    kept = {*disputes.choices(), REGION}
    return {name: value for name, value in settings_of(body, on).items() if name in kept}


def counting_from(given: Mapping[str, str]) -> disputes.Counting:
    """How disputes are counted by a body with these settings."""
    chosen = {name: given[name] for name in disputes.choices() if name in given}
    return disputes.Counting(**chosen)  # type: ignore[arg-type]  # checked when it was set


def policy_from(given: Mapping[str, str]) -> Policy:
    """The settings of the law among those of a body."""
    chosen = {name: _value(name, given[name]) for name in choices() if name in given}
    return replace(DEFAULT, **chosen) if chosen else DEFAULT  # type: ignore[arg-type]


def calendar_from(given: Mapping[str, str]) -> Calendar:
    """The working days that a body with these settings keeps."""
    return calendar_of(given.get(REGION, ""))


def is_small(body: Body, on: date) -> bool:
    """Whether one person may draft, review and approve the same reply."""
    return settings_of(body, on).get(SMALL) == "true"


def recall_until(body: Body, sent_at: datetime) -> datetime:
    """Until when the applicant may take back or amend what was sent at a moment."""
    return sent_at + timedelta(minutes=recall_minutes(body, timezone.localtime(sent_at).date()))


def recall_minutes(body: Body, on: date) -> int:
    """For how many minutes the applicant may take back or amend what is sent on a day."""
    return int(settings_of(body, on).get(RECALL, numbers(RECALL)[0]))


def numbers(name: str) -> tuple[str, ...]:
    """The values of a setting that is a number, its default first."""
    row = table("settings")[name]
    default: int = row["default"]
    others = (each for each in range(row["least"], row["most"] + 1) if each != default)
    return tuple(map(str, (default, *others)))


def kept_until(body: Body, concluded_on: date, today: date) -> date:
    """The last day on which the personal data of a case is kept, 条例第四十五条."""
    years = int(settings_of(body, today).get(RETENTION, numbers(RETENTION)[0]))
    return date(concluded_on.year + years, concluded_on.month, 1) + timedelta(
        days=concluded_on.day - 1
    )


def _value(name: str, text: str) -> object:
    """The text of a setting as the choice that it names."""
    return next((one for one in choices()[name] if str(one).lower() == text), text)
