"""What is found in a text, and the words for it."""

from typing import NamedTuple

from gongkai.words import Word


class Kind(Word):
    """What was found; of two that overlap and are as long as each other, the earlier here stays."""

    RESIDENT_ID = "resident_id", "居民身份证号码"
    BANK_CARD = "bank_card", "银行卡号"
    MOBILE = "mobile", "手机号码"
    LANDLINE = "landline", "固定电话号码"
    PLATE = "plate", "机动车号牌"
    EMAIL = "email", "电子邮箱"
    PASSPORT = "passport", "护照号码"
    BIRTH_DATE = "birth_date", "出生日期"
    ADDRESS = "address", "住址"
    SECRECY_MARK = "secrecy_mark", "国家秘密标志"


class Confidence(Word):
    """How sure a find is: what its own check says, and the words that stand before it."""

    HIGH = "high", "高"
    MEDIUM = "medium", "中"
    LOW = "low", "低"


class Span(NamedTuple):
    """A kind of thing between two places of a text, the second not counted.

    `doubt`: it has the form, but what stands around it says that it may be something else.
    """

    kind: Kind
    start: int
    end: int
    doubt: bool = False


class Find(NamedTuple):
    """A thing found: `text` is the scanned text from `start` to `end`, in code points.

    `mask` is what the law lets stand in its place (条例第十五条、第三十七条).
    """

    kind: Kind
    start: int
    end: int
    text: str
    confidence: Confidence
    mask: str
