"""What may become of a letter: the storylines, how often each is met, and how old it may be."""

from collections.abc import Callable
from typing import NamedTuple

from gongkai.law.case.events import Answer, Channel, Means
from gongkai.law.case.events import Role as Party
from gongkai.law.disputes import Ruling
from gongkai.office.bodies.roles import Role
from gongkai.office.demo import contested
from gongkai.office.demo.diary import Diary
from gongkai.words import Dispute, Outcome

O = Outcome  # noqa: E741
LATE = (20, 30)  # working days before anybody drafts
# Those that a reply alone says, and how often.
REPLIES = {
    O.DISCLOSED: 34,
    O.PARTLY_DISCLOSED: 14,
    O.NOT_HELD: 16,
    O.STATE_SECRET: 0.5,
    O.PROHIBITED_BY_LAW: 1,
    O.SECURITY_OR_STABILITY: 0.5,
    O.INTERNAL_AFFAIRS: 1.5,
    O.PROCESS_INFORMATION: 3,
    O.ENFORCEMENT_FILE: 1.5,
    O.REGISTRY_QUERY: 3,
    O.WOULD_NEED_CREATING: 3,
    O.PETITION: 3,
    O.REPEATED: 1.5,
    O.PUBLISHED_MATTER: 0.7,
    O.ASKS_CONFIRMATION: 0.8,
}


class Line(NamedTuple):
    """A storyline: how it is told, how often, what it ends with, how many working days ago.

    Without `ages` it may be of any day of the two years; with `autumn` it is of last September.
    `channel` is given where it matters.
    """

    tell: Callable[[Diary], None]
    share: float = 0
    outcome: Outcome | None = None
    ages: tuple[int, int] | None = None
    channel: Channel | None = None
    autumn: bool = False


def _replied(outcome: Outcome, *grounds: Outcome) -> Callable[[Diary], None]:
    def tell(diary: Diary) -> None:
        if outcome is O.DISCLOSED and diary.chance(0.1):
            diary.hand_over()
            diary.wait(1, 5)
            diary.do("extend", Role.DISCLOSURE_HEAD, workdays=20, reason=diary.say("reason"))
            diary.answer(outcome, *grounds, thinking=(10, 20))
            return
        diary.answer(outcome, *grounds)

    return tell


def late(diary: Diary) -> None:
    """The reply comes after the period."""
    diary.answer(O.DISCLOSED, thinking=LATE)


def on_the_spot(diary: Diary) -> None:
    """条例第三十三条第一款: what can be answered at once is."""
    diary.send(O.DISCLOSED)


def _supplemented(outcome: Outcome) -> Callable[[Diary], None]:
    def tell(diary: Diary) -> None:
        ask_supplement(diary)
        diary.wait(2, 8)
        diary.do("make_supplement", Role.REGISTRAR, content=diary.say("supplement"))
        diary.answer(outcome)

    return tell


def ask_supplement(diary: Diary, days: int = 30) -> None:
    """The applicant is told what to complete, within seven working days."""
    diary.hand_over()
    diary.wait(1, 4)
    by = diary.calendar_days(days)
    diary.do("ask_supplement", Role.HANDLER, by=by, items=diary.say("items"))


def supplement_lapsed(diary: Diary) -> None:
    """No supplement came."""
    ask_supplement(diary, 15)
    diary.pass_over(diary.calendar_days(15))
    diary.wait(0, 2)
    finding = diary.say("finding_lapsed")
    diary.do("close", Role.DISCLOSURE_HEAD, outcome=O.SUPPLEMENT_LAPSED, finding=finding)


def wait_for_supplement(diary: Diary) -> None:
    """And nothing came yet."""
    ask_supplement(diary, 60)


def forget_supplement(diary: Diary) -> None:
    """The term is over and nobody closed it."""
    ask_supplement(diary, 10)


def notify_fee(diary: Diary) -> None:
    """A fee notice goes out."""
    diary.hand_over()
    diary.wait(1, 4)
    diary.do("notify_fee", Role.DISCLOSURE_HEAD, yuan=diary.rng.randrange(100, 900, 20))


def fee_paid(diary: Diary) -> None:
    """The fee is paid and the period starts afresh."""
    notify_fee(diary)
    diary.wait(3, 15)
    diary.do("record_payment", Role.REGISTRAR)
    diary.answer(O.DISCLOSED)


def fee_unpaid(diary: Diary) -> None:
    """It is not."""
    notify_fee(diary)
    diary.wait(21, 24)
    finding = diary.say("finding_lapsed")
    diary.do("close", Role.DISCLOSURE_HEAD, outcome=O.FEE_UNPAID, finding=finding)


