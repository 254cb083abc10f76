"""Each action's form: looked at, tried out, sent; refused with the article, nothing typed lost."""

import re
from datetime import date

import pytest

from gongkai.office.applications.actions import ACTIONS
from gongkai.office.applications.models import Sent
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.web.desk.fields import ActionForm
from gongkai.words import Outcome
from tests.office.every_action import SAID, prepared, who
from tests.web.desk.office import TODAY, YESTERDAY, Office, text


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_every_action_has_a_form_that_does_it(office: Office, action: str) -> None:
    office.code = prepared(office.body, office.people, action, YESTERDAY)
    role, form = who(action), SAID.get(action, {})
    if action == "annul":
        form = {**form, "number": str(Entry.objects.latest("pk").number)}
    shown = office.get(role, "action", action=action)
    assert shown.status_code == 200
    fields = set(re.findall(r'name="([a-z_]+)"', shown.content.decode()))
    assert form.keys() <= fields
    sent = office.send(role, action, **form)
    assert (sent.status_code, sent.headers.get("Location")) == (302, office.address("case")), text(
        sent
    )
    said = Entry.objects.filter(subject=office.code).latest("pk")
    assert (said.kind, said.by) == (ACTIONS[action].said.KIND, office.people[role])
    assert said.happened_on == TODAY


def test_what_the_law_does_not_allow_is_refused_with_the_article(office: Office) -> None:
    before = Entry.objects.count()
    sent = office.send(Role.DISCLOSURE_HEAD, "extend", workdays="21", reason="材料很多")
    assert sent.status_code == 409
    assert "条例第三十三条第二款" in text(sent)
    page = sent.content.decode()
    assert 'value="21"' in page
    assert "材料很多" in page
    assert Entry.objects.count() == before
    # And what is not allowed at all is not offered, but refused where it is posted.
    office.act(Role.DISCLOSURE_HEAD, "extend", workdays=5)
    assert "延长答复期限</a>" not in office.get(Role.DISCLOSURE_HEAD, "case").content.decode()
    again = office.send(Role.DISCLOSURE_HEAD, "extend", workdays="5")
    assert again.status_code == 409
    assert "条例" in text(again)


def test_what_was_typed_wrongly_is_marked_and_kept(office: Office) -> None:
    sent = office.send(Role.REGISTRAR, "ask_supplement", by="soon", items="请写明年度", on="")
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "有 2 处要改" in text(sent)
    assert page.count('aria-invalid="true"') == 2
    assert "请写明年度" in page
    assert 'value="soon"' in page


def test_looking_first_records_nothing_and_says_what_would_be(office: Office) -> None:
    before = Entry.objects.count()
    seen = office.send(Role.DISCLOSURE_HEAD, "extend", workdays="15", reason="因为", look="1")
    assert seen.status_code == 200
    said = text(seen)
    assert "现在：还剩 10 个工作日，2026-03-30 到期" in said
    assert "办了以后： 还剩 25 个工作日，2026-04-21 到期" in said
    assert "因为" in seen.content.decode()
    assert Entry.objects.count() == before
    office.send(Role.DISCLOSURE_HEAD, "extend", workdays="15")
    assert office.row.due_on == date(2026, 4, 21)


def test_a_form_sent_twice_does_its_work_once(office: Office) -> None:
    page = office.get(Role.HANDLER, "action", action="log_search").content.decode()
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found
    form = {**SAID["log_search"], "token": found[1]}
    for _ in range(2):
        assert office.send(Role.HANDLER, "log_search", **form).status_code == 302
    assert Entry.objects.filter(kind="application.searched").count() == 1
    assert Sent.objects.filter(token=found[1]).count() == 1


def test_a_form_that_was_refused_can_be_sent_again_with_its_token(office: Office) -> None:
    given = {"token": "one", "workdays": "21"}
    assert office.send(Role.DISCLOSURE_HEAD, "extend", **given).status_code == 409
    given["workdays"] = "20"
    assert office.send(Role.DISCLOSURE_HEAD, "extend", **given).status_code == 302


