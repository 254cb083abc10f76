"""Storylines that go on before another authority: reconsiderations, suits, and what they order."""

from collections.abc import Callable
from datetime import date

from gongkai.law.disputes import Ruling
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.diary import Diary
from gongkai.office.demo.story import Contest
from gongkai.office.tables import table
from gongkai.words import Dispute, Outcome

Tell = Callable[[Diary], None]
REFUSED = Outcome.PROCESS_INFORMATION  # the reply that is upheld
WRONG = Outcome.NOT_HELD  # the reply that is found wrong
RECONSIDERED, SUED = (15, 30), (35, 70)  # working days until the decision
IN_TIME = {Dispute.SUIT_AFTER_RECONSIDERATION: (3, 8)}  # 行政诉讼法第四十五条: fifteen days
AT_LEISURE = (8, 25)
FINAL = (12, 14)  # working days after which nobody can appeal any more
ABOVE = "above"


def ordered_by_reconsideration(diary: Diary) -> None:
    """The reply is revoked, and another is ordered until a day."""
    diary.answer(WRONG)
    case = answered(diary, Dispute.RECONSIDERATION)
    diary.wait(*RECONSIDERED)
    _decide(diary, case, Ruling.REVOKED, ordered=True, reply_by=diary.later(20), now=True)
    _again(diary)


def ordered_by_court(diary: Diary) -> None:
    """The judgment orders another reply, once nobody appealed."""
    diary.answer(WRONG)
    case = answered(diary, Dispute.DIRECT_SUIT)
    diary.wait(*SUED)
    _decide(diary, case, Ruling.MUST_PERFORM, ordered=True)
    _carry_out(diary, case)


def ended(kind: Dispute, ruling: Ruling) -> Tell:
    """A dispute that ends and orders nothing."""

    def tell(diary: Diary) -> None:
        diary.answer(REFUSED)
        case = answered(diary, kind)
        diary.wait(*(RECONSIDERED if kind is Dispute.RECONSIDERATION else SUED))
        _decide(diary, case, ruling)

    return tell


def sued_afterwards(ruling: Ruling) -> Tell:
    """Upheld by the reconsideration, the applicant sues; rejected there, sometimes appeals."""

    def tell(diary: Diary) -> None:
        ordered = ruling is Ruling.REVOKED
        diary.answer(WRONG if ordered else REFUSED)
        before = answered(diary, Dispute.RECONSIDERATION)
        diary.wait(*RECONSIDERED)
        _decide(diary, before, Ruling.SUSTAINED)
        case = answered(diary, Dispute.SUIT_AFTER_RECONSIDERATION, before)
        diary.wait(*SUED)
        _decide(diary, case, ruling, ordered=ordered)
        if ordered:
            _carry_out(diary, case)
        elif diary.chance(0.5):
            _appeal(diary, case)

    return tell


def over_new_year(diary: Diary) -> None:
    """What is filed in autumn is decided in the year after: pending in one report."""
    diary.answer(REFUSED)
    case = answered(diary, Dispute.RECONSIDERATION)
    diary.pass_over(max(diary.day, date(diary.story.received.year + 1, 1, 4)))
    diary.wait(3, 20)
    _decide(diary, case, Ruling.SUSTAINED)


def pending(kind: Dispute) -> Tell:
    """Nothing was decided yet."""

    def tell(diary: Diary) -> None:
        diary.answer(REFUSED)
        answered(diary, kind)

    return tell


def to_answer(diary: Diary) -> None:
    """The notice came days ago, and the answer is due."""
    diary.answer(REFUSED)
    calendar, today = diary.calendar, diary.calendar.position(diary.today)
    case = _filed(diary, Dispute.RECONSIDERATION)
    diary.day = max(diary.day, calendar.day(today - 3))
    diary.do("notify_dispute", Role.LEGAL_REVIEWER, dispute=case)


def answered(diary: Diary, kind: Dispute, after: Contest | None = None) -> Contest:
    """A dispute is filed, the notice comes, the body answers."""
    case = _filed(diary, kind, after)
    _respond(diary, case)
    return case


def _filed(diary: Diary, kind: Dispute, after: Contest | None = None) -> Contest:
    diary.wait(*IN_TIME.get(kind, AT_LEISURE))
    to = "reconsideration" if kind is Dispute.RECONSIDERATION else "court"
    claim = diary.rng.choice(table("demo.disputes")["claims"]["reply"])
    case = Contest(kind, _organs(diary)[to], _number(diary, to), claim, after)
    diary.do("file_dispute", Role.LEGAL_REVIEWER, dispute=case)
    return case


def _respond(diary: Diary, case: Contest) -> None:
    diary.wait(2, 5)
    diary.do("notify_dispute", Role.LEGAL_REVIEWER, dispute=case)
    diary.wait(3, 6)
    diary.do("answer_dispute", Role.LEGAL_REVIEWER, dispute=case)


def _decide(
    diary: Diary, case: Contest, ruling: Ruling, *, now: bool = False, **more: object
) -> None:
    if now:
        more["effective"] = diary.day
    diary.do("conclude_dispute", Role.DISCLOSURE_HEAD, dispute=case, ruling=ruling, **more)


def _carry_out(diary: Diary, case: Contest) -> None:
    diary.wait(*FINAL)
    diary.do("carry_out_order", Role.DISCLOSURE_HEAD, dispute=case)
    _again(diary)


def _again(diary: Diary) -> None:
    diary.answer(Outcome.PARTLY_DISCLOSED, Outcome.THIRD_PARTY_RIGHTS)


def _appeal(diary: Diary, case: Contest) -> None:
    diary.wait(3, 8)
    given = {"organ": _organs(diary)[ABOVE], "case_number": _number(diary, ABOVE)}
    diary.do("appeal_dispute", Role.LEGAL_REVIEWER, dispute=case, **given)
    _respond(diary, case)
    diary.wait(20, 40)
    _decide(diary, case, Ruling.AFFIRMED)


def _organs(diary: Diary) -> dict[str, str]:
    """Before whom the body's replies are contested."""
    top = diary.office.details["kind"] == "government"
    found: dict[str, str] = table("demo.disputes")["of_county" if top else "of_bureaus"]
    return found


def _number(diary: Diary, to: str) -> str:
    number: str = table("demo.disputes")["numbers"][to]
    return number.format(year=diary.day.year, n=diary.rng.randint(2, 299))
