"""The steps of our own work for which an application can wait."""

from gongkai.words import Word


class Step(Word):
    """A step of the body's own; what parties and the applicant owe, the clock knows."""

    CONFIRM = "confirm", "待确认收到"
    HANDLE = "handle", "待办理"
    FINDING = "finding", "待审查理由"
    REVIEWS = "reviews", "待法制审核、保密审查"
    LEGALITY = "legality", "待法制审核"
    SECRECY = "secrecy", "待保密审查"
    REDRAFT = "redraft", "退回修改"
    APPROVE = "approve", "待审批"
    SEND = "send", "待发出"
    DELIVER = "deliver", "待登记送达"
