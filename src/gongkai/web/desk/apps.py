"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its pages, and what each person keeps for themselves: views of the register, last visits."""

    name = "gongkai.web.desk"
    label = "desk"
    verbose_name = "办公桌"
