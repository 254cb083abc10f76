"""The addresses of the desk."""

from django.urls import include, path

from gongkai.web.desk import keys, morning

app_name = "desk"
urlpatterns = [
    path("", morning.morning, name="morning"),
    path("keys/", keys.keys, name="keys"),
    path("administration/", include("gongkai.web.desk.administration.urls")),
]
