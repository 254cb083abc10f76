"""The form of an action, made from what the action says: one field for each value."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from django import forms

from gongkai.law.case.fold import Case
from gongkai.law.case.moves import moves
from gongkai.law.case.rules import LAPSES
from gongkai.law.remedies import grounds
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS
from gongkai.office.applications.gates import since_draft
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import Told
from gongkai.office.bodies.models import Membership
from gongkai.office.labels import label
from gongkai.office.tables import table
from gongkai.words import Outcome, Word

MARKS = "甲乙丙丁戊己庚辛壬癸"
YES_NO = {
    "accepted": ("成立", "不成立"),
    "passed": ("通过", "退回修改"),
    "held": ("本机关掌握", "本机关不掌握"),
}
LONG = frozenset({"text", "items", "content", "finding", "reason", "found", "note", "opinion"})
# Set by the action itself, or shown in another manner.
HIDDEN = frozenset({"of", "same_person", "pins"})


class About(NamedTuple):
    """What a form needs to know of the application: what may be chosen depends on it."""

    row: Application
    found: Sequence[Told]
    case: Case
    today: date


class ActionForm(forms.Form):
    """What an action is given, besides the day on which it happened."""

    required_css_class = "required"

    def given(self) -> dict[str, object]:
        """The values by name as the action takes them; nothing for what was left empty."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in OWN}
        return {name: value for name, value in kept.items() if value not in (None, "", [])}


OWN = ("on", "token")


def form_for(action: str, about: About) -> type[ActionForm]:
    """The form of an action for an application."""
    kind = ACTIONS[action].said
    made: dict[str, forms.Field] = {}
    for name, hint in _fields(kind).items():
        if name not in HIDDEN:
            made[name] = _field(action, name, hint, kind, about)
    made["on"] = _date(True, label="发生日期", help="实际发生的那一天；以前发生的，填那一天。")
    made["on"].initial = about.today
    made["token"] = forms.CharField(widget=forms.HiddenInput, required=False)
    return type("Form", (ActionForm,), made)


def _fields(kind: type[say.Said]) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__dataclass_fields__}  # type: ignore[attr-defined]


def _field(action: str, name: str, hint: Any, kind: type[say.Said], about: About) -> forms.Field:  # noqa: ANN401
    told = table("forms").get(action, {}).get(name, {})
    required = kind.__dataclass_fields__[name].default is not None and name not in OPTIONAL  # type: ignore[attr-defined]
    field = _made(name, hint, required or told.get("required", False), about, kind)
    field.label = told.get("label") or label(name)
    field.help_text = told.get("help", "")
    if "workdays" in told:
        field.initial = about.case.calendar.after(about.today, told["workdays"])
    elif "value" in told:
        field.initial = told["value"]
    return field


OPTIONAL = frozenset({"grounds", "files"})


def _made(
    name: str,
    hint: Any,  # noqa: ANN401
    required: bool,
    about: About,
    kind: type[say.Said],
) -> forms.Field:
    if chosen := CHOSEN.get(name):
        return chosen(about, kind)
    wanted = next((each for each in get_args(hint) if each is not type(None)), hint)
    if get_origin(hint) is tuple:
        return forms.MultipleChoiceField(
            choices=_words(grounds()), required=False, widget=forms.CheckboxSelectMultiple
        )
    if issubclass(wanted, StrEnum):
        return forms.ChoiceField(choices=choices(wanted, "请选"), required=required)
    if wanted is bool:
        yes, no = YES_NO[name]
        pairs = [("true", yes), ("false", no)]
        return forms.ChoiceField(choices=pairs, widget=forms.RadioSelect)
    if wanted is date:
        return _date(required)
    if wanted is int:
        return forms.IntegerField(required=required, min_value=1)
    widget = forms.Textarea if name in LONG else forms.TextInput
    return forms.CharField(required=required, widget=widget, max_length=100_000)


def _date(required: bool, *, label: str = "", help: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=required, widget=widget, label=label, help_text=help)


def choices(words: Iterable[Word], empty: str) -> list[tuple[str, str]]:
    """The words to choose from, and what stands for none or all of them."""
    return [("", empty), *_words(words)]


def _words(words: Iterable[Word]) -> list[tuple[str, str]]:
    return [(str(word), word.label) for word in words]


def _section(about: About, _: type[say.Said]) -> forms.Field:
    """The sections of the body that have somebody to handle it."""
    held = Membership.objects.filter(body=about.row.body, until=None).exclude(section="")
    names = sorted(set(held.values_list("section", flat=True)))
    return forms.ChoiceField(choices=[("", "请选"), *((name, name) for name in names)])


def _party(about: About, kind: type[say.Said]) -> forms.Field:
    """A new party gets the next mark; an answer is that of a party whose answer is awaited."""
    state = about.case.state
    if kind is say.Consulted:
        used = {each.party for each in state.consultations}
        free = next((mark for mark in MARKS if mark not in used), "")
        return forms.CharField(initial=free, max_length=10)
    parties = [each.party for each in state.consultations if each.end is None]
    return forms.ChoiceField(choices=[(each, each) for each in parties])


def _files(about: About, _: type[say.Said]) -> forms.Field:
    files = about.row.files.order_by("pk")
    pairs = [(each.code, f"附件 {n}（{each.kind}）") for n, each in enumerate(files, 1)]
    return forms.MultipleChoiceField(
        choices=pairs, required=False, widget=forms.CheckboxSelectMultiple
    )


def _outcome(about: About, kind: type[say.Said]) -> forms.Field:
    """The ways in which a case may be closed now; of a reply all but the lapses of a term."""
    allowed: Sequence[Word] = tuple(each for each in Outcome if each not in LAPSES)
    if kind is say.Closed:
        found = moves(about.case, about.today)
        allowed = next((move.outcomes for move in found if move.kind is kind.EVENT), ())
    return forms.ChoiceField(choices=choices(allowed, "请选"))


def _number(about: About, _: type[say.Said]) -> forms.Field:
    told = about.found[1:]
    pairs = [(e.entry.number, f"{e.on}　{e.said.label}（第 {e.entry.number} 条）") for e in told]
    return forms.TypedChoiceField(choices=[("", "请选"), *reversed(pairs)], coerce=int)


CHOSEN = {
    "section": _section,
    "party": _party,
    "files": _files,
    "outcome": _outcome,
    "number": _number,
}


def approved(about: About) -> dict[str, object]:
    """What a reply is filled in with: the draft that was approved."""
    draft = since_draft(about.found)
    if not draft or not isinstance(drafted := draft[0].said, say.Drafted):
        return {}
    return {
        "outcome": str(drafted.outcome),
        "grounds": [str(each) for each in drafted.grounds],
        "files": list(drafted.files),
    }


@cache
def helps() -> Mapping[str, str]:
    """What each action is about."""
    return {name: told.get("help", "") for name, told in table("forms").items()}
