"""The app of the public site."""

from django.apps import AppConfig


class Portal(AppConfig):
    """The public site."""

    name = "gongkai.web.portal"
    label = "portal"
    verbose_name = "公开网站"
