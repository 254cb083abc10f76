"""The addresses of the public site."""

from django.urls import path

from gongkai.web.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
]
