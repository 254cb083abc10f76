"""The list to choose from is Django's, written faster."""

import pytest
from django import forms
from django.test.html import parse_html

from gongkai.web.desk.choosing import Choose

PAIRS = [("", "全部"), ("a", "甲 <b>"), ("b", '乙"&')]


@pytest.mark.parametrize("value", ["", "a", "b", "c", None, '"><script>'])
@pytest.mark.parametrize("attrs", [{}, {"id": "id_x", "required": True, "title": '"<'}])
def test_it_says_what_django_says(value: str | None, attrs: dict[str, object]) -> None:
    ours = Choose(choices=PAIRS).render("x", value, attrs)
    theirs = forms.Select(choices=PAIRS).render("x", value, attrs)
    assert parse_html(ours) == parse_html(theirs)


def test_a_form_shows_what_was_chosen() -> None:
    class Form(forms.Form):
        x = forms.ChoiceField(choices=PAIRS, widget=Choose)

    assert '<option value="b" selected>乙&quot;&amp;</option>' in str(Form({"x": "b"})["x"])
