"""The app that holds personal data."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The vault as an app of Django."""

    name = "gongkai.office.vault"
    label = "vault"
    verbose_name = "个人信息"

    def ready(self) -> None:
        """The kinds of entries are known before any is read."""
        from gongkai.office.vault import said  # noqa: F401
