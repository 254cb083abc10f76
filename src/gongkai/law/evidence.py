"""证据: the kinds of material in a file, and what exactly each must be."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.tables import table
from gongkai.words import Word


class Evidence(Word):
    """What the file must hold, so that the reply stands when it is contested."""

    SERVICE_EVIDENCE = "service_evidence", "送达凭证"
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


class EvidenceRule(NamedTuple):
    """What exactly must be in the file."""

    evidence: Evidence
    text: str
    basis: Basis


@cache
def evidence() -> Mapping[Evidence, EvidenceRule]:
    """Every kind of evidence."""
    data = table("evidence")
    return {
        (kind := Evidence.of(row["id"])): EvidenceRule(kind, row["text"], basis(row, data))
        for row in data["evidence"]
    }
