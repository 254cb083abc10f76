"""What a step says that cannot be right is refused at the door; what was recorded before stands."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from gongkai.law.case.events import Authority
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import act
from gongkai.office.applications.attaching import attach
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.drafting import skeleton
from gongkai.office.applications.foreseeing import foresee
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.lines import Line, of_row
from gongkai.office.applications.models import Application
from gongkai.office.applications.sense import doubts
from gongkai.office.applications.showing import shown
from gongkai.office.applications.telling import application, told
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Role
from gongkai.refusal import Refusal
from gongkai.words import Outcome
from tests.office.applications.test_lines import lines
from tests.office.every_action import SAID, prepared, who
from tests.office.factory import body, desk, letter, person

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 13)
LATER = timezone.localdate() + timedelta(1)
DAYS: list[tuple[str, dict[str, Any], str]] = [
    ("ask_supplement", {"by": "2026-03-12"}, "office-day-not-after"),
    ("ask_supplement", {"by": "2026-03-13"}, "office-day-not-after"),
    ("ask_supplement", {"by": "9999-12-31"}, "office-day-far"),
    ("ask_supplement", {"by": "2027-03-15"}, "office-day-far"),
    ("ask_reasons", {"by": "2026-03-12"}, "office-day-not-after"),
    ("ask_reasons", {"by": "9999-12-31"}, "office-day-far"),
    ("find_reasons", {"defer_to": "9999-01-01"}, "office-day-far"),
    ("consult", {"served": LATER}, "office-day-future"),
    ("notify_fee", {"served": LATER}, "office-day-future"),
    ("reply", {"means": "handed_over", "signed": LATER}, "office-day-future"),
    ("reopen", {"due": "9999-12-31"}, "office-day-far"),
    ("reopen", {"due": "2026-03-12"}, "office-day-before"),
]


@pytest.mark.parametrize(("action", "given", "code"), DAYS)
def test_a_day_that_cannot_be_is_refused_and_foreseen(
    action: str, given: dict[str, Any], code: str
) -> None:
    bureau = body()
    people = desk(bureau)
    ready = prepared(bureau, people, action, date(2026, 3, 12))
    said = {**SAID[action], **given}
    with pytest.raises(Refusal) as refused:
        act(ready, action, people[who(action)], on=ON, **said)
    assert refused.value.code == code
    row, today = application(ready), timezone.localdate()
    with pytest.raises(Refusal, match=code):
        foresee(row, told(ready), action, said, on=ON, today=today)


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("ask_supplement", {"by": "2026-03-14"}),
        ("ask_supplement", {"by": "2027-03-14"}),
        ("consult", {"served": timezone.localdate()}),
        ("reopen", {"due": "2026-03-13"}),
    ],
)
def test_the_first_and_the_last_day_that_can_be_are_taken(
    action: str, given: dict[str, Any]
) -> None:
    bureau = body()
    people = desk(bureau)
    ready = prepared(bureau, people, action, date(2026, 3, 12))
    act(ready, action, people[who(action)], on=ON, **{**SAID[action], **given})


def test_a_year_mistyped_before_it_was_refused_shuts_no_list_and_no_page() -> None:
    """Recorded past the door, as by a release that did not look."""
    bureau = body()
    people = desk(bureau)
    code = prepared(bureau, people, "reopen", date(2026, 3, 12))
    with attempt(code, "reopen", people[Role.DISCLOSURE_HEAD]) as at:
        at.say(say.Reopened(Authority.COURT, date(9999, 12, 31)), ON)
    today = date(2026, 3, 20)
    found: tuple[Line, Line] = lines(code, today)
    assert {line.text for line in found} == {
        "登记的到期日是 9999-12-31，年份不对。请核对，登错的作废"
    }
    assert of_row(Application.objects.get(code=code), today).day == date(9999, 12, 31)


def refused(code: str, action: str, who_: Person, **given: Any) -> str:  # noqa: ANN401
    """The code of the refusal."""
    with pytest.raises(Refusal) as found:
        act(code, action, who_, on=ON, **given)
    return found.value.code


def test_what_is_to_be_completed_is_said() -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau).code
    for items in ("", "  \n"):
        given = {"by": "2026-04-01", "items": items}
        assert refused(code, "ask_supplement", people[Role.REGISTRAR], **given) == "office-no-items"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"outcome": "partly_disclosed"}, "office-no-ground"),
        ({"outcome": "third_party_rights"}, "office-nobody-asked"),
        (
            {"outcome": "partly_disclosed", "grounds": "internal_affairs,third_party_rights"},
            "office-nobody-asked",
        ),
    ],
)
def test_what_is_withheld_has_a_ground_and_whose_rights_it_is_was_asked(
    given: dict[str, str], why: str
) -> None:
    bureau = body()
    people = desk(bureau)
    code, clerk = letter(bureau).code, people[Role.REGISTRAR]
    assert refused(code, "draft", clerk, **given) == why
    act(code, "consult", clerk, on=ON, party="甲", role="co_producer")
    assert refused(code, "draft", clerk, **given) == why  # another organ is no third party
    act(code, "consult", clerk, on=ON, party="乙", role="third_party")
    act(code, "draft", clerk, on=ON, **{"grounds": "third_party_rights", **given})


def test_a_letter_with_unwritten_parts_is_neither_approved_nor_sent() -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau).code
    clerk, leader = people[Role.REGISTRAR], people[Role.APPROVER]
    row = application(code)
    text = skeleton(row, Outcome.INTERNAL_AFFAIRS, [], ON)

    def draft(text: str) -> None:
        act(code, "draft", clerk, on=ON, outcome="internal_affairs", text=text)
        act(code, "review_legality", people[Role.LEGAL_REVIEWER], on=ON, passed=True)
        act(code, "review_secrecy", people[Role.SECRECY_REVIEWER], on=ON, passed=True)

    draft(text)
    assert "【请写：" in text
    assert refused(code, "approve", leader, passed=True) == "office-unwritten"
    act(code, "approve", leader, on=ON, passed=False)  # sent back it may be
    with attempt(code, "approve", leader) as at:  # approved past the door, by an older release
        at.say(say.Approved(True), ON)
    sent = {"means": "posted", "outcome": "internal_affairs"}
    assert refused(code, "reply", clerk, **sent) == "office-unwritten"
    draft(text.replace("【", "").replace("】", ""))
    act(code, "approve", leader, on=ON, passed=True)
    act(code, "reply", clerk, on=ON, **sent)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("现答复如下：【请写：理由】。可以申请行政复议。", ["还没有写完：“【请写：理由…”"]),
        ("不予公开。", ["正文里没有写行政复议"]),
        ("不予公开。可以在六个月内提起行政诉讼。", []),
    ],
)
def test_a_reviewer_is_told_what_a_letter_lacks(text: str, found: list[str]) -> None:
    told_ = doubts(text)
    assert len(told_) == len(found)
    assert all(line.startswith(begin) for line, begin in zip(told_, found, strict=True))


@pytest.mark.parametrize("means", ["posted", "online", "handed_over"])
def test_on_the_spot_something_is_handed_over_or_attached(means: str) -> None:
    bureau = body()
    clerk = person(bureau, Role.REGISTRAR)
    code = letter(bureau, on=ON).code
    sent = {"means": means, "outcome": "disclosed"}
    if means != "handed_over":
        assert refused(code, "reply", clerk, **sent) == "office-nothing-sent"
        sent["files"] = attach(code, clerk, "合同.txt", b"1", "text/plain").code
    act(code, "reply", clerk, on=ON, **sent)
    ending = shown(Holder(code)).ending
    assert ending is not None
    assert ("当面提供" in ending.means) == (means == "handed_over")
    assert ("见答复书和附件" in ending.means) == (means != "handed_over")
