"""The app of the calendars that the office took in."""

from django.apps import AppConfig
from django.core.signals import request_started


class Calendars(AppConfig):
    """Calendars beyond those of the release."""

    name = "gongkai.office.calendars"
    label = "calendars"
    verbose_name = "工作日历"

    def ready(self) -> None:
        """The kinds of entries are known; each request looks once whether there is a new year."""
        from gongkai.office.calendars import keeping, said  # noqa: F401

        request_started.connect(keeping.doubt, dispatch_uid="gongkai.calendars")
