"""The addresses of all pages."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("gongkai.web.account.urls")),
    path("desk/", include("gongkai.web.desk.urls")),
    path("api/", include("gongkai.web.api.urls")),
    path("", include("gongkai.web.portal.urls")),
]
