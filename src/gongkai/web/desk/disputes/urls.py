"""The addresses of disputes."""

from django.urls import path

from gongkai.web.desk.disputes import acting, filing, listing, page

urlpatterns = [
    path("disputes/", listing.disputes, name="disputes"),
    path("disputes/new/", filing.new, name="dispute-new"),
    path("disputes/<slug:dispute>/", page.one, name="dispute"),
    path("disputes/<slug:dispute>/people/", page.personal, name="dispute-personal"),
    path("disputes/<slug:dispute>/<slug:action>/", acting.action, name="dispute-action"),
]
