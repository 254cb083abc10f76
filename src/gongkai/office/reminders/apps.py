"""The app of notices and reminders."""

from django.apps import AppConfig


class Reminders(AppConfig):
    """Notices and reminders."""

    name = "gongkai.office.reminders"
    label = "reminders"
    verbose_name = "提醒"
