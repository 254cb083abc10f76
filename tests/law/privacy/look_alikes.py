"""Sentences without personal data, though much looks like it; from a seed."""

import random
from collections.abc import Callable, Iterator

from tests.law.codes import CHARACTERS, credit_code
from tests.law.privacy.texts import (
    ROADS,
    Sentence,
    address,
    card_check,
    day,
    digits,
    mobile,
    resident_id,
)

IN_DOUBT = {"serial", "id wrong check", "id no date", "amount", "big amount", "link", "years"}
"""The makers whose numbers may be all that a mobile number or card must be: 11 digits before 元 or
in a link, or digits that pass a card's check by chance, one in ten."""


def look_alikes(count: int, seed: int) -> Iterator[Sentence]:
    """So many sentences, the makers in turn."""
    chance = random.Random(seed)
    makers = list(MAKERS.items())
    for number in range(count):
        name, make = makers[number % len(makers)]
        yield Sentence(make(chance), (), name)


def _other(chance: random.Random, digit: str) -> str:
    return chance.choice([d for d in "0123456789" if d != digit])


def _id_wrong_check(chance: random.Random) -> str:
    number = resident_id(chance)
    return f"卷宗编号{number[:-1]}{_other(chance, number[-1])}，已归档。"


def _id_no_date(chance: random.Random) -> str:
    number = resident_id(chance)
    wrong = chance.choice(("0230", "1301", "0431", "0000", "1232"))
    return f"设备编号{number[:10]}{wrong}{number[14:]}已登记"


def _id_in_code(chance: random.Random) -> str:
    number = resident_id(chance)
    return f"档号{chance.choice(('ZA', 'X', '7', '00'))}{number}{digits(chance, 3)}"


def _card_wrong_check(chance: random.Random) -> str:
    body = "62999999" + digits(chance, chance.choice((7, 10)))
    return f"订单号{body}{_other(chance, card_check(body))}，金额见附件"


def _serial(chance: random.Random) -> str:
    number = chance.choice("123456789") + digits(chance, chance.randint(15, 18))
    return f"{chance.choice(('缴款书编号', '合同编号：', '流水号', '受理号'))}{number}。"


def _long_serial(chance: random.Random) -> str:
    return f"不动产单元代码{digits(chance, chance.randint(20, 28))}，物流单号{digits(chance, 13)}"


def _credit_code(chance: random.Random) -> str:
    kind = chance.choice(("11", "12", "31", "51", "91", "92", "93"))
    rest = digits(chance, 9) if chance.random() < 0.3 else "".join(chance.choices(CHARACTERS, k=9))
    body = f"{kind}{chance.choice(('32', '13', '15'))}9999{rest}"
    return f"统一社会信用代码：{credit_code(body)}，法定代表人见附件"


def _code_with_a_call(chance: random.Random) -> str:
    body = f"{mobile(chance)}{chance.choice('ABCDEFGH')}{digits(chance, 5)}"
    return f"单位代码{credit_code(body)}"


def _amount(chance: random.Random) -> str:
    number = mobile(chance)
    form = chance.choice(("{}元", "{}.52元", "{}.0000万元", "￥{}", "{}.00", "{}平方米", "{}吨"))
    return f"政府集中采购总金额{form.format(number)}，"


def _big_amount(chance: random.Random) -> str:
    body = "6299" + digits(chance, 11)
    return f"累计{body}{card_check(body)}{chance.choice(('元', '.00元', '千瓦时'))}"


def _short_numbers(chance: random.Random) -> str:
    return f"受理号12{digits(chance, 9)}，邮编{digits(chance, 6)}，流水号{mobile(chance)}12"


def _services(chance: random.Random) -> str:
    return f"咨询400-600-{digits(chance, 4)}、800-810-{digits(chance, 4)}，投诉12345、12315"


