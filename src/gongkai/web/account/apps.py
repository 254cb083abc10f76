"""The app of signing in."""

from django.apps import AppConfig


class Account(AppConfig):
    """Signing in; the label "account" is allauth's."""

    name = "gongkai.web.account"
    label = "signing_in"
    verbose_name = "登录"
