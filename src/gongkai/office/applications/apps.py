"""The app that holds applications."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Applications as an app of Django."""

    name = "gongkai.office.applications"
    label = "applications"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        """The kinds of entries are known before any is read."""
        from gongkai.office.applications import said, said_by_applicant  # noqa: F401
