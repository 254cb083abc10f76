"""What an office must have done before a step, beside what the law says of its time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from gongkai.office.applications import said as say
from gongkai.office.applications.said_by_applicant import PublicationSuggested, ReasonsStated
from gongkai.office.applications.telling import Told
from gongkai.refusal import Refusal
from gongkai.words import Outcome

# What was recorded before, what is said now, when it happened, when it is recorded.
Gate = Callable[[Sequence[Told], say.Said, date, date], None]
LEGALITY, SECRECY = "legality", "secrecy"


def last(found: Sequence[Told], *kinds: type[say.Said]) -> Told | None:
    """The last entry of some kinds."""
    return next((each for each in reversed(found) if isinstance(each.said, kinds)), None)


def since_draft(found: Sequence[Told]) -> Sequence[Told]:
    """The last draft and what followed it; nothing where there is none, or it was used."""
    at = next(
        (n for n in reversed(range(len(found))) if isinstance(found[n].said, say.Drafted)), None
    )
    used = at is not None and any(isinstance(e.said, say.Replied) for e in found[at:])
    return () if at is None or used else found[at:]


def need_draft(found: Sequence[Told], _: say.Said, on: date, __: date) -> None:
    """A review needs something to review, and does not come before it."""
    draft = since_draft(found)
    if not draft:
        raise Refusal("office-no-draft")
    must_follow(draft[0], on)


def must_follow(before: Told, on: date) -> None:
    """What rests on something does not happen before it."""
    if on < before.on:
        raise Refusal("office-before", on=on, before=before.on, label=before.said.label)


def need_reviews(found: Sequence[Told], said: say.Said, on: date, recorded: date) -> None:
    """先审查、后公开, 条例第十七条: legality and secrets, both passed, before the decision."""
    need_draft(found, said, on, recorded)
    passed = {
        each.said.of: each.said.passed
        for each in since_draft(found)
        if isinstance(each.said, say.Reviewed)
    }
    for of, label in ((LEGALITY, "法制审核"), (SECRECY, "保密审查")):
        if not passed.get(of):
            raise Refusal("office-not-reviewed", review=label)


def need_approval(found: Sequence[Told], said: say.Said, on: date, recorded: date) -> None:
    """A reply is what was approved, or given on the spot, 条例第三十三条第一款."""
    assert isinstance(said, say.Replied)
    draft = since_draft(found)
    if said.outcome is Outcome.DISCLOSED and not draft and on_the_spot(found[0], on, recorded):
        return
    need_decision(found, said, on, recorded)
    drafted = draft[0].said
    assert isinstance(drafted, say.Drafted)
    sent = (said.outcome, said.grounds, said.files)
    if (drafted.outcome, drafted.grounds, drafted.files) != sent:
        raise Refusal("office-other-outcome", approved=drafted.outcome.label)


def need_decision(found: Sequence[Told], said: say.Said, on: date, recorded: date) -> None:
    """The leader in charge decided for the draft, and no review failed since."""
    decided = last(since_draft(found), say.Approved)
    if not decided or not isinstance(decided.said, say.Approved) or not decided.said.passed:
        raise Refusal("office-not-approved")
    must_follow(decided, on)
    need_reviews(found, said, on, recorded)


def on_the_spot(received: Told, on: date, recorded: date) -> bool:
    """Whether a letter is answered, and that recorded, on the day on which it was registered."""
    return on == received.on and recorded == recorded_on(received)


def recorded_on(told: Told) -> date:
    """The day on which something was recorded."""
    return timezone.localtime(told.entry.recorded_at).date()


def need_search(found: Sequence[Told], said: say.Said, on: date, _: date) -> None:
    """不掌握 stands only on a search, 条例第三十六条第（四）项、指导案例101号."""
    assert isinstance(said, say.Drafted)
    before = (each.said for each in found if each.on <= on)
    searches = [each for each in before if isinstance(each, say.Searched)]
    if said.outcome is Outcome.NOT_HELD and all(search.held for search in searches):
        raise Refusal("office-no-search")


def reasons_awaited(found: Sequence[Told]) -> bool:
    """Whether reasons were asked for and nothing was found of them yet, 条例第三十五条."""
    asked = last(found, say.ReasonsAsked, say.ReasonsGiven)
    return asked is not None and isinstance(asked.said, say.ReasonsAsked)


def disclosed(found: Sequence[Told]) -> bool:
    """Whether something was disclosed, which may then be suggested for all, 条例第四十四条."""
    reply = last(found, say.Replied)
    shown = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED)
    return reply is not None and isinstance(reply.said, say.Replied) and reply.said.outcome in shown


# What the applicant says rests on these, wherever it is recorded.
GROUNDS: dict[type[say.Said], Callable[[Sequence[Told]], bool]] = {
    ReasonsStated: reasons_awaited,
    PublicationSuggested: disclosed,
}


def need_ground(found: Sequence[Told], said: say.Said, _: date, __: date) -> None:
    """Reasons need a question, and a suggestion something disclosed."""
    if not GROUNDS[type(said)](found):
        code = "no-question" if isinstance(said, ReasonsStated) else "not-disclosed"
        raise Refusal(f"office-{code}")


class Rule(NamedTuple):
    """Of a kind of step: its gate, and whether the way to it is free, to offer it on a day."""

    gate: Gate
    free: Callable[[Sequence[Told], date], bool]


def ready(kind: type[say.Said], found: Sequence[Told], on: date) -> bool:
    """Whether what must be done before a kind of step has been done, to offer it on a day."""
    rule = GATES.get(kind)
    return rule is None or rule.free(found, on)


def _passes(gate: Gate, found: Sequence[Told], on: date) -> bool:
    try:
        gate(found, say.Said(), on, on)
    except Refusal:
        return False
    return True


GATES: dict[type[say.Said], Rule] = {
    say.Drafted: Rule(need_search, lambda *_: True),  # only what it says can need a search
    say.Reviewed: Rule(need_draft, lambda found, _: bool(since_draft(found))),
    say.Approved: Rule(need_reviews, lambda found, on: _passes(need_reviews, found, on)),
    say.Replied: Rule(
        need_approval,
        lambda found, on: on_the_spot(found[0], on, on) or _passes(need_decision, found, on),
    ),
    ReasonsStated: Rule(need_ground, lambda found, _: reasons_awaited(found)),
    PublicationSuggested: Rule(need_ground, lambda found, _: disclosed(found)),
}


def must_stand(found: Sequence[Told]) -> None:
    """Nothing may be annulled on which something later rests: each step is looked at again."""
    for number, each in enumerate(found):
        if rule := GATES.get(type(each.said)):
            try:
                rule.gate(found[:number], each.said, each.on, recorded_on(each))
            except Refusal:
                raise Refusal(
                    "office-rests-on-it", label=each.said.label, number=each.entry.number
                ) from None
