"""What Django's form fields say of wrong input, in our words: what is wrong and what to do."""

from django import forms

SENTENCES: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "没有填，请填写。"},
    forms.ChoiceField: {
        "required": "没有选，请选一项。",
        "invalid_choice": "没有“%(value)s”这一项，请从列表里选。",
    },
    forms.MultipleChoiceField: {
        "required": "没有选，请至少选一项。",
        "invalid_choice": "没有“%(value)s”这一项，请从列表里选。",
    },
    forms.DateField: {"invalid": "认不出日期，请写成 2026-11-25 这样。"},
    forms.CharField: {"max_length": "太长：至多 %(limit_value)d 个字，现在有 %(show_value)d 个。"},
    forms.IntegerField: {
        "invalid": "不是整数，请写成 12 这样。",
        "min_value": "太小，至少是 %(limit_value)s。",
        "max_value": "太大，至多是 %(limit_value)s。",
    },
    forms.FileField: {"required": "没有选文件，请选一个。", "empty": "文件是空的，请另选一个。"},
}


def speak() -> None:
    """Put our sentences in the place of Django's, which its forms have no setting for."""
    for field, sentences in SENTENCES.items():
        field.default_error_messages = {
            **vars(field).get("default_error_messages", {}),
            **sentences,
        }
