"""The addresses of the public site."""

from django.urls import include, path

from gongkai.web.portal import views
from gongkai.web.portal.applying import matches
from gongkai.web.portal.applying import views as applying
from gongkai.web.portal.checking import views as checking
from gongkai.web.portal.guide import views as guide
from gongkai.web.portal.tracking import views as tracking

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("apply/", guide.choose, name="apply"),
    path("apply/<slug:body>/", applying.step, name="apply-body"),
    path("apply/<slug:body>/matches/", matches.matches, name="apply-matches"),
    path("apply/<slug:body>/<slug:step>/", applying.step, name="apply-step"),
    path("track/", tracking.track, name="track"),
    path("track/status/", tracking.show, name="track-status"),
    path("track/receipt/", tracking.receipt, name="track-receipt"),
    path("track/leave/", tracking.leave, name="track-leave"),
    path("track/do/<slug:action>/", tracking.act, name="track-act"),
    path("track/file/<slug:file>/", tracking.file, name="track-file"),
    path("bodies/", guide.bodies, name="bodies"),
    path("guide/<slug:body>/", guide.guide, name="guide"),
    path("", include("gongkai.web.portal.reports.urls")),
    path("check/", checking.check, name="check"),
    path("check/sample/", checking.sample, name="check-sample"),
    path("check/again/", checking.again, name="check-again"),
    path("check/download/", checking.download, name="check-download"),
    path("healthz", views.health, name="health"),
]
