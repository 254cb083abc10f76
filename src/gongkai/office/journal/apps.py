"""The app that holds the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal as an app of Django."""

    name = "gongkai.office.journal"
    label = "journal"
    verbose_name = "日志"

    def ready(self) -> None:
        """The kinds of entries are known before any is read."""
        from gongkai.office.journal import said  # noqa: F401
