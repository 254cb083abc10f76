"""The page of an application: the line, why, what may be done, what happened."""

import re
from datetime import date

import pytest
from django.urls import reverse

from gongkai.law.case.derivation import derivation
from gongkai.office.applications.attaching import attach
from gongkai.office.applications.reading import offered
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Setting
from gongkai.office.bodies.roles import TABLE, Role, allowed
from gongkai.office.journal.models import Entry
from gongkai.words import Outcome
from tests.office.factory import PERSONAL, SECTION, letter, person
from tests.web.desk.office import TODAY, YESTERDAY, Answer, Office, text


def offers(office: Office, role: Role) -> list[str]:
    """The actions to which the page links, in its order."""
    page = office.get(role, "case").content.decode()
    section = page.split('id="now"')[1].split("</section>")[0]
    return re.findall(rf'href="/desk/case/{office.code}/(\w+)/"', section)


def test_one_line_says_what_is_due_and_unfolds_into_why(office: Office) -> None:
    said = text(office.get(Role.REGISTRAR, "case"))
    assert "办理中 还剩 10 个工作日，2026-03-30 到期" in said
    case = case_of(told(office.code), office.body)
    steps = derivation(case, TODAY)
    assert steps
    for step in steps:
        assert f"{step.sentence()} {step.article}" in said


@pytest.mark.parametrize("state", ["new", "drafted", "approved", "replied", "withdrawn"])
def test_what_is_offered_is_what_law_and_role_allow(office: Office, state: str) -> None:
    if state in ("drafted", "approved", "replied"):
        office.draft(Outcome.INTERNAL_AFFAIRS, text="第一段")
    if state in ("approved", "replied"):
        office.approve()
    if state == "replied":
        office.act(Role.REGISTRAR, "reply", means="posted", outcome="internal_affairs")
    if state == "withdrawn":
        office.act(Role.REGISTRAR, "withdraw")
    for role in Role:
        if not any(allowed("show", role, relation) for relation in TABLE["show"].get(role, ())):
            continue
        if role is Role.SUPERVISOR:
            continue
        access = Access(office.people[role], TODAY)
        assert sorted(offers(office, role)) == sorted(
            offered(office.row, access, told(office.code))
        ), role


def test_what_is_waited_for_stands_first(office: Office) -> None:
    office.draft()
    waiting = office.get(Role.REGISTRAR, "case").content.decode()
    assert 'class="button primary"' not in waiting  # it waits for the reviewers
    office.approve()
    assert offers(office, Role.REGISTRAR)[0] == "reply"
    assert office.get(Role.REGISTRAR, "case").content.decode().count('"button primary"') == 1


def test_each_offer_says_what_would_become_of_the_limit(office: Office) -> None:
    page = text(office.get(Role.DISCLOSURE_HEAD, "case"))
    assert "今天办了以后： 还剩 30 个工作日，2026-04-28 到期" in page
    office.act(Role.DISCLOSURE_HEAD, "extend", workdays=20)
    assert office.row.due_on == date(2026, 4, 28)


def test_others_and_their_roles_are_named(office: Office) -> None:
    page = text(office.get(Role.HANDLER, "case"))
    assert "由别人办的" in page
    assert "延长答复期限 公开工作机构负责人" in page


def test_the_timeline_says_who_did_what_and_what_no_longer_counts(office: Office) -> None:
    office.act(Role.DISCLOSURE_HEAD, "extend", workdays=20)
    wrong = Entry.objects.latest("pk").number
    office.act(Role.DISCLOSURE_HEAD, "annul", number=wrong, reason="登记错了")
    page = text(office.get(Role.REGISTRAR, "case"))
    head = office.people[Role.DISCLOSURE_HEAD]
    assert f"延长答复期限 （已作废） {head} 第 {wrong} 条" in page
    assert f"转交科室 （{SECTION}） {office.people[Role.REGISTRAR]}" in page


def test_people_are_shown_only_when_asked_for_and_that_is_journaled(office: Office) -> None:
    before = Entry.objects.count()
    page = office.get(Role.HANDLER, "case").content.decode()
    assert not any(PERSONAL[name] in page for name in ("name", "telephone"))
    assert Entry.objects.count() == before
    assert office.get(Role.HANDLER, "personal").status_code == 405
    shown = office.client(Role.HANDLER).post(office.address("personal"))
    assert all(value in shown.content.decode() for value in PERSONAL.values())
    last = Entry.objects.latest("pk")
    assert (last.kind, last.by) == ("application.read", office.people[Role.HANDLER])