def _document_number(chance: random.Random) -> str:
    number = chance.randint(1, 400)
    year = chance.randint(2019, 2026)
    return f"云政办发〔{year}〕{number}号，（{year}）浙0199行初{number}号，{year}年第{number}期"


def _index_number(chance: random.Random) -> str:
    front = chance.choice(("620000123", digits(chance, 18), "12620699MB0500002X"))
    return f"索引号：{front}/202{digits(chance, 1)}-{digits(chance, 5)}"


def _project(chance: random.Random) -> str:
    return f"项目代码2603-330199-04-01-{digits(chance, 6)}，ISBN 978-7-{digits(chance, 4)}-0"


def _link(chance: random.Random) -> str:
    number = chance.choice((mobile(chance), "629999999999999" + digits(chance, 3)))
    return f"详见 https://www.example.gov.cn/art/2026/art_{number}.html 。"


def _years(chance: random.Random) -> str:
    first = chance.randint(2010, 2021)
    return " ".join(str(first + step) for step in range(chance.randint(4, 6)))


def _figures(chance: random.Random) -> str:
    return "小计 " + " ".join(digits(chance, chance.choice((1, 2, 3, 5))) for _ in range(12))


def _noughts(chance: random.Random) -> str:
    return "总计" + "0" * chance.randint(12, 20) + "五、存在的主要问题"


def _plate(chance: random.Random) -> str:
    digit = digits(chance, 4)
    forms = ("型号青Z·{}", "批次浙ZI{}", "甘A类标准{}", "苏ICP备0{}号", "粤B2-2009{}", "新ABCDEF{}")
    return chance.choice(forms).format(digit)


def _email(chance: random.Random) -> str:
    return f"关注@云岭发布，服务账号admin@localhost，单价12@{digits(chance, 2)}.5，a@b"


def _passport(chance: random.Random) -> str:
    return chance.choice(
        (
            f"设备编号E0000{digits(chance, 4)}已报废。",
            f"护照已由出入境管理机构依法宣布作废，批次编号为E0000{digits(chance, 4)}。",
            f"护照办理量{digits(chance, 8)}本",
        )
    )


def _date(chance: random.Random) -> str:
    year, month, date = day(chance)
    forms = (
        "合同自{}生效。",
        "该批产品{}生产，合格。",
        "事故发生于{}，无伤亡。",
        "李先生于{}提交材料。",
        "王某生于{}提出申请。",
        "实习生于{}到岗。",
        "{}出生人口1.2万人。",
        "自{}起施行，{}作出。",
        "出生医学证明签发于{}。",
    )
    return chance.choice(forms).replace("{}", f"{year}年{month}月{date}日")


def _office(chance: random.Random) -> str:
    label = chance.choice(
        ("办公地址：", "地址：", "公司住所：", "通信地址：", "受理地点：", "住址另附，")
    )
    return f"{label}{address(chance)}政务中心，{chance.choice(ROADS)}段施工"


def _secrecy(chance: random.Random) -> str:
    return chance.choice(
        (
            "涉及国家秘密、商业秘密的不予公开。",
            "机密级、绝密级文件另行保管5年。",
            "★重点任务：保守秘密，做好机密文件清退。",
            "酒店评级★★★★★，密级：秘密。",
        )
    )


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "id wrong check": _id_wrong_check,
    "id no date": _id_no_date,
    "id in code": _id_in_code,
    "card wrong check": _card_wrong_check,
    "serial": _serial,
    "long serial": _long_serial,
    "credit code": _credit_code,
    "code with a call": _code_with_a_call,
    "amount": _amount,
    "big amount": _big_amount,
    "short numbers": _short_numbers,
    "services": _services,
    "document number": _document_number,
    "index number": _index_number,
    "project": _project,
    "link": _link,
    "years": _years,
    "figures": _figures,
    "noughts": _noughts,
    "plate": _plate,
    "email": _email,
    "passport": _passport,
    "date": _date,
    "office": _office,
    "secrecy": _secrecy,
}
