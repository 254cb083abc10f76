"""What is missing is asked for; answering stores the figure."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.publications import slips
from gongkai.office.publications.counting import decisions_counted
from gongkai.office.publications.models import Figure, Slip
from gongkai.office.publications.replaying import differences
from gongkai.office.publications.slips import missing, uncovered
from gongkai.office.publications.words import FigureKind, SlipState
from gongkai.refusal import Refusal
from tests.office.factory import person
from tests.office.publications.desk import MARCH, Desk

pytestmark = pytest.mark.django_db
WANTED = {
    "kind": "licensing",
    "section": "审批科",
    "first_on": MARCH[0],
    "last_on": MARCH[1],
    "asked": "行政审批科",
}


@pytest.fixture
def desk() -> Desk:
    """A bureau."""
    return Desk()


def asked(desk: Desk, **more: object) -> Slip:
    """A slip for the licensing decisions of March, due today."""
    return slips.ask(desk.body, desk.editor, {**WANTED, "due": timezone.localdate(), **more})


def test_answering_stores_the_figure(desk: Desk) -> None:
    row = asked(desk)
    figure = slips.answer(row.code, desk.editor, {"amount": "12"})
    row.refresh_from_db()
    assert (row.state, row.figure) == (SlipState.ANSWERED, figure)
    assert (figure.giver, figure.section) == ("行政审批科", "审批科")
    assert decisions_counted([desk.body], 2025)[FigureKind.LICENSING].value == 12
    with pytest.raises(Refusal, match="publication-slip-done"):
        slips.answer(row.code, desk.editor, {"amount": "13"})
    assert list(differences()) == []


def test_a_figure_that_comes_by_another_way_answers_it_too(desk: Desk) -> None:
    row, other = asked(desk), asked(desk, kind="penalty")
    desk.figure()
    assert {each.pk: each.state for each in Slip.objects.all()} == {
        row.pk: SlipState.ANSWERED,
        other.pk: SlipState.OPEN,
    }


def test_the_section_that_is_asked_may_answer_and_no_other(desk: Desk) -> None:
    row = asked(desk)
    stranger = person(desk.body, Role.HANDLER, section="二科")
    with pytest.raises(Forbidden):
        slips.answer(row.code, stranger, {"amount": "1"})
    entry = Entry.objects.filter(subject=row.code).latest("pk")
    assert (entry.kind, entry.by) == ("publication.refused", stranger)
    handler = person(desk.body, Role.HANDLER, section="审批科")
    assert slips.answer(row.code, handler, {"amount": "1"}).value == 1


def test_a_slip_past_its_day_is_overdue_and_says_so(desk: Desk) -> None:
    row, today = asked(desk, note="附电子表"), timezone.localdate()
    assert slips.state(row, today) is SlipState.OPEN
    assert slips.state(row, today + timedelta(1)) is SlipState.OVERDUE
    text = slips.reminder(row, today)
    for part in ("行政审批科：", "审批科的行政许可", "2025年3月1日至3月31日", "“0”", "附电子表"):
        assert part in text
    assert "至今没有收到" in slips.reminder(row, today + timedelta(1))
    slips.remind(row.code, desk.editor)
    row.refresh_from_db()
    assert (row.reminded, row.reminded_on) == (1, today)
    with pytest.raises(Refusal, match="publication-reminded"):
        slips.remind(row.code, desk.editor)
    slips.withdraw(row.code, desk.editor, "不需要了")
    row.refresh_from_db()
    assert slips.state(row, today + timedelta(1)) is SlipState.WITHDRAWN


def test_what_is_held_or_asked_for_is_not_asked_for(desk: Desk) -> None:
    asked(desk)
    with pytest.raises(Refusal, match="publication-asked"):
        asked(desk)
    with pytest.raises(Refusal, match="publication-due-past"):
        asked(desk, kind="penalty", due=timezone.localdate() - timedelta(1))
    desk.figure()
    with pytest.raises(Refusal, match="publication-held"):
        asked(desk)
    with pytest.raises(Refusal, match="publication-held"):
        asked(desk, section="", last_on=date(2025, 12, 31))


def test_what_is_missing_of_a_year_by_kind(desk: Desk) -> None:
    desk.figure()
    desk.figure("0", kind="coercion", first_on=date(2025, 1, 1), last_on=date(2025, 12, 31))
    slip = asked(desk, kind="penalty", section="", first_on=date(2025, 1, 1))
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert missing(desk.body, 2025) == [
        (FigureKind.LICENSING, date(2025, 1, 1), date(2025, 2, 28), None),
        (FigureKind.LICENSING, date(2025, 4, 1), date(2025, 12, 31), None),
        (FigureKind.PENALTY, *year, slip),
        (FigureKind.ADMIN_FEES, *year, None),
    ]
    assert Figure.objects.count() == 2


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ([], [(1, 30)]),
        ([(1, 30)], []),
        ([(1, 10), (5, 12)], [(13, 30)]),
        ([(3, 4), (8, 29)], [(1, 2), (5, 7), (30, 30)]),
        ([(1, 20), (2, 3)], [(21, 30)]),
    ],
)
def test_what_no_period_covers(held: list[tuple[int, int]], left: list[tuple[int, int]]) -> None:
    def days(pairs: list[tuple[int, int]]) -> list[tuple[date, date]]:
        return [(date(2025, 4, first), date(2025, 4, last)) for first, last in pairs]

    assert uncovered(days(held), date(2025, 4, 1), date(2025, 4, 30)) == days(left)