def consult(diary: Diary) -> None:
    """A third party is asked."""
    diary.hand_over()
    diary.wait(1, 3)
    named = diary.say("parties")
    diary.do("consult", Role.HANDLER, party="甲", role=Party.THIRD_PARTY, named=named)


def _consulted(answer: Answer, outcome: Outcome, *grounds: Outcome) -> Callable[[Diary], None]:
    def tell(diary: Diary) -> None:
        consult(diary)
        diary.wait(3, 12)
        opinion = diary.say(f"opinion_{answer}")
        diary.do("record_answer", Role.HANDLER, party="甲", answer=answer, opinion=opinion)
        diary.answer(outcome, *grounds)

    return tell


def ask_reasons(diary: Diary) -> None:
    """The applicant is asked why so much is wanted."""
    diary.hand_over()
    diary.wait(1, 2)
    diary.do("ask_reasons", Role.REGISTRAR, by=diary.later(20))


def excessive(diary: Diary) -> None:
    """The reasons are none."""
    ask_reasons(diary)
    diary.wait(2, 5)
    diary.do("state_reasons", Role.REGISTRAR, reasons=diary.say("reasons"))
    finding = diary.say("finding_reasons")
    diary.do("find_reasons", Role.DISCLOSURE_HEAD, accepted=False, finding=finding)
    diary.answer(O.EXCESSIVE)


def defer(diary: Diary) -> None:
    """The reasons are good, and the reply takes until a day that is set."""
    ask_reasons(diary)
    diary.wait(1, 3)
    diary.do("state_reasons", Role.REGISTRAR, reasons=diary.say("reasons"))
    until, finding = diary.later(35), diary.say("finding_accepted")
    given = {"accepted": True, "defer_to": until, "finding": finding}
    diary.do("find_reasons", Role.DISCLOSURE_HEAD, **given)


def deferred(diary: Diary) -> None:
    """And it is given in that time."""
    defer(diary)
    diary.answer(O.PARTLY_DISCLOSED, O.THIRD_PARTY_RIGHTS, thinking=(8, 20))


def suggested(diary: Diary) -> None:
    """What was disclosed concerns many, says the applicant (条例第四十四条)."""
    diary.answer(O.DISCLOSED)
    diary.wait(2, 9)
    diary.do("suggest_publication", Role.REGISTRAR, why=diary.say("suggestion"))


def withdrawn(diary: Diary) -> None:
    """The applicant takes it back."""
    diary.hand_over()
    diary.wait(1, 6)
    diary.do("withdraw", Role.REGISTRAR)


def closed(diary: Diary) -> None:
    """It ends in another way, as where all was published meanwhile."""
    diary.hand_over()
    diary.wait(2, 8)
    diary.do("close", Role.DISCLOSURE_HEAD, outcome=O.OTHER_HANDLING)


def annulled(diary: Diary) -> None:
    """An extension was entered in the wrong case and is taken out again."""
    diary.hand_over()
    diary.wait(1, 3)
    place = len(diary.story.steps)
    diary.do("extend", Role.DISCLOSURE_HEAD, workdays=10, reason=diary.say("reason"))
    diary.do("annul", Role.DISCLOSURE_HEAD, step=place, reason=diary.say("annulled"))
    diary.answer(O.DISCLOSED)


def attached(diary: Diary) -> None:
    """The letter is put in as a document."""
    diary.hand_over()
    data = diary.say("attached").encode()
    given = {"name": "申请书.txt", "data": data, "kind": "text/plain"}
    diary.do("attach", Role.HANDLER, **given)
    diary.answer(O.DISCLOSED)


def forget(diary: Diary) -> None:
    """Nobody went on, and the day is past."""
    diary.hand_over()
    diary.wait(1, 3)
    diary.search(held=True)


def draft(diary: Diary) -> None:
    """A draft waits for its reviews."""
    diary.hand_over()
    diary.wait(0, 1)
    diary.search(held=True)
    diary.write(O.DISCLOSED)


def _one_review(review: str, role: Role) -> Callable[[Diary], None]:
    def tell(diary: Diary) -> None:
        draft(diary)
        diary.do(review, role, passed=True, note=diary.say("note"))

    return tell


LEGALITY_PASSED = _one_review("review_legality", Role.LEGAL_REVIEWER)
SECRECY_PASSED = _one_review("review_secrecy", Role.SECRECY_REVIEWER)


def reviewed(diary: Diary) -> None:
    """A reviewed draft waits for the decision."""
    LEGALITY_PASSED(diary)
    diary.do("review_secrecy", Role.SECRECY_REVIEWER, passed=True)


def approved(diary: Diary) -> None:
    """An approved reply waits to be sent."""
    reviewed(diary)
    diary.do("approve", Role.APPROVER, passed=True)


