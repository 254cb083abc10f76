"""Who may do what to which application: one table, read by actions and by pages."""

from enum import StrEnum

from gongkai.words import Word


class Role(Word):
    """What a person is at a body."""

    REGISTRAR = "registrar", "登记员"
    HANDLER = "handler", "承办人"
    LEGAL_REVIEWER = "legal_reviewer", "法制审核"
    SECRECY_REVIEWER = "secrecy_reviewer", "保密审查"
    APPROVER = "approver", "分管领导"
    DISCLOSURE_HEAD = "disclosure_head", "公开工作机构负责人"
    EDITOR = "editor", "编辑"
    SUPERVISOR = "supervisor", "主管部门"
    AUDITOR = "auditor", "审计员"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "安全审计员"


class Relation(StrEnum):
    """How the body of an application stands to the body at which a person has a role."""

    OWN = "own"  # the same body
    SECTION = "section"  # the same body, and the application lies with the person's section
    BELOW = "below"  # the application's body is supervised, directly or over others
    OTHER = "other"  # nothing to do with each other


OWN = frozenset({Relation.OWN, Relation.SECTION})
SECTION = frozenset({Relation.SECTION})
BELOW = frozenset({Relation.BELOW})

Who = dict[Role, frozenset[Relation]]

DESK: Who = {Role.REGISTRAR: OWN, Role.DISCLOSURE_HEAD: OWN}
HANDLING: Who = {**DESK, Role.HANDLER: SECTION}
HEAD: Who = {Role.DISCLOSURE_HEAD: OWN}
KEEPING: Who = {**DESK, Role.EDITOR: OWN}
REVIEW: Who = {Role.LEGAL_REVIEWER: OWN, Role.SECRECY_REVIEWER: OWN, Role.APPROVER: OWN}

DISPUTING: Who = {**DESK, Role.LEGAL_REVIEWER: OWN}
DECIDING: Who = {**HEAD, Role.LEGAL_REVIEWER: OWN}
WATCHING: Who = {**DISPUTING, Role.APPROVER: OWN, Role.AUDITOR: OWN, Role.SUPERVISOR: BELOW}

# Every action by its name. An action that is missing here cannot be taken by anybody.
TABLE: dict[str, Who] = {
    "list": {**HANDLING, **REVIEW, Role.AUDITOR: OWN, Role.SUPERVISOR: BELOW},
    "show": {**HANDLING, **REVIEW, Role.AUDITOR: OWN, Role.SUPERVISOR: BELOW},
    "read_personal": {**HANDLING, **REVIEW},
    "receive": DESK,
    "confirm": DESK,
    "ask_supplement": HANDLING,
    "make_supplement": DESK,
    "ask_reasons": DESK,
    "state_reasons": DESK,
    "find_reasons": HEAD,
    "consult": HANDLING,
    "record_answer": HANDLING,
    "extend": HEAD,
    "notify_fee": HEAD,
    "record_payment": DESK,
    "transfer": DESK,
    "send_back": {Role.HANDLER: SECTION},
    "log_search": HANDLING,
    "draft": HANDLING,
    "review_legality": {Role.LEGAL_REVIEWER: OWN},
    "review_secrecy": {Role.SECRECY_REVIEWER: OWN},
    "approve": {Role.APPROVER: OWN},
    "reply": DESK,
    "record_delivery": DESK,
    "close": HEAD,
    "withdraw": DESK,
    "reopen": HEAD,
    "attach": HANDLING,
    "split": DESK,
    "merge": DESK,
    "annul": HEAD,
    "suggest_publication": DESK,
    "erase": {Role.APPROVER: OWN},
    # What tables count beside applications. A slip lies with the section that is asked.
    "list_publications": {
        **KEEPING,
        **REVIEW,
        Role.HANDLER: OWN,
        Role.AUDITOR: OWN,
        Role.SUPERVISOR: BELOW,
    },
    "enter_document": KEEPING,
    "give_figure": KEEPING,
    "ask_figure": KEEPING,
    "answer_slip": {**KEEPING, Role.HANDLER: SECTION},
    "enter_publication": KEEPING,
    "annul_record": HEAD,
    # The annual report: written by the disclosure office, signed by the 分管领导.
    "list_reports": {**KEEPING, **REVIEW, Role.AUDITOR: OWN, Role.SUPERVISOR: BELOW},
    "write_report": KEEPING,
    # Reports of earlier years: those of a whole county at once, by who supervises it.
    "import_report": {**KEEPING, Role.SUPERVISOR: BELOW},
    "sign_report": {Role.APPROVER: OWN},
    "submit_report": HEAD,
    "publish_report": {**HEAD, Role.EDITOR: OWN},
    "return_report": {Role.SUPERVISOR: BELOW},
    "accept_report": {Role.SUPERVISOR: BELOW},
    "list_disputes": WATCHING,
    "read_dispute": {**DISPUTING, Role.APPROVER: OWN},
    "file_dispute": DISPUTING,
    "amend_dispute": DISPUTING,
    "notify_dispute": DISPUTING,
    "answer_dispute": DISPUTING,
    "hand_in_evidence": DISPUTING,
    "extend_evidence": DISPUTING,
    "set_hearing": DISPUTING,
    "record_dispute_step": DISPUTING,
    "conclude_dispute": DECIDING,
    "carry_out_order": HEAD,
    "appeal_dispute": DISPUTING,
    "retry_dispute": DISPUTING,
    "strike_dispute": HEAD,
    "annul_in_dispute": HEAD,
    "erase_dispute": {Role.APPROVER: OWN},
}

