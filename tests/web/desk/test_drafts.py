"""Drafting, reviewing with remarks on single paragraphs, deciding; the letter as paper."""

from io import BytesIO
from zipfile import ZipFile

from gongkai.office.bodies.models import Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.words import Outcome
from tests.office.factory import SINCE
from tests.web.desk.office import Office, text

LETTER = "第一段写依据\n\n第二段写救济"


def test_a_reviewer_sees_the_letter_by_paragraphs_and_pins_remarks(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    page = office.get(Role.LEGAL_REVIEWER, "action", action="review_legality").content.decode()
    assert 'name="pin-1"' in page
    assert 'name="pin-2"' in page
    assert 'name="pin-3"' not in page
    sent = office.send(
        Role.LEGAL_REVIEWER,
        "review_legality",
        passed="false",
        note="总的意见",
        **{"pin-2": "救济期限写错", "pin-1": " ", "pin-x": "没有这一段", "pin-²": "数字不对"},
    )
    assert sent.status_code == 302
    said = text(office.get(Role.HANDLER, "letter"))
    reviewer = office.people[Role.LEGAL_REVIEWER]
    assert f"第二段写救济 {reviewer} ：救济期限写错" in said
    assert f"法制审核：退回修改 {reviewer}，2026-03-16 总的意见" in said
    assert "没有这一段" not in said
    assert office.row.step == "redraft"


def test_remarks_are_kept_where_the_form_is_wrong(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    sent = office.send(Role.LEGAL_REVIEWER, "review_legality", **{"pin-1": "请改这一段"})
    assert sent.status_code == 422
    assert "请改这一段" in sent.content.decode()


def test_who_drafted_does_not_review(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    drafter, reviewer = office.people[Role.HANDLER], office.people[Role.LEGAL_REVIEWER]
    reviewer.roles.update(person=drafter)
    sent = office.send(Role.HANDLER, "review_legality", passed="true")
    assert sent.status_code == 409
    assert "条例第十七条" in text(sent)
    Setting.objects.create(body=office.body, name="small_body", value="true", valid_from=SINCE)
    assert office.send(Role.HANDLER, "review_legality", passed="true").status_code == 302


def test_each_verdict_stands_with_who_and_when(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    office.approve()
    said = text(office.get(Role.REGISTRAR, "letter"))
    assert "办理结果 属于三类内部事务信息" in said
    assert f"拟稿 {office.people[Role.HANDLER]}，2026-03-13" in said
    for label, role in (
        ("法制审核", Role.LEGAL_REVIEWER),
        ("保密审查", Role.SECRECY_REVIEWER),
        ("审批", Role.APPROVER),
    ):
        assert f"{label}：通过 {office.people[role]}，2026-03-13" in said


def test_looking_at_a_draft_is_journaled(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    office.get(Role.APPROVER, "letter")
    last = Entry.objects.latest("pk")
    assert (last.kind, last.by) == ("application.read", office.people[Role.APPROVER])
    assert office.get(Role.AUDITOR, "letter").status_code == 403


def test_what_went_out_stays_readable_with_its_remarks(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    office.approve()
    office.act(Role.REGISTRAR, "reply", outcome=Outcome.INTERNAL_AFFAIRS, means="posted")
    said = text(office.get(Role.HANDLER, "letter"))
    assert "第二段写救济" in said
    assert "法制审核：通过" in said


def test_without_a_draft_nothing_is_shown(office: Office) -> None:
    assert "还没有拟答复" in text(office.get(Role.HANDLER, "letter"))


def test_the_letter_is_to_be_had_as_paper(office: Office) -> None:
    office.draft(Outcome.INTERNAL_AFFAIRS, text=LETTER)
    word = office.client(Role.HANDLER).post(office.address("letter-docx"))
    assert word["Content-Disposition"] == 'attachment; filename="2026-1.docx"'
    with ZipFile(BytesIO(word.content)) as archive:
        document = archive.read("word/document.xml").decode()
    assert "第二段写救济" in document
    assert "王喆" in document
    assert Entry.objects.latest("pk").kind == "application.read"
    assert office.client(Role.AUDITOR).post(office.address("letter-docx")).status_code == 403
