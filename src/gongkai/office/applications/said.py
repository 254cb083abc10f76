"""What the journal can say of an application. Texts and names are in the vault, named here only.

What has an `EVENT` moves the clock of the law; its fields of the same name are those of the event.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, ClassVar

from gongkai.law.case import events
from gongkai.law.case.events import Answer, Authority, Channel, Event, Means, Role
from gongkai.law.remedies import Ground
from gongkai.office.journal.kinds import kind
from gongkai.words import Applicant, Outcome


class Said:
    """The base of what is said; `EVENT` is what it is to the law, if anything."""

    KIND: ClassVar[str]
    EVENT: ClassVar[type[Event] | None] = None
    LABEL: ClassVar[str] = ""
    # The fields that name a text in the vault; whoever acts gives the text itself.
    SEALED: ClassVar[tuple[str, ...]] = ()

    @property
    def label(self) -> str:
        """What it is called."""
        return self.LABEL or (self.EVENT.LABEL if self.EVENT else "")

    def event(self, on: date) -> Event | None:
        """What it is to the law on the day it happened."""
        if self.EVENT is None:
            return None
        wanted = {each.name for each in fields(self.EVENT)} - {"on"}
        given: dict[str, Any] = {
            name: getattr(self, name) for name in wanted if hasattr(self, name)
        }
        return self.EVENT(on, **given)


@kind("application.received")
@dataclass(frozen=True)
class Received(Said):
    """The letter came in and got its number. `personal` names values by field: name, telephone …"""

    EVENT = events.Received
    channel: Channel
    year: int
    number: int
    applicant_class: Applicant
    personal: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    split_from: str | None = None


@kind("application.confirmed")
@dataclass(frozen=True)
class Confirmed(Said):
    """Both sides confirmed the receipt."""

    EVENT = events.Confirmed


@kind("application.supplement_asked")
@dataclass(frozen=True)
class SupplementAsked(Said):
    """What is to be completed (`items`), and until when."""

    EVENT = events.SupplementAsked
    SEALED = ("items",)
    by: date
    items: str | None = None


@kind("application.supplement_made")
@dataclass(frozen=True)
class SupplementMade(Said):
    """The completed application came in."""

    EVENT = events.SupplementMade
    SEALED = ("content",)
    content: str | None = None


@kind("application.reasons_asked")
@dataclass(frozen=True)
class ReasonsAsked(Said):
    """The applicant was asked for reasons."""

    EVENT = events.ReasonsAsked
    by: date


@kind("application.reasons_given")
@dataclass(frozen=True)
class ReasonsGiven(Said):
    """What the body found of them."""

    EVENT = events.ReasonsGiven
    SEALED = ("finding",)
    accepted: bool
    defer_to: date | None = None
    finding: str | None = None


@kind("application.consulted")
@dataclass(frozen=True)
class Consulted(Said):
    """A party was asked; `party` is a mark of ours, its name is in the vault as `named`."""

    EVENT = events.Consulted
    SEALED = ("named",)
    party: str
    role: Role
    served: date | None = None
    named: str | None = None


@kind("application.consultation_answered")
@dataclass(frozen=True)
class ConsultationAnswered(Said):
    """A party's opinion came in."""

    EVENT = events.ConsultationAnswered
    SEALED = ("opinion",)
    party: str
    answer: Answer
    opinion: str | None = None


@kind("application.extended")
@dataclass(frozen=True)
class Extended(Said):
    """The head of the disclosure office approved an extension and the applicant was told."""

    EVENT = events.Extended
    SEALED = ("reason",)
    workdays: int
    reason: str | None = None


@kind("application.fee_notified")
@dataclass(frozen=True)
class FeeNotified(Said):
    """A fee notice went out."""

    EVENT = events.FeeNotified
    yuan: int
    served: date | None = None


@kind("application.fee_paid")
@dataclass(frozen=True)
class FeePaid(Said):
    """The fee was paid in full."""

    EVENT = events.FeePaid


@kind("application.replied")
@dataclass(frozen=True)
class Replied(Said):
    """The reply went out."""

    EVENT = events.Replied
    means: Means
    outcome: Outcome
    signed: date | None = None
    grounds: tuple[Ground, ...] = ()
    files: tuple[str, ...] = ()


