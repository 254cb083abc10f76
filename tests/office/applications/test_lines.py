"""One line: what each status is called, how urgent it is; list and case say the same."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.law.case.events import Channel
from gongkai.law.case.standing import Status
from gongkai.office.applications.actions import ACTIONS, act
from gongkai.office.applications.counting import merge
from gongkai.office.applications.foreseeing import line_of
from gongkai.office.applications.lines import SOON, Line, Urgency, of_row
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.refusal import Refusal
from tests.office.applications.test_machine import values
from tests.office.every_action import prepared, who
from tests.office.factory import RECEIVED, body, desk, letter

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 30)


def lines(code: str, today: date) -> tuple[Line, Line]:
    """How it stands by its row, and by its case."""
    row = Application.objects.select_related("body", "merged_into").get(code=code)
    return of_row(row, today), line_of(case_of(told(code), row.body, row.settings), today)


STEPS: dict[str, tuple[str, dict[str, Any]]] = {
    "supplement": ("ask_supplement", {"by": "2026-03-20", "items": "年度"}),
    "consulting": ("consult", {"party": "甲", "role": "third_party"}),
    "payment": ("notify_fee", {"yuan": 100, "served": "2026-03-03"}),
    "withdrawn": ("withdraw", {}),
}
TABLE = [
    ("", date(2026, 3, 3), "还剩 19 个工作日，2026-03-30 到期", Urgency.STANDING),
    ("", date(2026, 3, 20), "还剩 6 个工作日，2026-03-30 到期", Urgency.STANDING),
    ("", date(2026, 3, 23), "还剩 5 个工作日，2026-03-30 到期", Urgency.SOON),
    ("", DUE, "今天到期（2026-03-30）", Urgency.SOON),
    ("", date(2026, 3, 31), "已逾期 1 个工作日，2026-03-30 就到期了", Urgency.OVERDUE),
    ("", date(2026, 4, 7), "已逾期 5 个工作日，2026-03-30 就到期了", Urgency.OVERDUE),
    ("supplement", date(2026, 3, 20), "等申请人补正，到 2026-03-20 为止", Urgency.WAITING),
    ("supplement", date(2026, 3, 21), "没有在 2026-03-20 以前补正，可以结案", Urgency.LAPSED),
    ("consulting", date(2026, 3, 10), "征求意见中，到 2026-03-24 为止不计入期限", Urgency.WAITING),
    ("consulting", date(2026, 3, 25), "还剩 18 个工作日，2026-04-21 到期", Urgency.STANDING),
    ("payment", date(2026, 3, 10), "等申请人缴费，到 2026-03-31 为止", Urgency.WAITING),
    ("payment", date(2026, 4, 1), "没有在 2026-03-31 以前缴费，可以结案", Urgency.LAPSED),
    ("withdrawn", date(2026, 4, 1), "已办结：其他，2026-03-03", Urgency.DONE),
]


@pytest.mark.parametrize(("state", "today", "text", "urgency"), TABLE)
def test_each_state_has_its_line(state: str, today: date, text: str, urgency: Urgency) -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau).code
    if state:
        action, said = STEPS[state]
        act(code, action, people[who(action)], on=date(2026, 3, 3), **said)
    for line in lines(code, today):
        assert text in line.text
        assert line.urgency is urgency


def test_one_that_is_not_confirmed_waits_for_that() -> None:
    bureau = body()
    clerk = desk(bureau)[Role.REGISTRAR]
    code = letter(bureau, channel=Channel.MAIL_ORDINARY, person=clerk).code
    for line in lines(code, date(2026, 3, 10)):
        assert "收到日期待双方确认" in line.text
        assert (line.urgency, line.day) == (Urgency.STANDING, None)


def test_a_late_reply_is_called_late_and_a_duplicate_names_the_other() -> None:
    bureau = body()
    people = desk(bureau)
    code = prepared(bureau, people, "reply", date(2026, 3, 13))
    said = {"means": "posted", "outcome": "internal_affairs"}
    act(code, "reply", people[Role.REGISTRAR], on=date(2026, 4, 2), **said)
    row, case = lines(code, date(2026, 4, 10))
    assert row.text == "已办结：属于三类内部事务信息，2026-04-02"
    assert case.text == row.text + "（逾期，应当在 2026-03-30 以前答复）"
    first, second = letter(bureau), letter(bureau)
    merge(second.code, people[Role.REGISTRAR], first.code)
    line, _ = lines(second.code, DUE)
    assert (line.text, line.urgency) == (f"已并入 {first}，在那一件上办", Urgency.DONE)


def test_a_limit_in_a_year_without_a_calendar_is_called_provisional() -> None:
    bureau = body()
    code = letter(bureau, on=date(2026, 11, 20)).code
    _, case = lines(code, date(2026, 11, 24))
    assert case.day == date(2026, 12, 18)
    assert "暂定" not in case.text
    act(code, "extend", desk(bureau)[Role.DISCLOSURE_HEAD], on=date(2026, 11, 23), workdays=20)
    _, case = lines(code, date(2026, 11, 24))
    assert case.day is not None
    assert case.day.year == 2027
    assert case.text.endswith("（暂定：2027 年的放假安排还没有录入）")


LIKE = {Status.RUNNING, Status.OVERDUE, Status.AWAITING_REASONS, Status.DEFERRED, Status.CONSULTING}


def walk(bureau: Body, people: dict[Role, Person], data: st.DataObject) -> None:
    """Some steps one after another; on the days that follow, row and case agree."""
    code, on = letter(bureau).code, RECEIVED
    for _ in range(data.draw(st.integers(2, 7))):
        on += timedelta(data.draw(st.integers(0, 12)))
        action = data.draw(st.sampled_from(sorted(ACTIONS)))
        try:
            with transaction.atomic():
                act(code, action, people[who(action)], on=on, **values(action, on, data.draw))
        except Refusal:
            continue
    entries = told(code)
    row = Application.objects.select_related("body", "merged_into").get(code=code)
    case = case_of(entries, row.body, row.settings)
    last = max(each.on for each in entries)
    for days in (0, 1, 3, 8, 15, 21, 34, 55, 89):
        today = last + timedelta(days)
        of_list, of_page, standing = of_row(row, today), line_of(case, today), case.at(today)
        assert of_list.urgency is of_page.urgency, (today, standing.status)
        assert of_list.day == of_page.day, (today, standing.status)
        assert of_list.text in of_page.text, (today, standing.status)
        if standing.status in LIKE and standing.reply_due:
            assert of_list.day == standing.reply_due
            near = standing.workdays_left is not None and standing.workdays_left <= SOON
            if standing.status is Status.RUNNING:
                assert (of_list.urgency is Urgency.SOON) == near


@settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_the_list_says_of_each_day_what_the_case_says(data: st.DataObject) -> None:
    with transaction.atomic():
        bureau = body()
        walk(bureau, desk(bureau), data)
        transaction.set_rollback(True)