@pytest.mark.parametrize("name", ["case", "path"])
def test_who_does_not_handle_it_does_not_learn_what_it_is_about(office: Office, name: str) -> None:
    auditor = office.get(Role.AUDITOR, name).content.decode()
    assert PERSONAL["content"] not in auditor
    assert PERSONAL["content"] in office.get(Role.HANDLER, name).content.decode()
    assert "查看" not in auditor.split('id="people"')[-1].split("</section>")[0]


def test_like_applications_stand_beside_the_people(office: Office) -> None:
    twin = letter(office.body)
    page = office.client(Role.REGISTRAR).post(office.address("personal")).content.decode()
    assert reverse("desk:case", kwargs={"code": twin.code}) in page
    # The section's handler may not know of what lies elsewhere.
    page = office.client(Role.HANDLER).post(office.address("personal")).content.decode()
    assert twin.code not in page


def download(office: Office, role: Role, file: str) -> Answer:
    """Ask for a document."""
    return office.client(role).post(office.address("download", file=file))


def test_a_document_is_a_download_and_journaled(office: Office) -> None:
    clerk = office.people[Role.REGISTRAR]
    file = attach(office.code, clerk, "来信.pdf", b"%PDF-1.4", "application/pdf")
    page = office.get(Role.REGISTRAR, "case").content.decode()
    assert office.address("download", file=file.code) in page
    assert office.get(Role.REGISTRAR, "download", file=file.code).status_code == 405
    answer = download(office, Role.REGISTRAR, file.code)
    assert (answer.content, answer["Content-Type"]) == (b"%PDF-1.4", "application/pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="2026-1-{file.code[:6]}.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.latest("pk").kind == "application.read"
    assert download(office, Role.AUDITOR, file.code).status_code == 403
    assert "下载" not in text(office.get(Role.AUDITOR, "case"))


def test_no_document_of_another_application_is_handed_out(office: Office) -> None:
    clerk = office.people[Role.REGISTRAR]
    other = attach(letter(office.body).code, clerk, "a.txt", b"x", "text/plain")
    assert download(office, Role.REGISTRAR, other.code).status_code == 409


def test_what_is_unknown_looks_like_what_may_not_be_seen(office: Office) -> None:
    stranger = person(office.body, Role.HANDLER, section="二科")
    client = office.client(Role.HANDLER)
    unknown = client.get(reverse("desk:case", kwargs={"code": "nothing"}))
    client.force_login(stranger)
    hidden = client.get(office.address("case"))
    assert (unknown.status_code, hidden.status_code) == (404, 404)
    assert (
        text(unknown).replace("nothing", office.code).split("不能办")[-1]
        == (text(hidden).split("不能办")[-1])
    )


def test_an_erased_application_has_no_title_and_says_so(office: Office) -> None:
    Setting.objects.create(
        body=office.body, name="retention_years", value="0", valid_from=date(2020, 1, 1)
    )
    code = letter(office.body).code
    client, address = office.client(Role.APPROVER), {"code": code, "action": "erase"}
    office.code = code
    office.act(Role.REGISTRAR, "transfer", section=SECTION)
    office.act(Role.REGISTRAR, "withdraw")
    sent = client.post(reverse("desk:whole", kwargs=address), {"sure": "on"})
    assert sent.status_code == 302, text(sent)
    for page in (client.get(office.address("case")), client.post(office.address("personal"))):
        assert "（个人信息已销毁）" in text(page)
        assert "查看会记下是谁" not in text(page)
    assert office.row.concluded_on == YESTERDAY


def test_the_history_says_which_and_what_and_folds_looks_away(office: Office) -> None:
    office.draft()
    office.act(Role.LEGAL_REVIEWER, "review_legality", passed=False)
    office.client(Role.HANDLER).post(office.address("personal"))
    page = text(office.get(Role.HANDLER, "case"))
    assert f"转交科室 （{SECTION}）" in page
    assert "审核 （法制审核，退回修改）" in page
    steps, looks = page.split("查看记录 1 条")
    assert "查看个人信息" not in steps
    assert "查看个人信息" in looks


def test_files_are_named_to_who_asked_to_see(office: Office) -> None:
    attach(office.code, office.people[Role.HANDLER], "来信扫描.txt", b"scan", "text/plain")
    assert "来信扫描" not in text(office.get(Role.HANDLER, "case"))
    assert "来信扫描.txt" in text(office.client(Role.HANDLER).post(office.address("personal")))


def test_what_lies_with_no_section_is_first_handed_to_one(office: Office) -> None:
    office.code = letter(office.body).code
    page = office.get(Role.REGISTRAR, "case")
    assert [each.action for each in page.context["offers"] if each.waited] == ["transfer"]
    office.act(Role.REGISTRAR, "transfer", section=SECTION)
    page = office.get(Role.HANDLER, "case")
    assert [each.action for each in page.context["offers"] if each.waited] == ["draft"]
