"""文书: the papers of a case, what each must say, and what must be in the file before it goes."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.evidence import Evidence
from gongkai.law.tables import table
from gongkai.words import Word


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
    PROOF_OF_SERVICE = "proof_of_service", "送达回证"


class LetterRule(NamedTuple):
    """What a letter must say besides what all say, and what must be in the file before it goes."""

    letter: Letter
    text: str
    evidence: tuple[Evidence, ...]
    basis: Basis


@cache
def letters() -> Mapping[Letter, LetterRule]:
    """Every kind of letter, the replies first."""
    data = table("letters")
    return {
        (letter := Letter.of(row["id"])): LetterRule(
            letter,
            row["text"],
            tuple(map(Evidence.of, row.get("evidence", ()))),
            basis(row, data),
        )
        for row in data["letters"]
    }
