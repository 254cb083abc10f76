"""One word for each thing of the law, with its official Chinese; the whole table: docs/glossary.md.

The forms of `annual` and the rules of `law` name outcomes and applicants by these ids.
"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """An id that carries its official Chinese label."""

    label: str

    def __new__(cls, value: str, label: str) -> "Word":
        """A word is its id as a string; the label hangs on it."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def of(cls, value: str) -> Self:
        """The word with an id. Raises ValueError if there is none."""
        return cls(value)  # type: ignore[call-arg]  # looks a member up, makes none


class Applicant(Word):
    """Who applies: the columns of table 三."""

    NATURAL_PERSON = "natural_person", "自然人"
    BUSINESS = "business", "商业企业"
    RESEARCH = "research", "科研机构"
    PUBLIC_INTEREST = "public_interest", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER_ORGANISATION = "other_organisation", "其他"


class Outcome(Word):
    """How an application ends, 办理结果: the leaves of table 三, in the order of the form."""

    DISCLOSED = "disclosed", "予以公开"
    PARTLY_DISCLOSED = "partly_disclosed", "部分公开"
    STATE_SECRET = "state_secret", "属于国家秘密"
    PROHIBITED_BY_LAW = "prohibited_by_law", "其他法律行政法规禁止公开"
    SECURITY_OR_STABILITY = "security_or_stability", "危及“三安全一稳定”"
    THIRD_PARTY_RIGHTS = "third_party_rights", "保护第三方合法权益"
    INTERNAL_AFFAIRS = "internal_affairs", "属于三类内部事务信息"
    PROCESS_INFORMATION = "process_information", "属于四类过程性信息"
    ENFORCEMENT_FILE = "enforcement_file", "属于行政执法案卷"
    REGISTRY_QUERY = "registry_query", "属于行政查询事项"
    NOT_HELD = "not_held", "本机关不掌握相关政府信息"
    WOULD_NEED_CREATING = "would_need_creating", "没有现成信息需要另行制作"
    STILL_UNCLEAR = "still_unclear", "补正后申请内容仍不明确"
    PETITION = "petition", "信访举报投诉类申请"
    REPEATED = "repeated", "重复申请"
    PUBLISHED_MATTER = "published_matter", "要求提供公开出版物"
    EXCESSIVE = "excessive", "无正当理由大量反复申请"
    ASKS_CONFIRMATION = "asks_confirmation", "要求行政机关确认或重新出具已获取信息"
    SUPPLEMENT_LAPSED = (
        "supplement_lapsed",
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    )
    FEE_UNPAID = (
        "fee_unpaid",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    )
    OTHER_HANDLING = "other_handling", "其他"


class Decision(Word):
    """What an organ decides on persons and firms: the counts of table 二."""

    LICENSING = "licensing", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"


class Dispute(Word):
    """The ways to contest a reply: the groups of table 四."""

    RECONSIDERATION = "reconsideration", "行政复议"
    DIRECT_SUIT = "direct_suit", "未经复议直接起诉"
    SUIT_AFTER_RECONSIDERATION = "suit_after_reconsideration", "复议后起诉"


class DisputeResult(Word):
    """How a dispute ends: the columns of table 四."""

    UPHELD = "upheld", "结果维持"
    OVERTURNED = "overturned", "结果纠正"
    OTHER_RESULT = "other_result", "其他结果"
    PENDING = "pending", "尚未审结"
