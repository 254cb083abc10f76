"""The seven steps as a whole: every path ends, and every outcome is reached."""

from datetime import date
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.evidence import Evidence
from gongkai.law.letters import letters
from gongkai.law.outcomes import outcomes
from gongkai.law.path import Walked, paths, questions, steps, walk
from gongkai.law.remedies import Body, BodyKind, Level, Service, notice, remedy
from gongkai.words import Outcome

REPLIED = date(2026, 3, 30)
BUREAU = Body(BodyKind.DEPARTMENT, Level.COUNTY)
ARTICLES_14_TO_16 = {
    Outcome.STATE_SECRET,
    Outcome.PROHIBITED_BY_LAW,
    Outcome.SECURITY_OR_STABILITY,
    Outcome.THIRD_PARTY_RIGHTS,
    Outcome.INTERNAL_AFFAIRS,
    Outcome.PROCESS_INFORMATION,
    Outcome.ENFORCEMENT_FILE,
}


@cache
def all_paths() -> tuple[Walked, ...]:
    """Every complete path, found once."""
    return tuple(paths())


def is_remedied(walked: Walked) -> bool:
    """Whether its reply has a notice, and reconsideration comes first exactly where it must.

    行政复议法第二十三条第一款第（四）项: one ground of 条例第十四条至第十六条 is enough.
    """
    assert walked.outcome is not None
    found = remedy(
        walked.outcome,
        grounds=walked.grounds,
        replied_on=REPLIED,
        body=BUREAU,
        served=Service.PAPER,
    )
    asked = {walked.outcome, *walked.grounds} & ARTICLES_14_TO_16
    return bool(notice(found)) and found.reconsideration_first is bool(asked)


def test_no_step_leads_back() -> None:
    """A next question stands later in the file: so there is no circle, and every walk ends."""
    place = {id: number for number, id in enumerate(questions())}
    for question in questions().values():
        for answer in question.answers:
            if answer.next:
                assert place[answer.next] > place[question.id]


def test_the_questions_stand_in_the_order_of_the_seven_steps() -> None:
    order = [question.step for question in questions().values()]
    assert order == sorted(order)
    assert sorted(set(order)) == [step.number for step in steps()] == [1, 2, 3, 4, 5, 6, 7]


def test_every_answer_leads_on_or_ends_in_one_letter() -> None:
    for question in questions().values():
        for answer in question.answers:
            assert bool(answer.next) is not bool(answer.outcome)
            if answer.outcome:
                said = outcomes()[answer.outcome].letters
                assert answer.letter in said if answer.letter else len(said) == 1


def test_answers_given_together_lead_to_one_place() -> None:
    for question in questions().values():
        together = [answer for answer in question.answers if not answer.alone]
        assert not question.many or len({answer.next for answer in together}) == 1
        assert question.many or together == list(question.answers)


def test_every_path_ends_in_an_outcome_with_its_letter() -> None:
    for walked in all_paths():
        assert walked.outcome is not None
        assert walked.letter in outcomes()[walked.outcome].letters
        asked = [taken.question.step for taken in walked.taken]
        assert all(before <= after for before, after in pairwise(asked))


def test_every_outcome_and_every_reply_is_reached() -> None:
    assert {walked.outcome for walked in all_paths()} == set(Outcome)
    replies = {letter for leaf in outcomes().values() for letter in leaf.letters}
    assert {walked.letter for walked in all_paths()} == replies


def test_every_question_is_asked_and_every_answer_used() -> None:
    given = {
        (question, answer)
        for walked in all_paths()
        for question, answers in walked.given.items()
        for answer in answers
    }
    known = {(q.id, answer.id) for q in questions().values() for answer in q.answers}
    # These two go without asking, and the one that stands alone is passed over.
    assert known - given == {("third_party", "unconcerned"), ("severance", "whole")}


def test_what_is_withheld_and_nothing_else_is_a_ground() -> None:
    for walked in all_paths():
        assert set(walked.grounds) == set(walked.withheld)
        assert bool(walked.grounds) is bool({"severance"} & walked.given.keys())
        assert walked.outcome is not Outcome.DISCLOSED or not walked.grounds


def test_every_path_has_its_remedies_and_reconsideration_first_where_the_law_wants_it() -> None:
    for walked in all_paths():
        assert is_remedied(walked), walked.given


def test_a_fee_is_asked_only_where_the_quantity_is_on_record() -> None:
    """条例第四十二条第一款: only of who asks for clearly more than is reasonable."""
    for walked in all_paths():
        if "fee" in walked.given:
            assert Evidence.QUANTITY_RECORD in walked.evidence
            assert walked.given["quantity"] != ("within",)


def test_only_a_content_that_was_unclear_can_be_still_unclear() -> None:
    """条例第三十条 speaks of nothing else; who applies is no content."""
    for walked in all_paths():
        if walked.outcome is Outcome.STILL_UNCLEAR:
            assert "unclear" in walked.given["complete"]


def test_a_refusal_names_a_ground_that_was_found() -> None:
    for walked in all_paths():
        if "main_ground" in walked.given or "severance" in walked.given:
            refused = walked.outcome not in {Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED}
            named = walked.outcome in walked.withheld or "not_information" in walked.withheld
            assert not refused or named


def test_the_file_holds_what_the_letter_and_each_ground_need() -> None:
    for walked in all_paths()[::7]:
        assert walked.letter is not None
        needed = set(letters()[walked.letter].evidence)
        for ground in walked.grounds:
            needed |= set(outcomes()[ground].evidence if isinstance(ground, Outcome) else ())
        assert needed <= set(walked.evidence)
        assert len(walked.evidence) == len(set(walked.evidence))


@given(st.data())
def test_a_walk_at_random_ends_and_can_be_walked_again(data: st.DataObject) -> None:
    answers: dict[str, list[str]] = {}
    walked = walk(answers)
    while walked.next:
        assert walked.next.id not in answers
        together = [option.id for option in walked.options if not option.alone]
        choices = [[option.id] for option in walked.options]
        if walked.next.many:
            more = data.draw(st.sets(st.sampled_from(together), min_size=1))
            choices.append(sorted(more))
        answers[walked.next.id] = data.draw(st.sampled_from(choices))
        walked = walk(answers)
    assert walked.outcome is not None
    assert walk(walked.given) == walked
    assert is_remedied(walked)
