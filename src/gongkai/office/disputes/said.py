"""What the journal can say of a dispute. Texts and names are in the vault, named here only."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.disputes import Procedure, Ruling
from gongkai.office.applications.said import Said
from gongkai.office.journal.kinds import kind
from gongkai.words import Dispute, Word


class Step(Word):
    """What may happen on the way and moves no clock of ours."""

    MEDIATION = "mediation", "调解"
    SETTLEMENT = "settlement", "和解"
    EVIDENCE_EXCHANGE = "evidence_exchange", "交换证据"
    OPINION_HEARD = "opinion_heard", "听取意见"
    SUSPENDED = "suspended", "中止审理"
    RESUMED = "resumed", "恢复审理"
    OTHER_STEP = "other_step", "其他"


@kind("dispute.filed")
@dataclass(frozen=True)
class Filed(Said):
    """Somebody contested what the body did; the day is that of their application or suit.

    `application` and `after` (the reconsideration before a suit) are codes, `publication` is a
    reference to what was published. `personal` names values in the vault.
    """

    LABEL = "申请复议、起诉"
    dispute: Dispute
    year: int
    number: int
    organ: str
    case_number: str = ""
    application: str | None = None
    publication: str = ""
    after: str | None = None
    personal: tuple[str, ...] = ()


@kind("dispute.amended")
@dataclass(frozen=True)
class Amended(Said):
    """What was registered is put right, or became known; what is None stays."""

    LABEL = "更正登记事项"
    SEALED = ("reason",)
    organ: str | None = None
    case_number: str | None = None
    filed: date | None = None
    reason: str | None = None


@kind("dispute.notified")
@dataclass(frozen=True)
class Notified(Said):
    """The notice to answer came in with the copy; `answer_by` is the day that it sets, if any."""

    LABEL = "收到答复、应诉通知书"
    procedure: Procedure = Procedure.ORDINARY
    answer_by: date | None = None


@kind("dispute.answered")
@dataclass(frozen=True)
class Answered(Said):
    """The written answer was handed in; with the evidence, or without it."""

    LABEL = "提交书面答复、答辩状"
    SEALED = ("remark",)
    with_evidence: bool = True
    remark: str | None = None


@kind("dispute.evidence_handed_in")
@dataclass(frozen=True)
class EvidenceHandedIn(Said):
    """Evidence and legal basis were handed in."""

    LABEL = "提交证据、依据"
    SEALED = ("remark",)
    remark: str | None = None


@kind("dispute.evidence_extended")
@dataclass(frozen=True)
class EvidenceExtended(Said):
    """The court allowed evidence to come later, 行政诉讼法第三十六条第一款."""

    LABEL = "准许延期提供证据"
    until: date


@kind("dispute.hearing_set")
@dataclass(frozen=True)
class HearingSet(Said):
    """A hearing or a court session will be, or was, on a day."""

    LABEL = "通知听证、开庭"
    SEALED = ("remark",)
    day: date
    remark: str | None = None


@kind("dispute.stepped")
@dataclass(frozen=True)
class Stepped(Said):
    """Something else happened on the way."""

    LABEL = "过程记录"
    SEALED = ("remark",)
    step: Step
    remark: str | None = None

    @property
    def label(self) -> str:
        """What happened."""
        return self.step.label


@kind("dispute.concluded")
@dataclass(frozen=True)
class Concluded(Said):
    """It was decided. `arrived` is when the decision came, `ordered` whether it orders a reply.

    `effective` is when an order takes effect, if it is to be carried out at once.
    """

    LABEL = "审结"
    SEALED = ("remark",)
    ruling: Ruling
    document: str = ""
    arrived: date | None = None
    ordered: bool = False
    reply_by: date | None = None
    effective: date | None = None
    remark: str | None = None


@kind("dispute.ordered")
@dataclass(frozen=True)
class Ordered(Said):
    """The order took effect; `reopened` is the number of the entry that reopened the application.

    Without `reply_by` a fresh period runs.
    """

    LABEL = "执行责令重新答复"
    reply_by: date | None = None
    reopened: int | None = None


@kind("dispute.appealed")
@dataclass(frozen=True)
class Appealed(Said):
    """One of the parties appealed; the organ is the court above."""

    LABEL = "上诉"
    organ: str = ""
    case_number: str = ""
    ours: bool = False


@kind("dispute.retried")
@dataclass(frozen=True)
class Retried(Said):
    """A court took the case up again after its judgment had taken effect."""

    LABEL = "再审"
    organ: str = ""
    case_number: str = ""


@kind("dispute.struck")
@dataclass(frozen=True)
class Struck(Said):
    """It was registered by mistake, or twice; it is counted nowhere."""

    LABEL = "误登记，撤销"
    SEALED = ("reason",)
    reason: str | None = None


@kind("dispute.annulled")
@dataclass(frozen=True)
class Annulled(Said):
    """The entry of this number of the body's chain was wrong and no longer counts."""

    LABEL = "作废"
    SEALED = ("reason",)
    number: int
    reason: str | None = None


@kind("dispute.erased")
@dataclass(frozen=True)
class Erased(Said):
    """The personal data of the dispute was destroyed."""

    LABEL = "销毁个人信息"


@kind("dispute.refused")
@dataclass(frozen=True)
class Refused(Said):
    """Somebody tried what they may not do."""

    LABEL = "无权而被拒"
    action: str


@kind("dispute.read")
@dataclass(frozen=True)
class Read(Said):
    """Somebody looked at the personal data."""

    LABEL = "查看个人信息"
