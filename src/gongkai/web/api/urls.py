"""The addresses of the interface for programs."""

from django.urls import path

from gongkai.web.api import views

app_name = "api"
urlpatterns = [
    path("applications/", views.applications, name="applications"),
    path("applications/<slug:code>/", views.application, name="application"),
    path("applications/<slug:code>/personal/", views.personal, name="personal"),
    path("applications/<slug:code>/<slug:action>/", views.act, name="act"),
]
