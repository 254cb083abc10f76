"""What the journal makes of an application, from its first entry: its row, and all its facts."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, NamedTuple

from gongkai.office.applications import said as say
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.projecting import Known, known, row
from gongkai.office.applications.said_by_applicant import Amended, Retracted
from gongkai.office.applications.telling import Told, case_of, standing
from gongkai.office.bodies.models import Body, Setting
from gongkai.office.bodies.policies import case_settings
from gongkai.refusal import Refusal

Settings = Mapping[str, str]
BROKEN = frozenset({"law", "journal", "row", "body", "year", "number"})


class Version(NamedTuple):
    """What was known from one moment of recording to another."""

    received_on: date | None
    concluded_on: date | None
    outcome: str
    applicant_class: str
    body: int
    recorded_from: datetime
    recorded_to: datetime | None

    @classmethod
    def of(cls, fact: Fact) -> "Version":
        """As it is kept."""
        return cls(
            fact.received_on,
            fact.concluded_on,
            fact.outcome,
            fact.applicant_class,
            fact.body_id,
            fact.recorded_from,
            fact.recorded_to,
        )

    @property
    def known(self) -> Known:
        """What is counted by it."""
        return Known(self.received_on, self.concluded_on, self.outcome, self.applicant_class)

    def fact(self, application: Application) -> Fact:
        """To be kept."""
        values = self._asdict()
        return Fact(application=application, body_id=values.pop("body"), **values)


class Difference(NamedTuple):
    """A column of a row, or of its n-th fact, that is not what the entries make of it.

    `number` is the register number; the field "law" stands for entries that the law does not allow
    as it is now, "journal" for such as cannot be read, "row" for a row that is missing.
    """

    code: str
    number: str
    field: str
    row: object
    folded: object

    @property
    def broken(self) -> bool:
        """Whether computing the row anew cannot put it right."""
        return self.field in BROKEN


class Replayed(NamedTuple):
    """An application as its entries make it: by the settings of today, and those kept with it."""

    columns: dict[str, Any]
    versions: list[Version]
    kept: Settings


class SettingsOfDays:
    """The settings of bodies by day, asked for once between two days on which one may change."""

    def __init__(self) -> None:
        days = Setting.objects.order_by("valid_from").values_list("valid_from", flat=True)
        self.days = list(days.distinct())
        self.found: dict[tuple[int, int, int], Settings] = {}

    def of(self, body: Body, on: date) -> Settings:
        """The settings of a body on a day; who is above it changes with the year."""
        key = (body.pk, on.year, bisect_right(self.days, on))
        if key not in self.found:
            self.found[key] = case_settings(body, on)
        return self.found[key]


def replay(
    application: Application,
    found: Sequence[Told],
    facts: Sequence[Version],
    settings: SettingsOfDays,
) -> Replayed:
    """Row and facts from the entries; the facts by the settings that were kept, if they fit these.

    Raises Refusal where the law does not allow the entries, or they begin with no letter.
    """
    counted = standing(found)
    if not counted or not isinstance(counted[0].said, say.Received):
        raise Refusal("case-first-received")
    now = settings.of(application.body, counted[0].on)
    kept = application.settings
    columns = {
        **_columns(application, counted, now),
        "entries": sum(not isinstance(each.said, say.Refused) for each in found),
        "settings": now,
    }
    if kept != now:
        with suppress(Refusal):
            if (versions := history(application, found, kept)) == facts:
                return Replayed(columns, versions, kept)
    return Replayed(columns, history(application, found, now), now)


def _columns(
    application: Application, counted: Sequence[Told], settings: Settings
) -> dict[str, Any]:
    received = counted[0].said
    assert isinstance(received, say.Received)
    merged = next((each.said.into for each in counted if isinstance(each.said, say.Merged)), None)
    if any(isinstance(each.said, Retracted) for each in counted):
        merged = application.code
    return {
        "year": received.year,
        "number": received.number,
        **row(counted, case_of(counted, application.body, settings)),
        "merged_into": merged,
    }


def history(application: Application, found: Sequence[Told], settings: Settings) -> list[Version]:
    """What was known after each entry, by the settings in use then; the last ones are given."""
    versions: list[Version] = []
    for number, new in enumerate(found, 1):
        if not moves(new.said):
            continue
        counted = standing(found[:number])
        case = case_of(counted, application.body, _in_use(found[number:], settings))
        at, now = new.entry.recorded_at, known(counted, row(counted, case))
        if versions and versions[-1].known == now:
            continue
        if versions:
            versions[-1] = versions[-1]._replace(recorded_to=at)
        versions.append(Version(*now, application.body_id, at, None))
    return versions


def moves(said: say.Said) -> bool:
    """Whether what is known can be another after this."""
    others = say.Annulled | say.Merged | say.Refolded | Retracted | Amended
    return said.EVENT is not None or isinstance(said, others)


def _in_use(later: Sequence[Told], last: Settings) -> Settings:
    """The settings before the next time that they were changed."""
    for each in later:
        if isinstance(each.said, say.Refolded):
            return dict(pair.split("=", 1) for pair in each.said.settings)
    return last


def differences(
    application: Application, replayed: Replayed, facts: Sequence[Version]
) -> Iterator[Difference]:
    """Where row and facts are not as replayed."""
    merged = application.merged_into
    for name, folded in replayed.columns.items():
        value = getattr(application, name)
        value = (merged.code if merged else None) if name == "merged_into" else value
        if value != folded:
            yield Difference(application.code, str(application), name, value, folded)
    for place in range(max(len(facts), len(replayed.versions))):
        yield from _fact(application, place, facts, replayed.versions)


def _fact(
    application: Application, place: int, facts: Sequence[Version], versions: Sequence[Version]
) -> Iterator[Difference]:
    name, code, number = f"facts[{place + 1}]", application.code, str(application)
    if place >= len(facts):
        yield Difference(code, number, name, None, versions[place].recorded_from)
    elif place >= len(versions):
        yield Difference(code, number, name, facts[place].recorded_from, None)
    else:
        for field, is_, folded in zip(Version._fields, facts[place], versions[place], strict=True):
            if is_ != folded:
                yield Difference(code, number, f"{name}.{field}", is_, folded)
