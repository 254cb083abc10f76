"""The addresses of all pages."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("gongkai.web.account.urls")),
    path("api/", include("gongkai.web.api.urls")),
    path("", include("gongkai.web.portal.urls")),
]
