"""The app that finds applications by their words."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search as an app of Django."""

    name = "gongkai.office.search"
    label = "search"
    verbose_name = "检索"
