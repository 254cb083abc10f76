"""Who is told what when: the whole table."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.case.standing import Status
from gongkai.office.applications.actions import act
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body, Membership
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders.digest import people as told_on
from gongkai.office.reminders.due import PAUSED, Kind, items
from gongkai.refusal import Refusal
from tests.office.applications.test_machine import values
from tests.office.factory import RECEIVED, SECTION, body, desk, letter
from tests.office.journal.playing import People, day
from tests.office.undoing import undone

pytestmark = pytest.mark.django_db
DAYS = (5, 3, 1)
R, H, D = Role.REGISTRAR, Role.HANDLER, Role.DISCLOSURE_HEAD
L, S, A = Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER, Role.APPROVER
DUE = date(2026, 3, 30)  # of a letter of 2 March

Play = Callable[[str, People], object]


def sectioned(code: str, people: People) -> None:
    """It lies with a section."""
    act(code, "transfer", people[R], on=RECEIVED, section=SECTION)


def nothing(code: str, people: People) -> None:
    """Nothing happens."""


def drafted(code: str, people: People) -> None:
    """A reply is drafted by the section."""
    sectioned(code, people)
    act(code, "draft", people[H], on=day(1), outcome="disclosed")


def legal(code: str, people: People, *, passed: bool = True) -> None:
    """One of the two reviews is done."""
    drafted(code, people)
    act(code, "review_legality", people[L], on=day(1), passed=passed)


def failed(code: str, people: People) -> None:
    """It did not pass."""
    legal(code, people, passed=False)


def reviewed(code: str, people: People) -> None:
    """Both are."""
    legal(code, people)
    act(code, "review_secrecy", people[S], on=day(1), passed=True)


def approved(code: str, people: People, *, passed: bool = True) -> None:
    """The leader decided."""
    reviewed(code, people)
    act(code, "approve", people[A], on=day(1), passed=passed)


def rejected(code: str, people: People) -> None:
    """The leader did not approve."""
    approved(code, people, passed=False)


def replied(code: str, people: People) -> None:
    """The reply went out."""
    approved(code, people)
    act(code, "reply", people[R], on=day(1), outcome="disclosed", means="posted")


def supplement(code: str, people: People) -> None:
    """The applicant is asked to complete the letter by 16 March."""
    sectioned(code, people)
    act(code, "ask_supplement", people[H], on=day(1), by=day(14), items="年度")


def consulted(code: str, people: People) -> None:
    """A third party is asked, until 24 March."""
    sectioned(code, people)
    act(code, "consult", people[H], on=day(1), party="甲", role="third_party")


def fee(code: str, people: People) -> None:
    """A fee is asked, until 31 March."""
    act(code, "notify_fee", people[D], on=day(1), yuan=100)


def reasons(code: str, people: People) -> None:
    """Reasons are asked, until 10 March."""
    act(code, "ask_reasons", people[R], on=day(1), by=day(8))


TABLE: list[tuple[Play, date, dict[Role, list[Kind]]]] = [
    # The working days before the due day, which is a Monday.
    (nothing, date(2026, 3, 20), {}),  # 6 left
    (nothing, date(2026, 3, 23), {R: [Kind.DUE]}),  # 5
    (sectioned, date(2026, 3, 23), {H: [Kind.DUE]}),
    (sectioned, date(2026, 3, 24), {}),  # 4
    (sectioned, date(2026, 3, 25), {H: [Kind.DUE]}),  # 3
    (sectioned, date(2026, 3, 26), {}),  # 2
    (sectioned, date(2026, 3, 27), {H: [Kind.DUE], D: [Kind.DUE]}),  # 1
    (sectioned, date(2026, 3, 28), {}),  # a Saturday
    (sectioned, DUE, {H: [Kind.DUE], D: [Kind.DUE]}),
    (sectioned, date(2026, 3, 31), {H: [Kind.OVERDUE], D: [Kind.OVERDUE]}),
    (sectioned, date(2026, 4, 1), {H: [Kind.OVERDUE], D: [Kind.OVERDUE]}),
    (sectioned, date(2026, 4, 5), {}),  # 清明
    # Whose step it is.
    (drafted, day(1), {L: [Kind.LEGALITY], S: [Kind.SECRECY]}),
    (legal, day(1), {S: [Kind.SECRECY]}),
    (failed, day(1), {H: [Kind.REDRAFT]}),
    (reviewed, day(1), {A: [Kind.APPROVE]}),
    (rejected, day(1), {H: [Kind.REDRAFT]}),
    (approved, day(1), {R: [Kind.SEND]}),
    (approved, DUE, {R: [Kind.SEND], H: [Kind.DUE], D: [Kind.DUE]}),
    (replied, DUE, {}),
    # Others: nothing while they have time, then that they let it pass.
    (supplement, day(14), {}),
    (supplement, day(15), {H: [Kind.LAPSED], D: [Kind.LAPSED]}),
    (consulted, date(2026, 3, 24), {}),
    (consulted, date(2026, 3, 25), {H: [Kind.SILENT]}),
    (fee, date(2026, 3, 31), {}),
    (fee, date(2026, 4, 1), {R: [Kind.LAPSED], D: [Kind.LAPSED]}),
    (reasons, day(8), {}),
    (reasons, day(9), {R: [Kind.REASONS], D: [Kind.REASONS]}),
]


@pytest.fixture
def bureau() -> Body:
    """A bureau."""
    return body()


@pytest.mark.parametrize(
    ("play", "on", "expected"),
    TABLE,
    ids=[f"{play.__name__}-{on:%m%d}" for play, on, _ in TABLE],
)
def test_who_is_told_what_when(
    bureau: Body, play: Play, on: date, expected: dict[Role, list[Kind]]
) -> None:
    cast = desk(bureau)
    play(letter(bureau).code, cast)
    names = {person.pk: role for role, person in cast.items()}
    found = {names[pk]: [item.kind for item, _ in each] for pk, each in told_on(on).items()}
    assert found == expected


def test_a_letter_by_fax_waits_for_its_day_of_receipt(bureau: Body) -> None:
    cast = desk(bureau)
    letter(bureau, channel="fax", person=cast[R])
    (told,) = told_on(day(1)).items()
    assert told[0] == cast[R].pk
    assert [item.kind for item, _ in told[1]] == [Kind.CONFIRM]


def test_a_section_without_people_leaves_it_to_the_registrars_and_they_to_the_head(
    bureau: Body,
) -> None:
    cast = desk(bureau)
    sectioned(letter(bureau).code, cast)
    on = date(2026, 3, 23)
    assert set(told_on(on)) == {cast[H].pk}
    Membership.objects.filter(role=H).update(until=date(2026, 3, 20))
    assert set(told_on(on)) == {cast[R].pk}
    cast[R].is_active = False
    cast[R].save()
    assert set(told_on(on)) == {cast[D].pk}


def test_people_of_other_bodies_are_not_told(bureau: Body) -> None:
    desk(body("other"))
    letter(bureau)
    assert told_on(DUE) == {}


def test_somebody_with_many_roles_is_told_each_thing_once(bureau: Body) -> None:
    cast = desk(bureau)
    Membership.objects.update(person=cast[R])
    sectioned(letter(bureau).code, cast)
    (told,) = told_on(DUE).values()
    assert [item.kind for item, _ in told] == [Kind.DUE]


ACTIONS = ("ask_supplement", "make_supplement", "consult", "record_answer", "notify_fee", "extend")


@settings(max_examples=60)
@given(st.data())
def test_of_a_case_whose_clock_stands_still_nothing_is_said(data: st.DataObject) -> None:
    with undone():
        bureau = body()
        cast = desk(bureau)
        code, on = letter(bureau).code, RECEIVED
        for action in data.draw(st.lists(st.sampled_from(ACTIONS), max_size=6)):
            on = max(on, day(data.draw(st.integers(0, 60))))
            by = cast[R] if action in {"make_supplement", "record_answer"} else cast[D]
            try:
                act(code, action, by, on=on, **values(action, on, data.draw))
            except Refusal:
                continue
        found = told(code)
        case = case_of(found, bureau)
        today = max(on, day(data.draw(st.integers(0, 120))))
        said = items(case, found, today, DAYS)
        standing = case.at(today)
        if standing.status in PAUSED or standing.concluded:
            assert said == []
        kinds = {item.kind for item in said}
        assert (Kind.OVERDUE in kinds) <= (standing.status is Status.OVERDUE)
        if standing.reply_due is None:
            assert not kinds & {Kind.DUE, Kind.OVERDUE}
