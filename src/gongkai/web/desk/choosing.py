"""A list to choose from, for pages that show several long ones."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Choose(forms.Select):
    """As Django's, but without its two templates for each thing that may be chosen."""

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401
        attrs: Mapping[str, Any] | None = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002
    ) -> SafeString:
        """The element with its options; groups of options are not known."""
        about = self.get_context(name, value, dict(attrs or {}))["widget"]
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (each["value"], flatatt(each["attrs"]), each["label"])
                for _, options, _ in about["optgroups"]
                for each in options
            ),
        )
        return format_html(
            '<select name="{}"{}>{}</select>', about["name"], flatatt(about["attrs"]), options
        )