def posted(diary: Diary) -> None:
    """A reply was posted, and nobody knows yet that it came."""
    approved(diary)
    diary.do("reply", Role.REGISTRAR, means=Means.POSTED, outcome=O.DISCLOSED, grounds=())


def turned_down(diary: Diary) -> None:
    """The leader wants another draft."""
    reviewed(diary)
    diary.do("approve", Role.APPROVER, passed=False, note=diary.say("back"))


def nothing(_: Diary) -> None:
    """It lies on the desk, or its receipt is not confirmed yet."""


SUPPLEMENTED = _supplemented(O.DISCLOSED)
OBJECTED = _consulted(Answer.OBJECTS, O.THIRD_PARTY_RIGHTS)
TOLD: tuple[Line, ...] = (
    *(
        Line(_replied(o, *((O.THIRD_PARTY_RIGHTS,) if o is O.PARTLY_DISCLOSED else ())), share, o)
        for o, share in REPLIES.items()
    ),
    Line(OBJECTED, 3, O.THIRD_PARTY_RIGHTS),
    Line(_supplemented(O.STILL_UNCLEAR), 1.5, O.STILL_UNCLEAR),
    Line(excessive, 0.7, O.EXCESSIVE),
    Line(supplement_lapsed, 2, O.SUPPLEMENT_LAPSED),
    Line(fee_unpaid, 0.6, O.FEE_UNPAID),
    Line(closed, 1, O.OTHER_HANDLING),
    Line(late, 2),
    Line(on_the_spot, 1, channel=Channel.COUNTER),
    Line(SUPPLEMENTED, 5),
    Line(fee_paid, 1),
    Line(_consulted(Answer.CONSENTS, O.DISCLOSED), 2),
    Line(_consulted(Answer.OBJECTS, O.PARTLY_DISCLOSED, O.THIRD_PARTY_RIGHTS), 2),
    Line(deferred, 0.5),
    Line(suggested, 1),
    Line(withdrawn, 3),
    Line(contested.ordered_by_reconsideration, 2, contested.WRONG),
    Line(contested.ordered_by_court, 0.7, contested.WRONG),
    Line(contested.ended(Dispute.RECONSIDERATION, Ruling.SUSTAINED), 1.4, contested.REFUSED),
    Line(contested.ended(Dispute.RECONSIDERATION, Ruling.WITHDRAWN), 0.6, contested.REFUSED),
    Line(contested.ended(Dispute.DIRECT_SUIT, Ruling.CLAIM_REJECTED), 0.5, contested.REFUSED),
    Line(contested.ended(Dispute.DIRECT_SUIT, Ruling.WITHDRAWN), 0.3, contested.REFUSED),
    Line(contested.sued_afterwards(Ruling.CLAIM_REJECTED), 0.6, contested.REFUSED),
    Line(contested.sued_afterwards(Ruling.REVOKED), 0.3, contested.WRONG),
    Line(contested.over_new_year, 0.3, contested.REFUSED, autumn=True),
    Line(annulled, 0.5),
    Line(attached, 2),
)
# What is still open today: one of each where there is room, and a share of the rest.
OPEN: tuple[Line, ...] = (
    Line(nothing, 3, ages=(0, 1), channel=Channel.MAIL_ORDINARY),
    Line(nothing, 6, ages=(0, 1), channel=Channel.COUNTER),
    Line(wait_for_supplement, 10, ages=(5, 10)),
    Line(forget_supplement, 3, ages=(16, 24), outcome=O.SUPPLEMENT_LAPSED),
    Line(notify_fee, 4, ages=(6, 16)),
    Line(notify_fee, 2, ages=(27, 34)),
    Line(consult, 10, ages=(5, 12)),
    Line(ask_reasons, 4, ages=(5, 12), outcome=O.EXCESSIVE),
    Line(defer, 3, ages=(8, 25), outcome=O.EXCESSIVE),
    Line(forget, 8, ages=(25, 40)),
    Line(forget, 12, ages=(15, 19)),
    Line(draft, 14, ages=(3, 18)),
    Line(LEGALITY_PASSED, 6, ages=(3, 18)),
    Line(SECRECY_PASSED, 4, ages=(3, 18)),
    Line(reviewed, 12, ages=(3, 18)),
    Line(posted, 6, ages=(2, 5), channel=Channel.MAIL_SIGNED),
    Line(approved, 8, ages=(4, 18)),
    Line(turned_down, 3, ages=(4, 18)),
    Line(contested.to_answer, 2, contested.REFUSED, ages=(45, 55)),
    Line(contested.pending(Dispute.RECONSIDERATION), 3, contested.REFUSED, ages=(45, 60)),
    Line(contested.pending(Dispute.DIRECT_SUIT), 1, contested.REFUSED, ages=(50, 80)),
)
