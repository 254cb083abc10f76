"""The pages of disputes: registering, the clock, what may be done, the case beside it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.law.case.state import Stage
from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Body, Person, Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import ACTIONS, act
from gongkai.office.disputes.listing import due
from gongkai.office.disputes.models import Dispute
from gongkai.office.journal.models import Entry
from gongkai.words import Dispute as Kind
from tests.office.disputes.cast import FILED, PLAINTIFF, filed, replied
from tests.office.factory import body, desk, person

pytestmark = pytest.mark.django_db
As = Callable[[Role], Client]


@pytest.fixture
def bureau() -> Body:
    """The body against which disputes are brought."""
    return body()


@pytest.fixture
def people(bureau: Body) -> dict[Role, Person]:
    """Its people."""
    return desk(bureau)


@pytest.fixture
def as_(people: dict[Role, Person]) -> As:
    """A browser of somebody with a role."""

    def signed_in(role: Role) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return signed_in


def read(client: Client, name: str, *code: str, **query: str) -> str:
    """A page that opens."""
    answer = client.get(reverse(f"desk:{name}", args=code), query)
    assert answer.status_code == 200
    return answer.content.decode()


def given(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A form filled in."""
    return {
        "body": "yunxi",
        "dispute": "reconsideration",
        "organ": "云溪县人民政府",
        "on": "2026-04-01",
        "procedure": "ordinary",
        "notified": "2026-04-07",
        **PLAINTIFF,
        **more,
    }


def test_from_the_case_to_the_order_and_back(
    bureau: Body, people: dict[Role, Person], as_: As
) -> None:
    application, client = replied(bureau, people), as_(Role.DISCLOSURE_HEAD)
    case = read(client, "case", application.code)
    new = f"{reverse('desk:dispute-new')}?application={application.code}"
    assert new in case
    assert str(application) in client.get(new).content.decode()
    sent = client.post(
        reverse("desk:dispute-new"), given(application=application.code), follow=True
    )
    row = Dispute.objects.get()
    assert row.application == application
    page = sent.content.decode()
    assert "2026-04-21" in page and "10 个工作日" in page and "第八十八条第二款" in page
    assert PLAINTIFF["plaintiff"] not in page
    step = reverse("desk:dispute-action", args=[row.code, "conclude_dispute"])
    decided = {"ruling": "revoked", "on": "2026-06-01", "ordered": "true"}
    sent = client.post(step, {**decided, "effective": "2026-06-02", "token": "t"}, follow=True)
    assert sent.redirect_chain
    application.refresh_from_db()
    assert application.stage == Stage.OPEN
    assert "结果纠正" in read(client, "dispute", row.code)
    assert reverse("desk:dispute", args=[row.code]) in read(client, "case", application.code)


def test_who_brought_it_is_shown_when_asked_for_and_that_is_journaled(
    bureau: Body, people: dict[Role, Person], as_: As
) -> None:
    row = filed(bureau, people[Role.REGISTRAR])
    url = reverse("desk:dispute-personal", args=[row.code])
    assert PLAINTIFF["plaintiff"] in as_(Role.LEGAL_REVIEWER).post(url).content.decode()
    assert Entry.objects.latest("pk").kind == "dispute.read"
    assert as_(Role.AUDITOR).post(url).status_code == 403
    assert Entry.objects.latest("pk").kind == "dispute.refused"
    audit = read(as_(Role.AUDIT_ADMIN), "administration:audit")
    for said in ("查看复议诉讼的个人信息", "办复议诉讼无权而被拒", str(row)):
        assert said in audit


