"""The addresses of the desk."""

from django.urls import include, path

from gongkai.web.desk import (
    acting,
    assigning,
    calendars_urls,
    case,
    drafts,
    exporting,
    intake,
    keys,
    morning,
    notices_urls,
    register,
    whole,
)
from gongkai.web.desk import path as steps
from gongkai.web.desk.disputes import urls as disputes_urls
from gongkai.web.desk.past import urls as past_urls

app_name = "desk"
urlpatterns = [
    path("", morning.morning, name="morning"),
    path("keys/", keys.keys, name="keys"),
    path("intake/", intake.intake, name="intake"),
    path("register/", register.register, name="register"),
    path("register/sheet/", exporting.export, name="export"),
    path("register/assign/", assigning.assign, name="assign"),
    path("register/views/", register.save_view, name="save-view"),
    path("register/views/<int:pk>/drop/", register.drop_view, name="drop-view"),
    path("case/<slug:code>/", case.case, name="case"),
    path("case/<slug:code>/people/", case.personal, name="personal"),
    path("case/<slug:code>/letter/", drafts.letter, name="letter"),
    path("case/<slug:code>/letter.docx", drafts.paper, {"ending": "docx"}, name="letter-docx"),
    path("case/<slug:code>/letter.pdf", drafts.paper, {"ending": "pdf"}, name="letter-pdf"),
    path("case/<slug:code>/path/", steps.path, name="path"),
    path("case/<slug:code>/files/<slug:file>/", case.download, name="download"),
    path("case/<slug:code>/whole/<slug:action>/", whole.whole, name="whole"),
    path("case/<slug:code>/<slug:action>/", acting.action, name="action"),
    *disputes_urls.urlpatterns,
    *notices_urls.urlpatterns,
    *calendars_urls.urlpatterns,
    *past_urls.urlpatterns,
    path("publications/", include("gongkai.web.desk.publications.urls")),
    path("reports/", include("gongkai.web.desk.reports.urls")),
    path("administration/", include("gongkai.web.desk.administration.urls")),
]
