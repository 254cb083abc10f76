"""The kinds of what is counted here; those of table 二 have the ids of its rows."""

from gongkai.words import Word


class Record(Word):
    """What an entry is about: the kind of its subject."""

    DOCUMENT = "document", "文件"
    DECISION = "decision", "数字"
    SLIP = "slip", "催报单"
    PUBLICATION = "publication", "公开条目"


class DocumentKind(Word):
    """Which register a document stands in (条例第二十条第（一）项)."""

    GOVERNMENT_RULES = "government_rules", "规章"
    NORMATIVE_DOCUMENTS = "normative_documents", "行政规范性文件"


class FigureKind(Word):
    """What other offices count (条例第二十条第（五）（六）（八）项)."""

    LICENSING = "licensing", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    ADMIN_FEES = "admin_fees", "行政事业性收费"


class Unit(Word):
    """The unit in which a figure is given: never guessed, for 元 and 万元 look alike."""

    PIECES = "pieces", "件"
    YUAN = "yuan", "元"
    TEN_THOUSAND_YUAN = "ten_thousand_yuan", "万元"


class SlipState(Word):
    """How a slip stands; an open one past its day is overdue."""

    OPEN = "open", "待报"
    OVERDUE = "overdue", "逾期未报"
    ANSWERED = "answered", "已报"
    WITHDRAWN = "withdrawn", "已撤回"


class Outlet(Word):
    """Through what something is published (条例第二十三条、第二十五条)."""

    WEBSITE = "website", "政府网站"
    BULLETIN_SITE = "bulletin_site", "信息发布网站"
    ACCOUNT = "account", "政务新媒体"
    GAZETTE = "gazette", "政府公报"
    NEWSPAPER = "newspaper", "报刊"
    BROADCAST = "broadcast", "广播电视"
    PRESS_CONFERENCE = "press_conference", "新闻发布会"
    NOTICE_BOARD = "notice_board", "公告栏、查阅点"
    OTHER_OUTLET = "other_outlet", "其他渠道"


class Form(Word):
    """What sort of thing was published."""

    INFORMATION = "information", "政府信息"
    INTERPRETATION = "interpretation", "政策解读"
    RESPONSE = "response", "回应关切"
    BULLETIN = "bulletin", "工作信息、简报"
