"""The app that holds disputes."""

from django.apps import AppConfig


class DisputesConfig(AppConfig):
    """Disputes as an app of Django."""

    name = "gongkai.office.disputes"
    label = "disputes"
    verbose_name = "行政复议和诉讼"

    def ready(self) -> None:
        """The kinds of entries are known before any is read."""
        from gongkai.office.disputes import said  # noqa: F401