# What the applicant may do to the application of which they have shown the query code. Nobody else
# may take back or amend; the desk records the rest where it comes by letter.
APPLICANT = frozenset(
    {
        "retract",
        "amend",
        "make_supplement",
        "state_reasons",
        "withdraw",
        "suggest_publication",
        "attach",
        "read_own",
    }
)

ADMINISTERED = OWN | BELOW
SYSTEM: Who = {Role.SYSTEM_ADMIN: ADMINISTERED}
SECURITY: Who = {Role.SECURITY_ADMIN: ADMINISTERED}
AUDIT: Who = {Role.AUDIT_ADMIN: ADMINISTERED}

# What is done to bodies and people. A body is founded below the body that the relation is to;
# `found_top` and `set_top_setting` are for a body that has nobody above.
BODY_TABLE: dict[str, Who] = {
    "show_body": {
        **SYSTEM,
        **SECURITY,
        **AUDIT,
        Role.SUPERVISOR: ADMINISTERED,
        Role.DISCLOSURE_HEAD: OWN,
        Role.AUDITOR: OWN,
    },
    "found_body": {**SYSTEM, Role.SUPERVISOR: ADMINISTERED},
    "found_top": {Role.SYSTEM_ADMIN: OWN},
    "rename": SYSTEM,
    "change_body": SYSTEM,
    "change_contact": {**SYSTEM, Role.DISCLOSURE_HEAD: OWN},
    "supervise": SYSTEM,
    "succeed": SYSTEM,
    "set_setting": {Role.SUPERVISOR: BELOW},
    "set_top_setting": {Role.SUPERVISOR: OWN},
    "list_people": {**SYSTEM, **SECURITY, **AUDIT},
    "add_person": SYSTEM,
    "end_person": SYSTEM,
    "give_role": SECURITY,
    "end_role": SECURITY,
    "refold": SYSTEM,
    "rotate_key": SECURITY,
    "import_calendar": SYSTEM,
    "see_messages": SYSTEM,
    "read_audit": {**AUDIT, Role.AUDITOR: OWN},
    "verify_journal": {**AUDIT, Role.AUDITOR: OWN},
}


def allowed(action: str, role: Role, relation: Relation) -> bool:
    """Whether a role allows an action in a relation."""
    return relation in TABLE[action].get(role, frozenset())
