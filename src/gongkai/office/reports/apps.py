"""The reports as a Django app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The annual reports of bodies by year."""

    name = "gongkai.office.reports"
    label = "reports"
    verbose_name = "年度报告"

    def ready(self) -> None:
        """Make what is said of reports known to the journal."""
        from gongkai.office.reports import said  # noqa: F401
