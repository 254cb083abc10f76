"""The app that counts how often."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """Limits as an app of Django."""

    name = "gongkai.office.limits"
    label = "limits"
    verbose_name = "次数限制"
