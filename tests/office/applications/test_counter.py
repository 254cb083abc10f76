"""Sending online, and taking back or amending within minutes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from gongkai.office.applications.actions import act
from gongkai.office.applications.alike import earlier
from gongkai.office.applications.counter import amend, looked_at, retract, submit, values_of
from gongkai.office.applications.lines import of_row
from gongkai.office.applications.models import RETRACTED, UNDER_WAY, Application, Fact
from gongkai.office.applications.naming import query_code, titles
from gongkai.office.applications.reading import offered, personal
from gongkai.office.applications.refolding import refold
from gongkai.office.applications.telling import told
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Setting, Succession
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from tests.office.factory import SINCE, body, person
from tests.office.online import ADDRESS, FIRM, NAME, PDF, VALUES, applied, holder

pytestmark = pytest.mark.django_db


def refusal(row: Application) -> str:
    """Why it cannot be taken back."""
    with pytest.raises(Refusal) as refused:
        retract(holder(row))
    return refused.value.code


def later(row: Application, minutes: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many minutes after it was sent."""
    sent = Entry.objects.get(subject=row.code, kind="application.received").recorded_at
    monkeypatch.setattr(timezone, "now", lambda: sent + timedelta(minutes=minutes))


def test_what_is_sent_is_registered_with_its_files() -> None:
    row = applied(body(), files=[looked_at("证件.pdf", PDF)])
    assert (row.channel, row.applicant_class) == ("online", "natural_person")
    assert row.receipt_date == timezone.localdate()
    assert [each.said.KIND for each in told(row.code)] == [
        "application.received",
        "application.attached",
    ]
    assert store.find("name", NAME) == [row.code]
    assert row.files.get().kind == "application/pdf"


def test_the_same_form_sent_twice_makes_one_application_and_attaches_once() -> None:
    bureau = body()
    first = applied(bureau, files=[looked_at("证件.pdf", PDF)])
    again = applied(bureau, files=[looked_at("证件.pdf", PDF)])
    assert first.pk == again.pk
    assert first.files.count() == 1
    with pytest.raises(Refusal) as refused:
        applied(bureau, values={"content": "另一件事"})
    assert refused.value.code == "office-token-used"


def test_what_is_missing_is_refused_in_the_action_too() -> None:
    with pytest.raises(Refusal) as refused:
        submit(body(), {**VALUES, "name": ""}, token="t", address=ADDRESS)
    assert refused.value.code == "counter-no-name-person"
    assert Application.objects.count() == 0


def test_too_many_from_one_address_are_refused(settings: Settings) -> None:
    settings.APPLY_SENDS = 3
    bureau = body()
    for number in range(3):
        applied(bureau, token=f"t{number}")
    with pytest.raises(Refusal) as refused:
        applied(bureau, token="t3")
    assert refused.value.code == "counter-too-often"
    submit(bureau, VALUES, token="t4", address="192.0.2.8")
    assert Application.objects.count() == 4


def test_a_body_that_went_over_into_another_takes_none() -> None:
    before, after = body("old", name="旧局"), body("new", name="新局")
    Succession.objects.create(before=before, after=after, on=SINCE)
    with pytest.raises(Refusal) as refused:
        applied(before)
    assert refused.value.values["after"] == "新局"


def test_what_is_taken_back_counts_as_never_made() -> None:
    bureau = body()
    row = applied(bureau)
    retract(holder(row))
    retract(holder(row))
    row.refresh_from_db()
    assert row.retracted
    assert Application.objects.filter(RETRACTED).get() == row
    assert (row.stage, row.receipt_date, row.due_on, row.outcome) == ("ended", None, None, "")
    assert not Application.objects.filter(UNDER_WAY).exists()
    assert of_row(row, timezone.localdate()).text.startswith("已撤回")
    assert Fact.objects.get(application=row, recorded_to=None).received_on is None
    assert earlier([bureau.pk], VALUES, VALUES["content"]) == []
    assert list(refold()) == []


@pytest.mark.parametrize("action", ["withdraw", "extend", "draft", "annul"])
def test_nothing_more_is_done_to_what_was_taken_back(action: str) -> None:
    bureau = body()
    registrar = person(bureau, *Role)
    row = applied(bureau)
    retract(holder(row))
    row.refresh_from_db()
    assert offered(row, Access(registrar, timezone.localdate()), told(row.code)) == []
    with pytest.raises(Refusal) as refused:
        act(row.code, action, registrar)
    assert refused.value.code == "office-retracted"


def test_amending_replaces_what_was_said_and_leaves_nothing_of_it() -> None:
    bureau = body()
    row = applied(bureau)
    code = query_code(row.code)
    amend(holder(row), {**FIRM, "content": "另一份台账"}, token="a1")
    amend(holder(row), {**FIRM, "content": "另一份台账"}, token="a1")
    row.refresh_from_db()
    assert row.applicant_class == "business"
    assert Fact.objects.get(application=row, recorded_to=None).applicant_class == "business"
    assert store.find("name", NAME) == []
    assert store.find("name", FIRM["name"]) == [row.code]
    assert query_code(row.code) == code
    assert titles([row.code])[row.code] == "另一份台账"
    known = {value.field: value.text for value in personal(row.code, person(bureau, *Role))}
    assert known["content"] == "另一份台账"
    assert NAME not in known.values()
    assert values_of(holder(row))["applicant_class"] == "business"
    assert list(refold()) == []


def test_it_may_be_taken_back_for_ten_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    row = applied(body())
    later(row, 10.1, monkeypatch)
    assert refusal(row) == "counter-recall-over"
    with pytest.raises(Refusal):
        amend(holder(row), VALUES, token="a")
    later(row, 9.9, monkeypatch)
    retract(holder(row))


def test_a_body_may_give_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = body()
    Setting.objects.create(body=bureau, name="recall_minutes", value="30", valid_from=SINCE)
    row = applied(bureau)
    later(row, 29, monkeypatch)
    retract(holder(row))


def test_once_the_body_has_begun_it_is_too_late_but_a_look_is_no_work() -> None:
    bureau = body()
    registrar = person(bureau, Role.REGISTRAR)
    row = applied(bureau)
    personal(row.code, registrar)
    values_of(holder(row))
    act(row.code, "transfer", registrar, section="一科")
    assert refusal(row) == "counter-begun"


def test_a_letter_that_the_desk_registered_is_not_taken_back() -> None:
    from tests.office.factory import letter

    bureau = body()
    row = letter(bureau, person=person(bureau, Role.REGISTRAR), on=timezone.localdate())
    assert refusal(row) == "counter-begun"