@kind("application.closed")
@dataclass(frozen=True)
class Closed(Said):
    """Ended without a reply; of a lapse, with the finding that there was no good reason."""

    EVENT = events.Closed
    SEALED = ("finding",)
    outcome: Outcome
    finding: str | None = None


@kind("application.withdrawn")
@dataclass(frozen=True)
class Withdrawn(Said):
    """The applicant took it back."""

    EVENT = events.Withdrawn


@kind("application.reopened")
@dataclass(frozen=True)
class Reopened(Said):
    """A new reply was ordered."""

    EVENT = events.Reopened
    by: Authority
    due: date | None = None


@kind("application.transferred")
@dataclass(frozen=True)
class Transferred(Said):
    """The application lies with a section now."""

    LABEL = "转交科室"
    section: str


@kind("application.sent_back")
@dataclass(frozen=True)
class SentBack(Said):
    """The section gave it back, with its reason."""

    LABEL = "退回"
    SEALED = ("reason",)
    reason: str | None = None


@kind("application.searched")
@dataclass(frozen=True)
class Searched(Said):
    """Who looked where, with what words, and what was found: the texts are in the vault."""

    LABEL = "检索记录"
    SEALED = ("where", "words", "found")
    where: str
    words: str
    found: str | None = None
    held: bool = True


@kind("application.drafted")
@dataclass(frozen=True)
class Drafted(Said):
    """A reply was drafted; `text` is the letter."""

    LABEL = "拟答复"
    SEALED = ("text",)
    outcome: Outcome
    grounds: tuple[Ground, ...] = ()
    files: tuple[str, ...] = ()
    text: str | None = None


@kind("application.reviewed")
@dataclass(frozen=True)
class Reviewed(Said):
    """The draft was reviewed: for legality, or for secrets; `same_person` where a body is small.

    `pins` are remarks on single paragraphs of the draft, as `pinning.py` writes them.
    """

    LABEL = "审核"
    SEALED = ("note", "pins")
    of: str
    passed: bool
    note: str | None = None
    same_person: bool = False
    pins: str | None = None


@kind("application.approved")
@dataclass(frozen=True)
class Approved(Said):
    """The leader in charge decided on the draft."""

    LABEL = "审批"
    SEALED = ("note",)
    passed: bool
    note: str | None = None
    same_person: bool = False


@kind("application.delivered")
@dataclass(frozen=True)
class Delivered(Said):
    """Proof that the reply reached the applicant."""

    LABEL = "送达凭证"
    SEALED = ("proof",)
    proof: str | None = None
    files: tuple[str, ...] = ()


@kind("application.split")
@dataclass(frozen=True)
class Split(Said):
    """Parts of this letter became applications of their own."""

    LABEL = "拆分"
    into: tuple[str, ...] = field(default=())


@kind("application.merged")
@dataclass(frozen=True)
class Merged(Said):
    """This is a duplicate of another application and is counted there."""

    LABEL = "并入"
    into: str


@kind("application.annulled")
@dataclass(frozen=True)
class Annulled(Said):
    """The entry of this number of the body's chain was wrong and no longer counts."""

    LABEL = "作废"
    SEALED = ("reason",)
    number: int
    reason: str | None = None


@kind("application.erased")
@dataclass(frozen=True)
class Erased(Said):
    """The personal data of the application was destroyed."""

    LABEL = "销毁个人信息"


@kind("application.refused")
@dataclass(frozen=True)
class Refused(Said):
    """Somebody tried what they may not do."""

    LABEL = "无权而被拒"
    action: str


@kind("application.read")
@dataclass(frozen=True)
class Read(Said):
    """Somebody looked at the personal data."""

    LABEL = "查看个人信息"


@kind("application.refolded")
@dataclass(frozen=True)
class Refolded(Said):
    """Row and facts were computed anew, for a calendar or a setting changed, or they had.

    `settings`, as name=value, are those by which they were computed until now.
    """

    LABEL = "重算"
    due_before: date | None = None
    due_after: date | None = None
    settings: tuple[str, ...] = ()


@kind("application.attached")
@dataclass(frozen=True)
class Attached(Said):
    """A document was put in, encrypted; `named` is its name, `type` what kind of file it is."""

    LABEL = "附件"
    SEALED = ("named",)
    file: str
    type: str
    size: int
    named: str | None = None
