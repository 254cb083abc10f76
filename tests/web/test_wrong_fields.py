"""No field says less than what is wrong and what to do."""

import pytest
from django import forms

FIELDS = [
    (forms.CharField(), "", "没有填，请填写。"),
    (forms.IntegerField(), "", "没有填，请填写。"),
    (forms.CharField(max_length=3), "一二三四", "太长：至多 3 个字，现在有 4 个。"),
    (forms.IntegerField(min_value=1), "0", "太小，至少是 1。"),
    (forms.IntegerField(max_value=9), "10", "太大，至多是 9。"),
    (forms.IntegerField(), "十二", "不是整数，请写成 12 这样。"),
    (forms.DateField(), "昨天", "认不出日期，请写成 2026-11-25 这样。"),
    (forms.ChoiceField(choices=[("a", "甲")]), "", "没有选，请选一项。"),
    (forms.ChoiceField(choices=[("a", "甲")]), "乙", "没有“乙”这一项，请从列表里选。"),
    (forms.TypedChoiceField(choices=[("a", "甲")]), "乙", "没有“乙”这一项，请从列表里选。"),
    (forms.MultipleChoiceField(choices=[("a", "甲")]), [], "没有选，请至少选一项。"),
    (forms.MultipleChoiceField(choices=[("a", "甲")]), ["乙"], "没有“乙”这一项，请从列表里选。"),
    (forms.FileField(), None, "没有选文件，请选一个。"),
]


@pytest.mark.parametrize(("field", "given", "sentence"), FIELDS)
def test_a_field_says_what_to_do(field: forms.Field, given: object, sentence: str) -> None:
    with pytest.raises(forms.ValidationError) as wrong:
        field.clean(given)
    assert wrong.value.messages == [sentence]
