"""The addresses of the public site."""

from django.urls import path

from gongkai.web.portal import views
from gongkai.web.portal.checking import views as checking

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("check/", checking.check, name="check"),
    path("check/sample/", checking.sample, name="check-sample"),
    path("check/again/", checking.again, name="check-again"),
    path("check/download/", checking.download, name="check-download"),
    path("healthz", views.health, name="health"),
]
