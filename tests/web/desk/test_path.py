"""七步法 as a page: to every outcome, what else it could have been, and nobody named on the way."""

import re
from urllib.parse import urlencode

import pytest

from gongkai.law.case.rules import LAPSES
from gongkai.law.evidence import Evidence
from gongkai.law.path import Walked, walk
from gongkai.office.bodies.roles import Role
from gongkai.office.vault import store
from gongkai.words import Outcome
from tests.office.factory import PERSONAL
from tests.web.desk.office import Answer, Office, text

Given = dict[str, tuple[str, ...]]
SEARCH = Evidence.SEARCH_LOG


def ways() -> dict[Outcome, Given]:
    """The shortest answers that lead to each outcome, and to nothing found where one looked."""
    found: dict[Outcome, Given] = {}
    level: list[Given] = [{}]
    while level:
        following = []
        for given in level:
            walked = walk(given)
            if walked.outcome:
                if walked.outcome is not Outcome.NOT_HELD or SEARCH in walked.evidence:
                    found.setdefault(walked.outcome, given)
                continue
            assert walked.next
            question = walked.next.id
            chosen: list[tuple[str, ...]] = [(each.id,) for each in walked.options]
            together = tuple(each.id for each in walked.options if not each.alone)
            if walked.next.many and len(together) > 1:
                chosen.append(together[:2])
            following += [{**given, question: answers} for answers in chosen]
        level = following[:4000]
    return found


WAYS = ways()


def look(office: Office, given: Given, role: Role = Role.HANDLER) -> Answer:
    """The page after some answers."""
    return office.get(role, "path", f"?{urlencode(given, doseq=True)}")


def test_many_outcomes_are_reached() -> None:
    lapses = {Outcome.SUPPLEMENT_LAPSED, Outcome.FEE_UNPAID, Outcome.OTHER_HANDLING}
    assert WAYS.keys() >= set(Outcome) - lapses


@pytest.mark.parametrize("outcome", WAYS)
def test_the_walk_ends_in_outcome_article_evidence_and_remedy(
    office: Office, outcome: Outcome
) -> None:
    walked = walk(WAYS[outcome])
    answer = look(office, WAYS[outcome])
    said = text(answer)
    assert f"办理结果：{outcome.label}" in said
    assert f"三、本年度办理结果 › {outcome.label}" in said
    assert walked.letter is not None
    assert walked.letter.label in said
    assert "行政复议" in said
    assert all(each.label in said for each in walked.evidence)
    for taken in walked.taken:
        assert taken.question.text in said


@pytest.mark.parametrize("outcome", sorted(WAYS.keys() & LAPSES.keys()))
def test_a_lapsed_term_leads_to_closing(office: Office, outcome: Outcome) -> None:
    page = look(office, WAYS[outcome], Role.DISCLOSURE_HEAD).content.decode()
    link = re.search(r'href="([^"]+/close/\?[^"]+)"', page)
    assert link
    form = office.client(Role.DISCLOSURE_HEAD).get(link[1]).context["form"]
    assert form["outcome"].value() == outcome
    assert "照此" not in look(office, WAYS[outcome]).content.decode()  # the handler may not


@pytest.mark.parametrize("outcome", sorted(WAYS.keys() - LAPSES.keys()))
def test_what_it_leads_to_can_be_drafted(office: Office, outcome: Outcome) -> None:
    page = look(office, WAYS[outcome]).content.decode()
    link = re.search(r'href="([^"]+/draft/\?[^"]+)"', page)
    assert link
    form = office.client(Role.HANDLER).get(link[1].replace("&amp;", "&")).context["form"]
    assert form["outcome"].value() == outcome
    assert "登记编号：2026-1" in form["text"].value()
    if outcome is Outcome.NOT_HELD:
        office.act(Role.HANDLER, "log_search", where="档案室", words="维修", held=False)
    if outcome is Outcome.THIRD_PARTY_RIGHTS:
        office.act(Role.HANDLER, "consult", party="甲", role="third_party")
    sent = office.send(
        Role.HANDLER,
        "draft",
        **{name: form[name].value() or [] for name in ("outcome", "grounds", "text")},
    )
    assert sent.status_code == 302, text(sent)


def test_the_walk_goes_question_by_question(office: Office) -> None:
    given: Given = {}
    for question, answers in WAYS[Outcome.DISCLOSED].items():
        answer = look(office, given)
        walked = answer.context["walked"]
        assert isinstance(walked, Walked)
        assert walked.next is not None
        assert walked.next.id == question
        page = answer.content.decode()
        for option in walked.options:
            assert f'value="{option.id}"' in page
        for name, kept in given.items():
            for each in kept:
                assert f'<input type="hidden" name="{name}" value="{each}">' in page
        given = {**given, question: answers}
    assert "办理结果：予以公开" in text(look(office, given))


def test_the_other_answers_lead_where_the_table_says(office: Office) -> None:
    page = look(office, WAYS[Outcome.PARTLY_DISCLOSED])
    others = page.context["otherwise"]
    assert len(others) > 5
    for other in others:
        there = text(office.get(Role.HANDLER, "path", f"?{other.address}"))
        if other.leads.startswith("还要答："):
            assert other.leads.removeprefix("还要答：") in there
        else:
            assert f"办理结果：{other.leads}" in there
    assert any(not other.leads.startswith("还要答：") for other in others)


def test_a_question_can_be_answered_again(office: Office) -> None:
    page = look(office, WAYS[Outcome.DISCLOSED])
    for taken, address in page.context["taken"]:
        again = office.get(Role.HANDLER, "path", f"?{address}").context["walked"]
        assert again.next.id == taken.question.id


def test_evidence_that_is_on_record_is_told_from_what_is_missing(office: Office) -> None:
    missing = look(office, WAYS[Outcome.NOT_HELD])
    assert f"还缺 {SEARCH.label}" in text(missing)
    office.act(Role.HANDLER, "log_search", where="档案室", words="维修", held=False)
    assert f"已有 {SEARCH.label}" in text(look(office, WAYS[Outcome.NOT_HELD]))


def test_no_address_on_the_way_names_anybody(office: Office) -> None:
    for given in (WAYS[Outcome.NOT_HELD], {}):
        page = look(office, given).content.decode()
        addresses = re.findall(r'(?:href|action)="([^"]*)"', page)
        hidden = re.findall(r'<input type="hidden"[^>]*value="([^"]*)"', page)
        assert not any(kept in "".join(addresses + hidden) for kept in PERSONAL.values())
        assert not any(name in page for name in (PERSONAL["name"], PERSONAL["telephone"]))
    assert store.latest([office.code], "title")


@pytest.mark.parametrize("query", ["?duty=nonsense", "?x=y", "?%00=1", "?" + "a=b&" * 200])
def test_nonsense_leads_nowhere(office: Office, query: str) -> None:
    assert office.get(Role.HANDLER, "path", query).status_code == 200


def test_an_answer_that_does_not_fit_is_said(office: Office) -> None:
    first = walk({}).next
    assert first is not None
    answer = look(office, {first.id: ("nonsense",)})
    assert 'role="alert"' in answer.content.decode()
    assert first.text in text(answer)


def test_who_may_not_draft_is_not_led_to_it(office: Office) -> None:
    assert "照此拟答复" not in text(look(office, WAYS[Outcome.DISCLOSED], Role.APPROVER))
    assert "照此拟答复" in text(look(office, WAYS[Outcome.DISCLOSED]))
