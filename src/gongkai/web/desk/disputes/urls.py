"""The addresses of disputes."""

from django.urls import path

from gongkai.web.desk.disputes import acting, filing, listing, page

urlpatterns = [
    path("disputes/", listing.disputes, name="disputes"),
    path("disputes/new/", filing.new, name="dispute-new"),
    path("disputes/<slug:code>/", page.dispute, name="dispute"),
    path("disputes/<slug:code>/people/", page.personal, name="dispute-personal"),
    path("disputes/<slug:code>/<slug:action>/", acting.action, name="dispute-action"),
]
