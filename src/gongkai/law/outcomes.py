"""The 21 outcomes of an application: article, letter, what must be in the file, which remedy."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar

from gongkai.law.basis import Basis, basis
from gongkai.law.tables import table
from gongkai.words import Outcome, Word

W = TypeVar("W", bound=Word)


class Letter(Word):
    """The papers of a case, 文书: the letters that end it, then those on the way."""

    ALREADY_PUBLIC = "already_public", "答复书（已主动公开）"
    SUPPLIED = "supplied", "答复书（提供信息）"
    WAY_TOLD = "way_told", "答复书（告知获取办法）"
    PARTLY_DISCLOSED = "partly_disclosed", "部分公开答复书"
    STATE_SECRET = "state_secret", "不予公开答复书（国家秘密）"
    PROHIBITED_BY_LAW = "prohibited_by_law", "不予公开答复书（法律、行政法规禁止公开）"
    SECURITY_OR_STABILITY = "security_or_stability", "不予公开答复书（三安全一稳定）"
    THIRD_PARTY_RIGHTS = "third_party_rights", "不予公开答复书（第三方合法权益）"
    INTERNAL_AFFAIRS = "internal_affairs", "不予公开答复书（内部事务信息）"
    PROCESS_INFORMATION = "process_information", "不予公开答复书（过程性信息）"
    ENFORCEMENT_FILE = "enforcement_file", "不予公开答复书（行政执法案卷信息）"
    REGISTRY_QUERY = "registry_query", "行政查询事项告知书"
    NOT_EXISTING = "not_existing", "政府信息不存在告知书"
    NOT_RESPONSIBLE = "not_responsible", "非本机关负责公开告知书"
    WOULD_NEED_CREATING = "would_need_creating", "需要另行制作不予提供告知书"
    STILL_UNCLEAR = "still_unclear", "补正后仍不明确告知书"
    PETITION = "petition", "信访举报投诉类申请告知书"
    REPEATED = "repeated", "不予重复处理告知书"
    PUBLISHED_MATTER = "published_matter", "公开出版物获取途径告知书"
    EXCESSIVE = "excessive", "大量反复申请不予处理告知书"
    ASKS_CONFIRMATION = "asks_confirmation", "确认、重新出具类申请不予处理告知书"
    SUPPLEMENT_LAPSED = "supplement_lapsed", "逾期不补正不再处理告知书"
    FEE_UNPAID = "fee_unpaid", "逾期不缴费不再处理告知书"
    CLOSED = "closed", "终止办理告知书"
    NOT_INFORMATION = "not_information", "非政府信息告知书"
    RECTIFICATION = "rectification", "更正告知书"
    TRANSFER = "transfer", "转送告知书"

    APPLICATION_FORM = "application_form", "政府信息公开申请表"
    REGISTER = "register", "申请登记表"
    ACKNOWLEDGEMENT = "acknowledgement", "申请接收回执"
    SUPPLEMENT = "supplement", "补正告知书"
    REASONS = "reasons", "说明理由告知书"
    DEFERRAL = "deferral", "延迟答复告知书"
    EXTENSION = "extension", "延期答复告知书"
    CONSULTATION = "consultation", "征求意见书（给第三方）"
    CONSULTATION_CONFIRMATION = "consultation_confirmation", "征求意见确认函"
    CONSULTATION_NOTICE = "consultation_notice", "征求意见告知书（给申请人）"
    THIRD_PARTY_NOTICE = "third_party_notice", "依申请公开告知书（给第三方）"
    CO_PRODUCER_CONSULTATION = "co_producer_consultation", "征求意见书（给共同制作机关）"
    ASSISTANCE = "assistance", "协办函"
    FEE = "fee", "收费通知书"
    REVIEW_FORM = "review_form", "政府信息公开审查呈批单"
    DELIVERY_RECEIPT = "delivery_receipt", "送达回证"


class Evidence(Word):
    """What the file must hold, so that the reply stands when it is contested."""

    PROOF_OF_SERVICE = "proof_of_service", "送达凭证"
    REVIEW_RECORD = "review_record", "公开审查记录"
    SUPPLY_RECORD = "supply_record", "提供信息的底据"
    SEVERANCE_RECORD = "severance_record", "区分处理对照"
    FORM_STATEMENT = "form_statement", "改变提供形式的说明"
    SECRECY_MARK = "secrecy_mark", "国家秘密标志和定密依据"
    PROHIBITION = "prohibition", "禁止公开的条文"
    HARM_STATEMENT = "harm_statement", "危害说明"
    CONSULTATION_RECORD = "consultation_record", "征求第三方意见的记录"
    THIRD_PARTY_STATEMENT = "third_party_statement", "第三方权益判断说明"
    PUBLIC_INTEREST_STATEMENT = "public_interest_statement", "公共利益衡量说明"
    THIRD_PARTY_NOTICE = "third_party_notice", "告知第三方的凭证"
    CO_PRODUCER_OPINION = "co_producer_opinion", "共同制作的证明和意见"
    KIND_STATEMENT = "kind_statement", "信息类别说明"
    FILE_INDEX = "file_index", "执法案卷目录"
    QUERY_RULE = "query_rule", "特别查询规定"
    SEARCH_LOG = "search_log", "检索记录"
    RESPONSIBLE_BODY = "responsible_body", "负责公开的机关"
    CREATION_STATEMENT = "creation_statement", "加工、分析说明"
    SUPPLEMENT_NOTICE = "supplement_notice", "补正告知书和收到的凭证"
    SUPPLEMENT_ANSWER = "supplement_answer", "补正材料"
    LAPSE_RECORD = "lapse_record", "逾期记录"
    QUANTITY_RECORD = "quantity_record", "申请数量、频次统计"
    REASONS_RECORD = "reasons_record", "说明理由的往来和判断"
    FEE_NOTICE = "fee_notice", "收费通知书和收到的凭证"
    PAYMENT_RECORD = "payment_record", "缴费凭证"
    CLAIM_EXTRACT = "claim_extract", "诉求摘录"
    NATURE_STATEMENT = "nature_statement", "信息性质说明"
    EARLIER_REPLY = "earlier_reply", "前次答复书和送达凭证"
    PUBLISHED_SOURCE = "published_source", "公开出版物的出处"
    EARLIER_SUPPLY = "earlier_supply", "已经获取的证据"
    WITHDRAWAL = "withdrawal", "撤回或者终止的凭据"
    RECTIFICATION_CHECK = "rectification_check", "更正核实记录"


class Remedy(StrEnum):
    """How an outcome can be contested; what each means on a day is for the remedies to say."""

    REFUSAL = "refusal"  # 条例第十四条至第十六条
    PARTIAL = "partial"  # as its grounds are
    REGISTRY = "registry"  # a setting decides
    ORDINARY = "ordinary"  # reconsideration or suit


class Article(NamedTuple):
    """An article of a law by number, with its paragraph (款) and items (项) where they matter."""

    law: str
    number: int
    paragraph: int | None
    items: tuple[int, ...]


class Leaf(NamedTuple):
    """One outcome; `text` says when it is the right one."""

    outcome: Outcome
    text: str
    articles: tuple[Article, ...]
    letters: tuple[Letter, ...]
    remedy: Remedy
    basis: Basis

    @property
    def label(self) -> str:
        """Its official name, as table 三 prints it."""
        return self.outcome.label

    @property
    def row(self) -> str:
        """The id of its row in the applications table."""
        return self.outcome.value

    @property
    def article(self) -> str | None:
        """The provision that it rests on, None where the Regulations have none."""
        return self.basis.source if self.articles else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the file must hold, over all letters that may say it."""
        return tuple(dict.fromkeys(e for said in self.letters for e in letters()[said].evidence))


