"""七步法 as a page: a question at a time, to the outcome, its proofs, and what else it could be."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.law.case.rules import LAPSES
from gongkai.law.outcomes import outcomes
from gongkai.law.path import Answer, Question, Walked, questions, steps, walk
from gongkai.office.applications.proving import proofs
from gongkai.office.applications.remedying import remedies
from gongkai.refusal import Refusal
from gongkai.web.desk.case import Opened, opened
from gongkai.web.desk.guard import access_of, desk, title_of
from gongkai.web.saying import sentence

Given = dict[str, tuple[str, ...]]


class Otherwise(NamedTuple):
    """Where another answer to a question leads: to an outcome, or on to more questions."""

    question: str
    answer: str
    leads: str
    address: str


@require_safe
@desk
def path(request: HttpRequest, code: str) -> HttpResponse:
    """The next question, or the outcome; the answers stand in the address, and name nobody."""
    at = opened(request, code)
    given, wrong = _given(request.GET), ""
    try:
        walked = walk(given)
    except Refusal as refusal:
        wrong, walked = sentence(refusal), walk({})
    known = {
        "row": at.row,
        "title": title_of(request, at.row),
        "walked": walked,
        "taken": [(each, _before(walked, each.question)) for each in walked.taken],
        "step": next((s for s in steps() if walked.next and s.number == walked.next.step), None),
        "steps": steps(),
        "hidden": [(q, a) for q, chosen in walked.given.items() for a in chosen],
        "wrong": wrong,
    }
    if walked.outcome:
        known |= _end(request, at, walked)
    return render(request, "desk/path.html", known)


def _given(query: QueryDict) -> Given:
    known = questions()
    return {name: tuple(query.getlist(name)) for name in query if name in known}


def _end(request: HttpRequest, at: Opened, walked: Walked) -> dict[str, object]:
    """Everything about the outcome, and what another answer would have made of it."""
    outcome = walked.outcome
    assert outcome is not None
    action = "close" if outcome in LAPSES else "draft"  # no reply says that a term lapsed
    chosen = [("outcome", str(outcome)), *(("grounds", str(each)) for each in walked.grounds)]
    return {
        "rule": outcomes()[outcome],
        "proofs": proofs(walked.evidence, at.found),
        "remedies": remedies(at.row, outcome, timezone.localdate(), walked.grounds),
        "action": action,
        "may_act": access_of(request).may(action, at.row.body, at.row.section),
        "chosen": urlencode(chosen),
        "otherwise": list(_otherwise(walked)),
    }


def _otherwise(walked: Walked) -> Iterator[Otherwise]:
    for at, each in enumerate(walked.taken):
        before = {t.question.id: tuple(a.id for a in t.answers) for t in walked.taken[:at]}
        options = walk(before).options
        for answer in options:
            if answer not in each.answers:
                yield _other(before, walked.given, each.question, answer)


def _other(
    before: Given, after: Mapping[str, tuple[str, ...]], question: Question, answer: Answer
) -> Otherwise:
    """The answer instead, the later ones kept as far as they still fit."""
    given = {**before, question.id: (answer.id,)}
    found = walk(given)
    while found.next and found.next.id in after:
        try:
            found = walk({**found.given, found.next.id: after[found.next.id]})
        except Refusal:
            break
    leads = (
        found.outcome.label if found.outcome else f"还要答：{found.next.text if found.next else ''}"
    )
    return Otherwise(question.text, answer.label, leads, _address(found))


def _before(walked: Walked, question: Question) -> str:
    """The address at which a question is asked again."""
    kept: Given = {}
    for each in walked.taken:
        if each.question is question:
            break
        kept[each.question.id] = tuple(answer.id for answer in each.answers)
    return urlencode(kept, doseq=True)


def _address(walked: Walked) -> str:
    return urlencode(walked.given, doseq=True)
