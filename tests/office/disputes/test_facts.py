"""Table 四 as of a moment, against a recount that knows only what was done and when."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gongkai.law.disputes import Counting
from gongkai.office.bodies.models import Body, Person, Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import act
from gongkai.office.disputes.counting import table
from gongkai.office.disputes.replaying import differences
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from gongkai.words import Dispute as Kind
from gongkai.words import DisputeResult as Result
from tests.office.disputes.cast import filed
from tests.office.factory import body, person

YEARS = (2024, 2025, 2026)
FIRST, LAST = date(2024, 9, 1), date(2026, 11, 1)
DAYS = st.integers(-20, 120)  # after the step before; what comes too early is refused
UPHELD = ("sustained", "claim_rejected")
OVERTURNED = ("revoked", "changed", "unlawful", "must_perform")
OTHER = ("withdrawn", "dismissed", "not_accepted", "terminated", "mediated")
COLUMN = {
    **dict.fromkeys(UPHELD, Result.UPHELD),
    **dict.fromkeys(OVERTURNED, Result.OVERTURNED),
    **dict.fromkeys(OTHER, Result.OTHER_RESULT),
}
STEPS = st.one_of(
    st.tuples(st.just("file"), st.sampled_from([*Kind, Kind.DIRECT_SUIT]), DAYS),
    st.tuples(
        st.just("end"),
        st.sampled_from([*COLUMN, *["affirmed", "remanded"] * 3]),
        DAYS,
        st.integers(0, 1),
    ),
    st.tuples(
        st.sampled_from(["appeal", "appeal", "retry", "strike", "undo"]), DAYS, st.integers(0, 1)
    ),
)

# Filed in October 2024 and decided in December.
FIRST_INSTANCE = [("file", Kind.DIRECT_SUIT, 40), ("end", "claim_rejected", 70, 0)]


@dataclass
class Remembered:
    """A dispute as somebody with pencil and paper would keep it, by the default settings."""

    code: str
    kind: Kind
    filed: date
    result: Result | None = None
    on: date | None = None
    before: Result | None = None
    retried: bool = False
    struck: bool = False
    undo: "Remembered | None" = field(default=None, repr=False)

    def does(self, action: str, day: date, ruling: str = "") -> None:
        """What an action that was allowed means."""
        self.undo = deepcopy(self)
        if action == "strike":
            self.struck = True
        elif action == "retry":
            self.retried = True
        elif self.retried:
            return
        elif action == "appeal" or ruling == "remanded":
            self.before, self.result, self.on = self.result or self.before, None, None
        elif ruling == "affirmed":
            self.result, self.on = self.before, day
        else:
            self.result, self.on = COLUMN[ruling], day


Cells = dict[tuple[Kind, Result], int]


def recount(known: list[Remembered], year: int, *, filed_only: bool = False) -> Cells:
    """The cells of a year, one dispute after another."""
    cells = {(kind, result): 0 for kind in Kind for result in Result}
    for each in known:
        if each.struck or each.filed.year > year or (filed_only and each.filed.year < year):
            continue
        if each.on and each.on.year < year:
            continue
        ended = each.result if each.on and each.on.year == year else None
        cells[each.kind, ended or Result.PENDING] += 1
    return cells


def on_a_day(step: tuple[Any, ...], after: date) -> tuple[tuple[Any, ...], date]:
    """The step with its day instead of the days after the one before; and the later of both."""
    at = 1 if step[0] not in ("file", "end") else 2
    day = min(after + timedelta(step[at]), LAST)
    return (*step[:at], day, *step[at + 1 :]), max(day, after)


def perform(known: list[Remembered], bureau: Body, head: Person, step: tuple[Any, ...]) -> None:
    """Do it and remember it; what is refused is not remembered."""
    if step[0] == "file":
        row = filed(bureau, head, step[1], on=step[2], personal={})
        known.append(Remembered(row.code, step[1], step[2]))
        return
    *what, day, place = step
    if not known:
        return
    each = known[place % len(known)]
    if what[0] == "undo":
        last = Entry.objects.filter(subject=each.code).latest("number")
        if each.undo and last.kind != "dispute.annulled":
            act(each.code, "annul_in_dispute", head, number=last.number)
            known[known.index(each)] = each.undo
            each.undo.undo = None
        return
    given = {"ruling": what[1]} if what[0] == "end" else {}
    action = {"end": "conclude", "appeal": "appeal", "retry": "retry", "strike": "strike"}[what[0]]
    act(each.code, f"{action}_dispute", head, on=day, **given)
    each.does(what[0], day, str(given.get("ruling", "")))


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example([*FIRST_INSTANCE, ("appeal", 14, 0), ("end", "affirmed", 120, 0)])
@example(
    [*FIRST_INSTANCE, ("appeal", 14, 0), ("end", "remanded", 90, 0), ("end", "revoked", 99, 0)]
)
@example([*FIRST_INSTANCE, ("retry", 60, 0), ("end", "revoked", 120, 0), ("undo", 1, 0)])
@given(st.lists(STEPS, min_size=6, max_size=16))
def test_the_cells_of_every_year_as_of_every_moment(steps: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        bureau = body(f"yunxi{Body.objects.count()}")
        head = person(bureau, Role.DISCLOSURE_HEAD)
        known: list[Remembered] = []
        moments: list[tuple[datetime, list[Remembered]]] = []
        day = FIRST
        for step in steps:
            dated, day = on_a_day(step, day)
            try:
                with transaction.atomic():
                    perform(known, bureau, head, dated)
            except Refusal:
                continue
            moments.append((timezone.now(), deepcopy(known)))
        for year in YEARS:
            assert table([bureau.pk], year) == recount(known, year)
            filed_only = table([bureau.pk], year, None, Counting(disputes_of_year="filed"))
            assert filed_only == recount(known, year, filed_only=True)
            for at, then in moments:
                assert table([bureau.pk], year, at) == recount(then, year)
        assert list(differences()) == []
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_what_is_recorded_after_a_freeze_changes_nothing_that_was_frozen() -> None:
    bureau = body()
    head = person(bureau, Role.DISCLOSURE_HEAD)
    row = filed(bureau, head, Kind.DIRECT_SUIT, on=date(2025, 11, 3))
    freeze = timezone.now()
    before = table([bureau.pk], 2025, freeze)
    act(row.code, "conclude_dispute", head, on=date(2025, 12, 30), ruling="revoked")
    filed(bureau, head, on=date(2025, 12, 1))
    assert table([bureau.pk], 2025, freeze) == before
    assert before[Kind.DIRECT_SUIT, Result.PENDING] == 1
    now = table([bureau.pk], 2025)
    assert (
        now[Kind.DIRECT_SUIT, Result.OVERTURNED] == now[Kind.RECONSIDERATION, Result.PENDING] == 1
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "years"),
    [
        # First instance upheld in 2025, appeal filed in 2026 and overturned there, retried later.
        ("last_instance", {2025: Result.PENDING, 2026: Result.OVERTURNED}),
        ("first_instance", {2025: Result.UPHELD, 2026: None}),
        ("retrial", {2025: Result.PENDING, 2026: Result.UPHELD}),
    ],
)
def test_which_instance_counts_is_a_setting(setting: str, years: dict[int, Result | None]) -> None:
    bureau = body()
    Setting.objects.create(
        body=bureau, name="suit_counted_by", value=setting, valid_from=date(2020, 1, 1)
    )
    head = person(bureau, Role.DISCLOSURE_HEAD)
    row = filed(bureau, head, Kind.DIRECT_SUIT, on=date(2025, 9, 1))
    for action, on, more in (
        ("conclude_dispute", date(2025, 12, 22), {"ruling": "claim_rejected"}),
        ("appeal_dispute", date(2026, 1, 4), {}),
        ("conclude_dispute", date(2026, 3, 2), {"ruling": "revoked"}),
        ("retry_dispute", date(2026, 5, 6), {}),
        ("conclude_dispute", date(2026, 7, 1), {"ruling": "claim_rejected"}),
    ):
        act(row.code, action, head, on=on, **more)
    for year, result in years.items():
        cells = table([bureau.pk], year)
        assert {key[1] for key, n in cells.items() if n} == ({result} if result else set())


@pytest.mark.django_db
def test_the_table_is_one_query(django_assert_num_queries: Any) -> None:  # noqa: ANN401
    bureau = body()
    head = person(bureau, Role.DISCLOSURE_HEAD)
    for kind in Kind:
        filed(bureau, head, kind)
    with django_assert_num_queries(1):
        assert sum(table([bureau.pk], 2026).values()) == 3
