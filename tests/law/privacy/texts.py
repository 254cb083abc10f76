"""Sentences with invented personal data planted, and sentences that only look so; from a seed.

No number can be a living person's: districts end in 99, subscriber numbers begin with 0000, cards
have an issuer that nobody is, mail goes to example domains. Check digits are made here in another
way than the program checks them.
"""

import random
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.law.privacy.find import Kind

PROVINCES = ("11", "15", "23", "32", "37", "43", "46", "50", "54", "63", "65", "71", "81")
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
NAMES = ("王某", "李某某", "张某", "赵某某", "欧阳某", "钱某")
CITIES = ("江东省临江市", "云岭市", "青原省东河州", "海西市")
DISTRICTS = ("东湖区", "石桥县", "北山旗", "南湾区")
ROADS = ("柳浪路", "桃源街", "和平大道", "槐花巷", "石桥镇柳树村", "新城社区春晓小区")
WIDE = str.maketrans(
    "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ",
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＳＴＵＶＷＸＹＺ",
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, what was planted in it, and which maker made it."""

    text: str
    planted: tuple[tuple[Kind, str], ...]
    maker: str


def planted(count: int, seed: int) -> Iterator[Sentence]:
    """So many sentences with one thing in each, the kinds in turn, some with a decoy beside it."""
    chance = random.Random(seed)
    kinds = list(ITEMS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        before, item, after = ITEMS[kind](chance)
        if chance.random() < 0.1 and kind not in {Kind.EMAIL, Kind.ADDRESS}:
            item = item.translate(WIDE)
        decoy = chance.choice(("", "", "共1,200.00元。", "（2025）浙0199行初15号；", "😀𠮷"))
        head = chance.choice(NAMES) + "，"
        yield Sentence(f"{decoy}{head}{before}{item}{after}", ((kind, item),), kind.value)


def digits(chance: random.Random, count: int) -> str:
    """So many digits."""
    return "".join(chance.choices("0123456789", k=count))


def day(chance: random.Random) -> tuple[int, int, int]:
    """A day on which a person can be born."""
    year, month = chance.randint(1931, 2023), chance.randint(1, 12)
    return year, month, chance.randint(1, monthrange(year, month)[1])


def id_check(body: str) -> str:
    """The check character, by the recursion of ISO 7064 for a pure system."""
    rest = 0
    for digit in body:
        rest = (rest + int(digit)) * 2 % 11
    return "0123456789X"[(12 - rest) % 11]


def card_check(body: str) -> str:
    """The digit that makes the sum of the doubled and the plain digits a whole number of tens."""
    doubled = [str(int(digit) * 2) for digit in body[::-2]]
    total = sum(map(int, "".join(doubled) + body[-2::-2]))
    return str(-total % 10)


def resident_id(chance: random.Random) -> str:
    """A number with the right check character, of a district that there is not."""
    year, month, date = day(chance)
    province = chance.choice(PROVINCES)
    body = f"{province}9999{year}{month:02}{date:02}{chance.randint(0, 999):03}"
    return body + id_check(body)


def card(chance: random.Random) -> str:
    """A card number of 16 to 19 digits with the right check digit."""
    body = "62999999" + digits(chance, chance.choice((7, 8, 9, 10)))
    return body + card_check(body)


def mobile(chance: random.Random) -> str:
    """A mobile number."""
    return f"1{chance.choice('3456789')}{digits(chance, 1)}0000{digits(chance, 4)}"


def birth_date(chance: random.Random) -> str:
    """A date as offices write it."""
    year, month, date = day(chance)
    forms = (
        f"{year}年{month}月{date}日",
        f"{year}-{month:02}-{date:02}",
        f"{year}.{month}.{date}",
        f"{year} 年 {month} 月 {date} 日",
        f"{year}年{month}月",
    )
    return chance.choice(forms)


def address(chance: random.Random) -> str:
    """An address of a place that there is not."""
    house = chance.choice(("{}号", "{}号2幢301室", "{}组", "{}户", "{}号3楼", "{}号附1号"))
    place = chance.choice(CITIES) + chance.choice(DISTRICTS) + chance.choice(ROADS)
    return place + house.format(chance.randint(1, 300))


Item = tuple[str, str, str]


def _resident_id(chance: random.Random) -> Item:
    number = resident_id(chance)
    number = number.lower() if chance.random() < 0.3 else number
    return chance.choice(("身份证号", "公民身份号码：", "证件号码为", " ")), number, "，予以公示。"


def _card(chance: random.Random) -> Item:
    number = card(chance)
    if chance.random() < 0.3:
        number = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return (
        chance.choice(("银行卡号：", "账户", "汇入")),
        number,
        chance.choice(("，", "。", "（工行）")),
    )


def _mobile(chance: random.Random) -> Item:
    number = mobile(chance)
    sign = chance.choice(("", "", " ", "-"))
    number = sign.join((number[:3], number[3:7], number[7:]))
    return chance.choice(("电话", "手机：", "+86", "86-", "Tel:")), number, "（本人）"


def _landline(chance: random.Random) -> Item:
    area = chance.choice(("010", "021", f"0{chance.randint(3, 9)}1{digits(chance, 1)}"))
    number = "0000" + digits(chance, chance.choice((3, 4)))
    form = chance.choice(("{}-{}", "({}){}", "（{}）{}", "{}—{}"))
    return "家中电话", form.format(area, number), chance.choice(("", "转801", "-801", "。"))


def _plate(chance: random.Random) -> Item:
    rest = chance.choice("0123456789DF") + digits(chance, chance.choice((4, 5)))
    letter = chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ")
    number = chance.choice(PLATES) + letter + chance.choice(("", "·")) + rest
    return chance.choice(("驾驶", "车牌号", "停放的")), number, "小型客车"


def _email(chance: random.Random) -> Item:
    name = chance.choice(("sun.moumou", "a", "li_mou-2", "x+y")) + digits(chance, 2)
    domain = chance.choice(("example.com", "mail.example.org", "example.gov.cn"))
    return (
        chance.choice(("邮箱", "发至：", "E-mail:")),
        f"{name}@{domain}",
        chance.choice((".", "。")),
    )


def _passport(chance: random.Random) -> Item:
    number = chance.choice(("E0000", "EZ000", "G0000")) + digits(chance, 4)
    return chance.choice(("护照", "护照号码：", "所持护照（号码为")), number, "，有效。"


def _birth_date(chance: random.Random) -> Item:
    before, after = chance.choice(
        (
            ("出生日期：", "，"),
            ("男，", "出生，"),
            ("女，", "生。"),
            ("生于", "，"),
            ("出生于", "；"),
        )
    )
    return before, birth_date(chance), after


def _address(chance: random.Random) -> Item:
    label = chance.choice(("住址：", "家庭住址：", "户籍地:", "现居住地：", "住所："))
    return label, address(chance), chance.choice(("，", "。", "，电话另附", "\n身份证号另附"))


def _secrecy_mark(chance: random.Random) -> Item:
    term = chance.choice(("长期", f"{chance.randint(1, 30)}年", f"{chance.randint(1, 11)}个月"))
    return "附件一", chance.choice(("绝密", "机密", "秘密")) + "★" + term, "，不得公开"


ITEMS: dict[Kind, Callable[[random.Random], Item]] = {
    Kind.RESIDENT_ID: _resident_id,
    Kind.BANK_CARD: _card,
    Kind.MOBILE: _mobile,
    Kind.LANDLINE: _landline,
    Kind.PLATE: _plate,
    Kind.EMAIL: _email,
    Kind.PASSPORT: _passport,
    Kind.BIRTH_DATE: _birth_date,
    Kind.ADDRESS: _address,
    Kind.SECRECY_MARK: _secrecy_mark,
}
