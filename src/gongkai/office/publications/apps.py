"""The app that holds what is published and decided."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Documents, figures of other offices, slips and publications as an app of Django."""

    name = "gongkai.office.publications"
    label = "publications"
    verbose_name = "公开数据"

    def ready(self) -> None:
        """The kinds of entries are known before any is read."""
        from gongkai.office.publications import said  # noqa: F401