class LetterRule(NamedTuple):
    """What a letter must say besides what all say, and what must be in the file before it goes."""

    letter: Letter
    text: str
    evidence: tuple[Evidence, ...]
    basis: Basis


class EvidenceRule(NamedTuple):
    """What exactly must be in the file."""

    evidence: Evidence
    text: str
    basis: Basis


@cache
def outcomes() -> Mapping[Outcome, Leaf]:
    """The 21 outcomes, in the order of table 三."""
    data = table("outcomes")
    return {leaf.outcome: leaf for leaf in (_leaf(row, data) for row in data["outcomes"])}


@cache
def letters() -> Mapping[Letter, LetterRule]:
    """Every kind of letter, the replies first."""
    data = table("letters")
    return {rule.letter: rule for rule in (_letter(row, data) for row in data["letters"])}


@cache
def evidence() -> Mapping[Evidence, EvidenceRule]:
    """Every kind of evidence."""
    data = table("evidence")
    found = (
        EvidenceRule(Evidence.of(row["id"]), row["text"], basis(row, data))
        for row in data["evidence"]
    )
    return {rule.evidence: rule for rule in found}


def _leaf(row: dict[str, Any], data: dict[str, Any]) -> Leaf:
    return Leaf(
        Outcome.of(row["id"]),
        row["text"],
        tuple(
            Article(a["law"], a["number"], a.get("paragraph"), tuple(a.get("items", ())))
            for a in row["articles"]
        ),
        tuple(map(Letter.of, row["letters"])),
        Remedy(row["remedy"]),
        basis(row, data),
    )


def _letter(row: dict[str, Any], data: dict[str, Any]) -> LetterRule:
    held = tuple(map(Evidence.of, row.get("evidence", ())))
    return LetterRule(Letter.of(row["id"]), row["text"], held, basis(row, data))
