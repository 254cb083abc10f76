"""The seven steps as a whole: every path ends, and every outcome is reached."""

from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.outcomes import letters, outcomes
from gongkai.law.path import Walked, paths, questions, steps, walk
from gongkai.words import Outcome


@cache
def all_paths() -> tuple[Walked, ...]:
    """Every complete path, found once."""
    return tuple(paths())


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


def test_a_partial_disclosure_has_something_withheld_and_nothing_else_has_grounds() -> None:
    for walked in all_paths():
        partly = walked.outcome is Outcome.PARTLY_DISCLOSED
        assert bool(walked.grounds) <= partly <= bool(walked.withheld)
        assert not (walked.outcome is Outcome.DISCLOSED and walked.withheld)


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
            needed |= set(outcomes()[ground].evidence)
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
