"""Letters get their numbers, once each."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application, Fact
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.factory import RECEIVED, body, letter, person

pytestmark = pytest.mark.django_db


def test_numbers_run_by_body_and_year() -> None:
    one, other = body("one"), body("other")
    made = [
        letter(one),
        letter(one),
        letter(other),
        letter(one, on=date(2025, 12, 31)),
        letter(one),
    ]
    assert [(row.body.code, row.year, row.number) for row in made] == [
        ("one", 2026, 1),
        ("one", 2026, 2),
        ("other", 2026, 1),
        ("one", 2025, 1),
        ("one", 2026, 3),
    ]


def test_the_same_form_sent_twice_makes_one_case() -> None:
    bureau = body()
    first = letter(bureau, token="form-1")
    assert letter(bureau, token="form-1") == first
    assert letter(bureau, token="form-2") != first
    assert letter(bureau) != letter(bureau)
    assert letter(body("other"), token="form-1") != first
    with pytest.raises(Refusal, match="office-token-used"):
        letter(bureau, token="form-1", personal={"content": "另一件事"})
    assert Entry.objects.filter(body=bureau).count() == 4


def test_the_same_step_sent_twice_is_taken_once() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    code = letter(bureau).code
    for _ in range(2):
        act(
            code,
            "log_search",
            registrar,
            on=RECEIVED,
            token="search-1",
            where="档案室",
            words="合同",
        )
    assert Entry.objects.filter(subject=code, kind="application.searched").count() == 1


@pytest.mark.parametrize("channel", [c for c in Channel if c is not Channel.ONLINE])
def test_nobody_signed_in_may_only_apply_online(channel: Channel) -> None:
    with pytest.raises(Forbidden):
        letter(body(), channel=channel)
    assert not Application.objects.exists()
    assert Entry.objects.get().kind == "application.refused"


def test_a_letter_of_tomorrow_or_with_unknown_fields_is_refused_and_takes_no_number() -> None:
    bureau = body()
    tomorrow = timezone.localdate() + timedelta(1)
    for more, code in (
        ({"on": tomorrow}, "office-future"),
        ({"personal": {"colour": "red"}}, "office-unknown-field"),
        ({"on": date(2019, 5, 14)}, "case-before-regulations"),
    ):
        with pytest.raises(Refusal) as refused:
            letter(bureau, **more)
        assert refused.value.code == code
    assert letter(bureau).number == 1


def test_what_is_not_confirmed_is_not_counted_until_it_is() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    row = letter(bureau, person=registrar, channel=Channel.FAX)
    assert (row.receipt_date, row.due_on, row.stage) == (None, None, "unconfirmed")
    row = act(row.code, "confirm", registrar, on=RECEIVED + timedelta(2))
    assert row.receipt_date == RECEIVED + timedelta(2)
    facts = Fact.objects.filter(application=row).order_by("pk")
    assert [fact.received_on for fact in facts] == [None, RECEIVED + timedelta(2)]
