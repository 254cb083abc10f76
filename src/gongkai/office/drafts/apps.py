"""The app that holds drafts of applications."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Drafts as an app of Django."""

    name = "gongkai.office.drafts"
    label = "drafts"
    verbose_name = "申请草稿"