def test_a_draft_begins_with_the_skeleton_of_its_outcome(office: Office) -> None:
    query = "?outcome=partly_disclosed&grounds=third_party_rights"
    page = office.get(Role.HANDLER, "action", query, action="draft").content.decode()
    assert re.search(r'value="partly_disclosed"\s+selected', page)
    assert re.search(r'value="third_party_rights"[^>]*\schecked', page)
    assert "登记编号：2026-1" in page
    assert "行政复议" in page
    odd = office.get(Role.HANDLER, "action", "?outcome=nonsense", action="draft")
    assert odd.status_code == 200
    assert "登记编号" not in text(odd)


def test_a_part_that_is_no_information_is_a_ground_from_the_path_to_the_reply(
    office: Office,
) -> None:
    query = "?outcome=partly_disclosed&grounds=not_information"
    page = office.get(Role.HANDLER, "action", query, action="draft").content.decode()
    assert re.search(r'value="not_information"[^>]*\schecked', page)
    office.draft(Outcome.PARTLY_DISCLOSED, grounds="not_information")
    office.approve()
    page = office.get(Role.REGISTRAR, "action", action="reply").content.decode()
    assert re.search(r'value="not_information"[^>]*\schecked', page)
    given = {"outcome": "partly_disclosed", "grounds": "not_information", "means": "posted"}
    assert office.send(Role.REGISTRAR, "reply", **given).status_code == 302


@pytest.mark.parametrize("action", ["draft", "reply"])
def test_no_reply_says_that_a_term_lapsed(office: Office, action: str) -> None:
    role = Role.HANDLER if action == "draft" else Role.REGISTRAR
    page = office.get(role, "action", action=action).content.decode()
    assert 'value="disclosed"' in page
    assert 'value="supplement_lapsed"' not in page
    assert 'value="fee_unpaid"' not in page


def test_a_reply_is_filled_in_as_approved(office: Office) -> None:
    office.draft(Outcome.PARTLY_DISCLOSED, grounds="internal_affairs")
    office.approve()
    page = office.get(Role.REGISTRAR, "action", action="reply").content.decode()
    assert re.search(r'value="partly_disclosed"\s+selected', page)
    assert re.search(r'value="internal_affairs"[^>]*\schecked', page)
    other = office.send(Role.REGISTRAR, "reply", means="posted", outcome="disclosed")
    assert other.status_code == 409
    assert "批准的是“部分公开”" in text(other)


def test_an_answer_is_that_of_a_party_that_was_asked(office: Office) -> None:
    office.act(Role.HANDLER, "consult", party="甲", role="third_party")
    page = office.get(Role.HANDLER, "action", action="record_answer").content.decode()
    assert '<option value="甲"' in page
    again = office.get(Role.HANDLER, "action", action="consult").content.decode()
    assert re.search(r'name="party" value="乙"', again)
    sent = office.send(Role.HANDLER, "record_answer", party="丙", answer="objects")
    assert sent.status_code == 422


def test_an_action_of_another_name_is_none(office: Office) -> None:
    assert office.get(Role.REGISTRAR, "action", action="dance").status_code == 404


def test_what_happened_before_today_is_recorded_as_of_then(office: Office) -> None:
    office.send(Role.REGISTRAR, "withdraw", on=str(YESTERDAY))
    assert office.row.concluded_on == YESTERDAY
    late = office.send(Role.REGISTRAR, "record_delivery", on="2026-03-17")
    assert late.status_code == 409
    assert "还没有到" in text(late)


def test_no_form_has_a_field_without_a_label(office: Office) -> None:
    for action in ACTIONS:
        role = who(action)
        form = office.get(role, "action", action=action).context["form"]
        assert isinstance(form, ActionForm)
        for field in form.visible_fields():
            assert re.search("[\u4e00-\u9fff]", str(field.label)), (action, field.name)
