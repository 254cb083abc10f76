"""The addresses of the desk."""

from django.urls import path

from gongkai.web.desk import calendars_urls, keys, morning, notices_urls

app_name = "desk"
urlpatterns = [
    path("", morning.morning, name="morning"),
    path("keys/", keys.keys, name="keys"),
    *notices_urls.urlpatterns,
    *calendars_urls.urlpatterns,
]
