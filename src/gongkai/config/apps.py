"""The project as an app: its start and its own checks."""

from django.apps import AppConfig


class Config(AppConfig):
    """The project itself."""

    name = "gongkai.config"
    label = "config"
    verbose_name = "配置"

    def ready(self) -> None:
        """Register the checks of the settings, and the sentences of form fields."""
        from gongkai.config import checks  # noqa: F401
        from gongkai.web.wrong_fields import speak

        speak()
