"""The app of bodies and people."""

from django.apps import AppConfig


class Bodies(AppConfig):
    """Bodies and people."""

    name = "gongkai.office.bodies"
    label = "bodies"
    verbose_name = "机构与人员"

    def ready(self) -> None:
        """The kinds of entries are known before any is read."""
        from gongkai.office.bodies import said  # noqa: F401
        from gongkai.office.demo import said as demo  # noqa: F401
