"""The addresses of the desk."""

from django.urls import path

from gongkai.web.desk import (
    acting,
    assigning,
    case,
    drafts,
    exporting,
    intake,
    keys,
    morning,
    register,
    whole,
)
from gongkai.web.desk import path as steps
from gongkai.web.desk.disputes import acting as dispute_acting
from gongkai.web.desk.disputes import filing as dispute_filing
from gongkai.web.desk.disputes import listing as dispute_listing
from gongkai.web.desk.disputes import page as dispute_page

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
    path("disputes/", dispute_listing.disputes, name="disputes"),
    path("disputes/new/", dispute_filing.new, name="dispute-new"),
    path("disputes/<slug:code>/", dispute_page.dispute, name="dispute"),
    path("disputes/<slug:code>/people/", dispute_page.personal, name="dispute-personal"),
    path("disputes/<slug:code>/<slug:action>/", dispute_acting.action, name="dispute-action"),
]
