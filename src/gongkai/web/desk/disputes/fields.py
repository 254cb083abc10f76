"""The form of an action on a dispute, made from what the action says."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_type_hints

from django import forms

from gongkai.law.disputes import rulings
from gongkai.office.applications.said import Said
from gongkai.office.disputes.actions import ACTIONS, OWN
from gongkai.office.disputes.attempting import NEVER_ANNULLED
from gongkai.office.disputes.folding import State
from gongkai.office.disputes.models import LONGEST
from gongkai.office.disputes.telling import Told
from gongkai.office.labels import label
from gongkai.office.tables import table
from gongkai.web.desk.fields import ActionForm, choices

YES_NO = {
    "with_evidence": ("一并提交了", "还没有提交"),
    "ordered": ("责令", "没有责令"),
    "ours": ("本机关", "申请人（原告）或者第三人"),
}
LONG = frozenset({"remark", "reason"})
TEXT = 100_000  # characters of a text that is sealed


class About(NamedTuple):
    """What a form needs to know of the dispute: what may be chosen depends on it."""

    state: State
    found: Sequence[Told]
    today: date


def form_for(action: str, about: About) -> type[ActionForm]:
    """The form of an action."""
    kind, told = ACTIONS[action], table("forms").get(action, {})
    hints = get_type_hints(kind)
    made: dict[str, forms.Field] = {
        "on": dated(required=True, label="发生日期", help="实际发生的那一天。")
    }
    made["on"].initial = about.today
    for name, known in kind.__dataclass_fields__.items():  # type: ignore[attr-defined]
        if name in OWN.get(action, {}):
            continue
        required = known.default not in (None, "")
        field = _made(name, hints[name], kind, about, required=required)
        field.label = label(name)
        field.help_text = told.get(name, {}).get("help", "")
        field.initial = told.get(name, {}).get("value")
        made[name] = field
    made["token"] = forms.CharField(widget=forms.HiddenInput, required=False)
    return type("Form", (ActionForm,), made)


def _made(
    name: str,
    hint: Any,  # noqa: ANN401
    kind: type[Said],
    about: About,
    *,
    required: bool,
) -> forms.Field:
    wanted = next((each for each in get_args(hint) if each is not type(None)), hint)
    if name == "number":
        return _entries(about)
    if name == "ruling":
        return forms.ChoiceField(choices=choices(rulings(about.state.instance), "请选"))
    if issubclass(wanted, StrEnum):
        return forms.ChoiceField(choices=choices(wanted, "请选"), required=required)
    if wanted is bool:
        yes, no = YES_NO[name]
        pairs = [("true", yes), ("false", no)]
        return forms.ChoiceField(choices=pairs, widget=forms.RadioSelect)
    if wanted is date:
        return dated(required=required)
    sealed = name in kind.SEALED
    widget = forms.Textarea(attrs={"rows": 4}) if name in LONG else forms.TextInput()
    return forms.CharField(required=required, widget=widget, max_length=TEXT if sealed else LONGEST)


def _entries(about: About) -> forms.Field:
    """The entries that may be annulled, the newest first."""
    told = [each for each in about.found if not isinstance(each.said, NEVER_ANNULLED)]
    pairs = [(e.entry.number, f"{e.on}　{e.said.label}（第 {e.entry.number} 条）") for e in told]
    return forms.TypedChoiceField(choices=[("", "请选"), *reversed(pairs)], coerce=int)


def dated(*, required: bool, label: str = "", help: str = "") -> forms.DateField:
    """A day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=required, widget=widget, label=label, help_text=help)
