"""Splitting and merging: one count everywhere."""

from datetime import timedelta

import pytest

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.applications.counting import merge, split
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.reading import personal
from gongkai.office.applications.refolding import refold
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.verifying import verify
from gongkai.refusal import Refusal
from tests.office.factory import PERSONAL, RECEIVED, body, letter, person

pytestmark = pytest.mark.django_db


def counted() -> int:
    """How many applications count as received, by the facts of now."""
    return Fact.objects.filter(recorded_to=None).exclude(received_on=None).count()


def test_each_part_of_a_split_letter_counts_from_the_day_of_the_letter() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    code = letter(bureau).code
    parts = split(code, registrar, ["第二件事", "第三件事"])
    assert [part.number for part in parts] == [2, 3]
    assert {part.received_on for part in parts} == {RECEIVED}
    assert counted() == 3
    seen = dict(personal(parts[0].code, registrar))
    assert (seen["name"], seen["content"]) == (PERSONAL["name"], "第二件事")


def test_the_parts_of_a_confirmed_letter_are_confirmed_with_it() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    on = RECEIVED + timedelta(1)
    code = letter(bureau, person=registrar, channel=Channel.MAIL_ORDINARY).code
    (before,) = split(code, registrar, ["第二件事"])
    act(code, "confirm", registrar, on=on)
    (after,) = split(code, registrar, ["第三件事"])
    after.refresh_from_db()
    assert (before.receipt_date, after.receipt_date) == (None, on)
    assert after.due_on == Application.objects.get(code=code).due_on
    assert counted() == 2
    assert [*verify(), *refold()] == []


def test_a_duplicate_counts_no_more_and_cannot_be_acted_on() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    one, two = letter(bureau), letter(bureau)
    merge(two.code, registrar, one.code)
    assert counted() == 1
    row = Application.objects.get(code=two.code)
    assert (row.merged_into, row.due_on, row.receipt_date) == (one, None, None)
    for tried in (
        lambda: act(two.code, "withdraw", registrar),
        lambda: split(two.code, registrar, []),
    ):
        with pytest.raises(Refusal) as refused:
            tried()
        assert refused.value.code == "office-merged"


@pytest.mark.parametrize("wrong", ["itself", "elsewhere", "concluded", "answered", "merged"])
def test_what_cannot_be_merged(wrong: str) -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    one, two = letter(bureau), letter(bureau)
    into = two
    if wrong == "itself":
        into = one
    elif wrong == "elsewhere":
        into = letter(body("other"))
    elif wrong == "concluded":
        act(one.code, "withdraw", registrar)
    elif wrong == "answered":
        act(two.code, "withdraw", registrar)
    else:
        merge(two.code, registrar, letter(bureau).code)
    with pytest.raises(Refusal) as refused:
        merge(one.code, registrar, into.code)
    assert refused.value.code == "office-cannot-merge"


def test_who_may_not_is_refused() -> None:
    bureau = body()
    handler = person(bureau, Role.HANDLER, section="一科")
    one, two = letter(bureau), letter(bureau)
    with pytest.raises(Forbidden):
        split(one.code, handler, ["别的"])
    with pytest.raises(Forbidden):
        merge(one.code, handler, two.code)


@pytest.mark.parametrize(
    ("other", "merges"),
    [
        ({"name": "欧阳云"}, False),
        ({"name": "欧阳云", "identity": "护照 E1"}, False),
        ({"name": " 王  喆 "}, True),  # as typed another time
        ({"name": "王 詰", "identity": "E00000000"}, True),  # a name misread, one identity
        ({"name": "", "telephone": PERSONAL["telephone"]}, False),  # a telephone is a family's
    ],
)
def test_only_letters_of_one_applicant_become_one(other: dict[str, str], merges: bool) -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    one = letter(bureau, personal={**PERSONAL, "identity": "E00000000"})
    two = letter(bureau, personal={"content": "合同", **other})
    if merges:
        assert merge(two.code, registrar, one.code).merged_into == one
        return
    with pytest.raises(Refusal) as refused:
        merge(two.code, registrar, one.code)
    assert refused.value.code == "office-other-applicant"
    assert counted() == 2