def test_a_form_that_fails_comes_back_with_what_was_typed(as_: As) -> None:
    client, url = as_(Role.REGISTRAR), reverse("desk:dispute-new")
    answer = client.post(url, given(on="", case_number="云政复〔2026〕12号"))
    assert answer.status_code == 422
    assert "云政复〔2026〕12号" in answer.content.decode()
    answer = client.post(url, given(on="2999-01-01"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "还没有到" in page and PLAINTIFF["claim"] in page
    assert not Dispute.objects.exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_a_form_that_explains_itself(
    bureau: Body, people: dict[Role, Person], as_: As, action: str
) -> None:
    row = filed(bureau, people[Role.REGISTRAR], Kind.DIRECT_SUIT, notified=date(2026, 4, 7))
    page = read(as_(Role.DISCLOSURE_HEAD), "dispute-action", row.code, action)
    assert "helptext" in page


def test_a_refused_action_says_why_and_keeps_what_was_typed(
    bureau: Body, people: dict[Role, Person], as_: As
) -> None:
    row = filed(bureau, people[Role.REGISTRAR])
    url = reverse("desk:dispute-action", args=[row.code, "answer_dispute"])
    typed = {"on": "2026-04-20", "with_evidence": "true", "remark": "快递单号在卷"}
    answer = as_(Role.REGISTRAR).post(url, typed)
    assert answer.status_code == 409
    assert "还没有登记收到通知书" in answer.content.decode()
    assert "快递单号在卷" in answer.content.decode()


def test_the_list_is_filtered_and_says_what_is_due(
    bureau: Body, people: dict[Role, Person], as_: As
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    late = filed(bureau, head, notified=date(2026, 4, 7))
    ended = filed(bureau, head, Kind.DIRECT_SUIT, on=date(2025, 5, 6))
    act(ended.code, "conclude_dispute", head, on=date(2025, 9, 1), ruling="withdrawn")
    client = as_(Role.DISCLOSURE_HEAD)
    page = read(client, "disputes")
    assert "要办的" in page and "答复已逾期" in page and "其他结果" in page
    for query, shown in (
        ({"year": "2025"}, ended),
        ({"kind": "reconsideration"}, late),
        ({"result": "other_result"}, ended),
        ({"group": "due"}, late),
        ({"group": "concluded"}, ended),
        ({"text": "云溪县"}, None),
    ):
        page = read(client, "disputes", **query)
        found = {row for row in (late, ended) if reverse("desk:dispute", args=[row.code]) in page}
        assert found == ({shown} if shown else {late, ended}), query
    assert [each.row for each in due(Access(head, date(2026, 11, 20)))] == [late]


def test_what_falls_due_within_a_week_is_due(bureau: Body, people: dict[Role, Person]) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    answer = filed(bureau, head, notified=date(2026, 4, 7))  # due on 21 April
    hearing = filed(bureau, head)
    act(hearing.code, "set_hearing", head, on=FILED, day=date(2026, 4, 24))
    ordered = filed(bureau, head)
    given: dict[str, Any] = {"ruling": "revoked", "ordered": True, "reply_by": date(2026, 5, 6)}
    act(ordered.code, "conclude_dispute", head, on=FILED, **given)
    for on, wanted in (
        (date(2026, 4, 13), []),
        (date(2026, 4, 14), [answer]),
        (date(2026, 4, 17), [answer, hearing]),
        (date(2026, 4, 28), [answer]),
        (date(2026, 4, 29), [answer, ordered]),
    ):
        assert [each.row for each in due(Access(head, on))] == wanted, on


def test_pages_are_turned(bureau: Body, people: dict[Role, Person], as_: As) -> None:
    rows = [filed(bureau, people[Role.REGISTRAR], personal={}) for _ in range(51)]
    first = read(as_(Role.REGISTRAR), "disputes")
    last = read(as_(Role.REGISTRAR), "disputes", before=str(rows[1].pk))
    assert f"before={rows[1].pk}" in first
    assert reverse("desk:dispute", args=[rows[0].code]) in last


def test_the_body_above_sees_the_list_and_no_person(
    bureau: Body, people: dict[Role, Person]
) -> None:
    county = body("county")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    application = replied(bureau, people)
    row = filed(bureau, people[Role.REGISTRAR], contested=application.code)
    client = Client()
    client.force_login(person(county, Role.SUPERVISOR))
    assert reverse("desk:dispute", args=[row.code]) in read(client, "disputes")
    page = read(client, "dispute", row.code)
    assert "维修合同" not in page
    assert client.post(reverse("desk:dispute-personal", args=[row.code])).status_code == 403


def test_a_page_costs_the_same_however_many_there_are(
    bureau: Body,
    people: dict[Role, Person],
    as_: As,
    django_assert_max_num_queries: Any,  # noqa: ANN401
) -> None:
    application = replied(bureau, people)
    for _ in range(9):
        row = filed(bureau, people[Role.REGISTRAR], contested=application.code)
    client = as_(Role.DISCLOSURE_HEAD)
    for name, code in (("disputes", []), ("dispute", [row.code])):
        with django_assert_max_num_queries(16):
            read(client, name, *code)
    Application.objects.get()
