"""The fields of each step, with what was typed and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from gongkai.office.applications.asking import (
    CREDIT_CODE,
    RESIDENT,
    STEPS,
    SURE,
    Problem,
    identity_kinds,
    means,
    organisation,
)
from gongkai.office.tables import table
from gongkai.web.portal.saying import said
from gongkai.words import Applicant

TITLES = {
    "what": "您要什么信息",
    "who": "申请人是谁",
    "contact": "姓名和联系方式",
    "files": "附件",
    "review": "核对后发出",
}


@dataclass(frozen=True)
class Choice:
    """One of several."""

    value: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Field:
    """A field as the page shows it."""

    name: str
    label: str
    kind: str = "text"
    help: str = ""
    value: str = ""
    autocomplete: str = ""
    mode: str = ""
    optional: bool = False
    choices: tuple[Choice, ...] = ()
    errors: tuple[str, ...] = field(default=())

    @property
    def described(self) -> str:
        """The ids of what describes it."""
        ids = [f"help-{self.name}"] if self.help else []
        return " ".join([*ids, *([f"error-{self.name}"] if self.errors else [])])

    @property
    def first(self) -> str:
        """The id to which the summary of errors leads."""
        return f"id-{self.name}-1" if self.kind == "radio" else f"id-{self.name}"


def fields_of(
    step: str, values: Mapping[str, str], problems: Iterable[Problem] = ()
) -> list[Field]:
    """The fields of a step."""
    wrong: dict[str, tuple[str, ...]] = {}
    problems = list(problems)
    for each in problems:
        wrong[each.field] = (*wrong.get(each.field, ()), said(each.refusal))
    found = _what() if step == "what" else _who() if step == "who" else _contact(values)
    doubted = any(each.doubt for each in problems) or values.get(SURE) == "yes"
    return [
        replace(one, value=values.get(one.name, ""), errors=wrong.get(one.name, ()))
        for one in found
        if one.name in STEPS[step] and (one.name != SURE or doubted)
    ]


def summary(fields: Iterable[Field]) -> list[tuple[str, str]]:
    """What is wrong, each with the id of the field it leads to."""
    return [(one.first, text) for one in fields for text in one.errors]


def _what() -> list[Field]:
    forms = [Choice(text, text) for text in table("counter")["supply"]["forms"]]
    return [
        Field(
            "content",
            "所需信息",
            "textarea",
            "写明信息的名称、文号，或者年份、地点、事项等便于查找的特征。"
            "一份申请写一件事，办得快；几件事请分开申请。不用写用途。",
        ),
        Field(
            "form",
            "提供形式",
            "radio",
            "机关按您的要求和信息保存的实际情况提供（条例第四十条）。",
            choices=tuple(forms),
        ),
        Field("supply", "获取方式", "radio", choices=tuple(Choice(one, one) for one in means())),
    ]


def _who() -> list[Field]:
    helps = table("counter")["class"]
    labels = {Applicant.OTHER_ORGANISATION: "其他组织"}
    choices = [Choice(one, labels.get(one, one.label), helps[one]) for one in Applicant]
    return [Field("applicant_class", "申请人", "radio", choices=tuple(choices))]


def _contact(values: Mapping[str, str]) -> list[Field]:
    org = organisation(values)
    kinds = tuple(Choice(one, one) for one in identity_kinds(values))
    number = CREDIT_CODE if org else "证件号码"
    help_ = "登记证书上的 18 位代码。" if org else f"用{RESIDENT}的，填 18 位号码。"
    own = [
        Field("name", "单位名称", autocomplete="organization")
        if org
        else Field("name", "姓名", help="与证件一致，生僻字照写。", autocomplete="name"),
        Field("identity_kind", "证件种类", "radio", choices=kinds),
        Field("identity", f"{number}" if not org else "代码或者号码", help=help_),
        Field(SURE, "我核对过了，号码没有写错，照此提交", "checkbox"),
    ]
    if org:
        own.append(Field("contact", "联系人", autocomplete="name", optional=True))
    return [
        *own,
        Field(
            "telephone",
            "联系电话",
            "tel",
            "电话、通信地址、电子邮箱至少填一样。",
            autocomplete="tel",
            optional=True,
        ),
        Field("address", "通信地址", autocomplete="street-address", optional=True),
        Field("postcode", "邮政编码", autocomplete="postal-code", mode="numeric", optional=True),
        Field("email", "电子邮箱", "email", autocomplete="email", optional=True),
        Field(
            "representative",
            "代理人姓名",
            help="受人委托的才填；授权委托书请放在附件里。",
            optional=True,
        ),
        Field("representative_identity", "代理人证件号码", optional=True),
    ]


def rows(values: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What was filled in, step by step, to be read again."""
    found = []
    for step in ("what", "who", "contact"):
        lines = []
        for one in fields_of(step, values):
            if one.name != SURE and one.value:
                label = next((c.label for c in one.choices if c.value == one.value), one.value)
                lines.append((one.label, label))
        found.append((step, lines))
    return found
