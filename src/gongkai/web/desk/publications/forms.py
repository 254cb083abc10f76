"""The forms of these pages: one for each thing that can be said."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.law.catalogue import Locality, Validity, heads
from gongkai.office.bodies.models import Body, choices
from gongkai.office.publications.documents import kinds_of
from gongkai.office.publications.models import Document
from gongkai.office.publications.naming import label
from gongkai.office.publications.words import FigureKind, Form, Outlet, Unit
from gongkai.words import Word

MONEY = [("", "请选"), *((str(u), u.label) for u in (Unit.YUAN, Unit.TEN_THOUSAND_YUAN))]
DUE = timedelta(days=7)
ADOPTED = "几家之间用顿号隔开。"


def several(words: type[Word], empty: str = "请选") -> list[tuple[str, str]]:
    """The words to choose from, and what stands for none or all."""
    return [("", empty), *choices(words)]


def head_choices(empty: str = "请选") -> list[Any]:
    """The heads of article 20, and those that article 21 adds."""
    common = [(each.id, f"{each.number}{each.label}") for each in heads()]
    ids = {id for id, _ in common}
    local = {e.id: e.label for place in Locality for e in heads(place) if e.id not in ids}
    return [("", empty), ("第二十条", common), ("第二十一条", list(local.items()))]


def text(required: bool = True, most: int = 100, **more: Any) -> forms.CharField:  # noqa: ANN401
    """A line of text."""
    return forms.CharField(required=required, max_length=most, **more)


def day(required: bool = True, **more: Any) -> forms.DateField:  # noqa: ANN401
    """A day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=required, widget=widget, **more)


class Typed(forms.Form):
    """A form whose fields are called as everywhere else; `body` is whose record it is."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, body: Body, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.body = body
        for name, field in self.fields.items():
            field.label = field.label or label(name)
        self.prepare()

    def prepare(self) -> None:
        """What may be chosen depends on the body."""

    def given(self) -> dict[str, object]:
        """What was typed, by name."""
        kept = {k: v for k, v in self.cleaned_data.items() if k != "token"}
        return {name: value for name, value in kept.items() if value not in (None, "")}


class DocumentForm(Typed):
    """A government rule or a normative document."""

    kind = forms.ChoiceField(widget=forms.RadioSelect)
    title = text(most=300)
    document_number = text(required=False, help_text="如 云商〔2025〕1号。")
    dated_on = day()
    published_on = day(required=False, label="公布日期")
    valid_until = day(required=False, help_text="文件写明有效期的填最后一天；过后自动失效。")
    link = forms.URLField(required=False, max_length=500, assume_scheme="https")

    def prepare(self) -> None:
        """Only who may make rules has rules."""
        known = kinds_of(self.body)
        self.fields["kind"].choices = [(str(k), k.label) for k in known]  # type: ignore[attr-defined]
        self.fields["kind"].initial = str(known[-1])


class EndForm(Typed):
    """An amendment, a repeal or an expiry."""

    how = forms.ChoiceField(
        choices=[(str(v), v.label) for v in Validity if v is not Validity.IN_FORCE],
        widget=forms.RadioSelect,
        help_text="修改以后仍然有效；废止、失效以后不计入现行有效件数。",
    )
    on = day(help_text="自这一天起修改、废止或者失效，可以是以后的日子。")
    by = forms.ChoiceField(required=False, label="依据本机关的哪件文件")
    by_number = text(required=False, label="依据其他文件", help_text="名称或者文号。")

    def prepare(self) -> None:
        """The documents of the body, the newest first."""
        rows = Document.objects.filter(body=self.body, struck=False).order_by("-dated_on")[:500]
        known = [(row.code, str(row)) for row in rows]
        self.fields["by"].choices = [("", "没有，或者不是本机关的"), *known]  # type: ignore[attr-defined]


class FigureForm(Typed):
    """A figure of an office."""

    kind = forms.ChoiceField(choices=several(FigureKind), label="事项")
    section = text(required=False, most=60, help_text="只是一个科室的数字时填；全机关的不填。")
    first_on = day()
    last_on = day()
    amount = text(help_text="没有发生的填 0。")
    unit = forms.ChoiceField(
        required=False, choices=MONEY, help_text="收费必须选元或者万元；件数不选。"
    )
    giver = text(help_text="写科室、单位的名称，不写人名。")
    given_on = day()


class SlipForm(Typed):
    """What is asked of whom."""

    kind = forms.ChoiceField(choices=several(FigureKind), label="事项")
    asked = text(help_text="写科室、单位的名称，不写人名。")
    section = text(
        required=False, most=60, help_text="填了科室的，该科室的承办人可以在这里直接填报。"
    )
    first_on = day()
    last_on = day()
    due = day()
    note = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(Typed):
    """The figure that was asked for."""

    amount = text(help_text="没有发生的填 0。")
    unit = forms.ChoiceField(
        required=False, choices=MONEY, help_text="收费必须选元或者万元；件数不选。"
    )


class PublicationForm(Typed):
    """Something published."""

    title = text(most=300)
    published_on = day()
    outlet = forms.ChoiceField(choices=several(Outlet))
    form = forms.ChoiceField(choices=choices(Form))
    head = forms.ChoiceField(required=False, choices=head_choices)
    topic = text(required=False)
    link = forms.URLField(required=False, max_length=500, assume_scheme="https")
    adopted_by = text(required=False, most=500, help_text=ADOPTED)


class AdoptForm(Typed):
    """A medium that took it over."""

    by = text(label="哪家媒体")


class RemindForm(Typed):
    """Nothing is asked."""


class ReasonForm(Typed):
    """Why."""

    reason = text(most=500)


class AnnulForm(ReasonForm):
    """Which entry was wrong, and why."""

    number = forms.TypedChoiceField(coerce=int, label="作废哪一条", widget=forms.RadioSelect)
    field_order = ("number", "reason")


def due() -> object:
    """When a figure is asked for, if nothing else is said."""
    return timezone.localdate() + DUE
