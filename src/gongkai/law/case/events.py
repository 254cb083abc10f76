"""What happens to an application. The names are those of the journal and of the scenarios."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gongkai.words import Outcome, Word


class Channel(Word):
    """How the letter came in, 条例第三十一条."""

    COUNTER = "counter", "当面提交"
    MAIL_SIGNED = "mail_signed", "挂号信、邮政特快专递等需要签收的邮寄"
    MAIL_ORDINARY = "mail_ordinary", "平常信函等无需签收的邮寄"
    ONLINE = "online", "网上提交"
    EMAIL = "email", "电子邮件"
    FAX = "fax", "传真"
    ORAL = "oral", "口头提出、代为填写"


class Role(Word):
    """Whose opinion is asked, 条例第三十二条、第三十三条第三款、第三十四条."""

    THIRD_PARTY = "third_party", "第三方"
    CO_PRODUCER = "co_producer", "共同制作机关"
    OTHER_ORGAN = "other_organ", "其他机关"


class Answer(Word):
    """What a party of a consultation says."""

    CONSENTS = "consents", "同意公开"
    OBJECTS = "objects", "不同意公开"


class Means(Word):
    """How a reply reaches the applicant."""

    HANDED_OVER = "handed_over", "直接送达"
    POSTED = "posted", "邮寄"
    ONLINE = "online", "网上发送"


class Authority(Word):
    """Who ordered that a concluded application be handled again."""

    RECONSIDERATION = "reconsideration", "行政复议机关"
    COURT = "court", "人民法院"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; `on` is the legal date, not that of recording."""

    WHAT: ClassVar[str]
    LABEL: ClassVar[str]

    on: date


@dataclass(frozen=True, slots=True)
class Received(Event):
    """The letter came in; always first, once."""

    WHAT, LABEL = "received", "收到申请"
    channel: Channel


@dataclass(frozen=True, slots=True)
class Confirmed(Event):
    """Both sides confirmed the receipt."""

    WHAT, LABEL = "confirmed", "双方确认收到"


@dataclass(frozen=True, slots=True)
class SupplementAsked(Event):
    """The applicant was told what to complete, and until when."""

    WHAT, LABEL = "supplement_asked", "告知补正"
    by: date


@dataclass(frozen=True, slots=True)
class SupplementMade(Event):
    """The completed application came in."""

    WHAT, LABEL = "supplement_made", "收到补正"


@dataclass(frozen=True, slots=True)
class ReasonsAsked(Event):
    """The applicant was asked why so much is applied for."""

    WHAT, LABEL = "reasons_asked", "要求说明理由"
    by: date


@dataclass(frozen=True, slots=True)
class ReasonsGiven(Event):
    """What the body found of the reasons; `defer_to` replaces the due date."""

    WHAT, LABEL = "reasons_given", "审查理由"
    accepted: bool
    defer_to: date | None = None


@dataclass(frozen=True, slots=True)
class Consulted(Event):
    """A letter of consultation was sent; `served`, when its party got it, is at first that day."""

    WHAT, LABEL = "consulted", "征求意见"
    party: str
    role: Role
    served: date | None = None


@dataclass(frozen=True, slots=True)
class ConsultationAnswered(Event):
    """A party's opinion came in."""

    WHAT, LABEL = "consultation_answered", "收到意见"
    party: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Extended(Event):
    """The head of the disclosure office approved an extension and the applicant was told."""

    WHAT, LABEL = "extended", "延长答复期限"
    workdays: int


@dataclass(frozen=True, slots=True)
class FeeNotified(Event):
    """A fee notice was sent; `served` is when the applicant got it, at first the same day."""

    WHAT, LABEL = "fee_notified", "收费通知"
    yuan: int
    served: date | None = None


@dataclass(frozen=True, slots=True)
class FeePaid(Event):
    """The fee was paid in full."""

    WHAT, LABEL = "fee_paid", "缴纳信息处理费"


@dataclass(frozen=True, slots=True)
class Replied(Event):
    """The reply went out; what was handed over counts from the day of signing."""

    WHAT, LABEL = "replied", "答复"
    means: Means
    signed: date | None = None
    outcome: Outcome | None = None

    @property
    def day(self) -> date:
        """The day of the reply: of posting, of signing, of sending online."""
        return self.signed or self.on


@dataclass(frozen=True, slots=True)
class Closed(Event):
    """The application ended without a reply: lapsed, or handled otherwise."""

    WHAT, LABEL = "closed", "结案"
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Withdrawn(Event):
    """The applicant took the application back."""

    WHAT, LABEL = "withdrawn", "申请人撤回"


@dataclass(frozen=True, slots=True)
class Reopened(Event):
    """A reconsideration organ or a court ordered a new reply, perhaps until a day."""

    WHAT, LABEL = "reopened", "责令重新答复"
    by: Authority
    due: date | None = None


KINDS: tuple[type[Event], ...] = (
    Received,
    Confirmed,
    SupplementAsked,
    SupplementMade,
    ReasonsAsked,
    ReasonsGiven,
    Consulted,
    ConsultationAnswered,
    Extended,
    FeeNotified,
    FeePaid,
    Replied,
    Closed,
    Withdrawn,
    Reopened,
)
EVENTS = {kind.WHAT: kind for kind in KINDS}
