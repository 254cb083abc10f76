"""The forms of administration. What may be said in a field is checked by the office's actions."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.office.bodies.fields import CONTACT, WORDS, label
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Role

HELP = {
    "code": "字母、数字、- 和 _。定了就不再改，用于网址和命令行。",
    "credit_code": "18 位。",
    "division": "6、9 或者 12 位数字。",
    "office": "例如“县商务局办公室”，印在公开指南上。",
    "website": "以 http:// 或者 https:// 开头。",
}


class Form(forms.Form):
    """Labels without a colon, and fields that say themselves what they want."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **{"label_suffix": "", **named})


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A day, chosen or typed."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def year(label: str, help_text: str = "") -> forms.IntegerField:
    """A year in four digits."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"})
    return forms.IntegerField(label=label, widget=widget, help_text=help_text)


def body_code(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """A body by its code, with those to choose from that the page lists."""
    widget = forms.TextInput(attrs={"list": "bodies", "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=required, widget=widget, help_text=help_text)


def detail(name: str, *, required: bool = False) -> forms.Field:
    """A field of a body by its label."""
    if words := WORDS.get(name):
        known = [("", "请选择"), *((str(word), word.label) for word in words)]
        return forms.ChoiceField(label=label(name), choices=known)
    return forms.CharField(label=label(name), required=required, help_text=HELP.get(name, ""))


class Contact(Form):
    """How the disclosure office of a body is reached."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields.update({name: detail(name) for name in CONTACT})


class Change(Form):
    """Kind, level and codes."""

    kind = detail("kind")
    level = detail("level")
    credit_code = detail("credit_code")
    division = detail("division")


class Found(Form):
    """A new body."""

    code = detail("code", required=True)
    name = detail("name", required=True)
    kind = detail("kind")
    level = detail("level")
    parent = body_code("上级的编号", required=False, help_text="没有上级的不填。")
    first_year = year("自何年度起由上级主管")
    since = day("名称自何日起用", required=False, help_text="不填的，是那一年的 1 月 1 日。")
    credit_code = detail("credit_code")
    division = detail("division")

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["first_year"].initial = timezone.localdate().year
        self.fields.update({name: detail(name) for name in CONTACT})


class Rename(Form):
    """A new name."""

    name = forms.CharField(label=label("name"))
    since = day("自何日起", help_text="与现用名称同一天的，是改正现用名称。")


class FormerName(Form):
    """A name from before, as old reports print it."""

    name = forms.CharField(label="以前的名称")
    since = day("启用日期")
    until = day("停用日期")


class Supervise(Form):
    """Another superior."""

    parent = body_code("新的上级的编号")
    first_year = year("自何年度起")


class Succeed(Form):
    """Over into another body."""

    after = body_code(
        "新机关的编号", help_text="合并的，每个原机关登记一次；拆分的，每个新机关登记一次。"
    )
    on = day("日期")


class Add(Form):
    """Somebody new."""

    body = body_code("机关的编号")
    username = forms.CharField(
        label="用户名",
        help_text=Person._meta.get_field("username").help_text,
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    name = forms.CharField(label="姓名", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.CharField(
        label="电子邮箱",
        required=False,
        help_text="用来发提醒，可以不填。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )


class Give(Form):
    """A role for somebody."""

    body = body_code("机关的编号")
    role = forms.ChoiceField(
        label="角色", choices=[("", "请选择"), *((str(role), role.label) for role in Role)]
    )
    section = forms.CharField(label="科室", required=False, help_text="承办人必填。")
    since = day("自何日起", required=False, help_text="不填的，自今天起。")


class End(Form):
    """The last day of a role."""

    until = day("最后一天", help_text="到这一天为止（含当天）。")

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["until"].initial = timezone.localdate


class Set(Form):
    """A value of one setting from a day on."""

    value = forms.ChoiceField(label="怎么办", widget=forms.RadioSelect)
    valid_from = day("自何日起", help_text="收到之日在这一天或者以后的申请照此办。")

    def __init__(self, known: list[tuple[str, str]], *given: Any, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        field = self.fields["value"]
        field.widget = forms.Select() if len(known) > 10 else forms.RadioSelect()
        field.required = all(value for value, _ in known)
        field.choices = known  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = first_of_month()


def first_of_month() -> date:
    """The first day of next month: from then on people know it."""
    today = timezone.localdate()
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
