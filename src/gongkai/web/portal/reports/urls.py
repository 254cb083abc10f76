"""The addresses of the published annual reports."""

from django.urls import path, register_converter

from gongkai.web.portal.reports import views
from gongkai.web.portal.reports.addresses import AreaConverter

register_converter(AreaConverter, "area")

OF_ONE = (
    "reports/<slug:body>/<int:year>/",
    "reports/<slug:body>/<int:year>/v<int:version>/",
    "reports/<slug:body>/<int:year>/<area:scope>/",
    "reports/<slug:body>/<int:year>/<area:scope>/v<int:version>/",
)

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:body>/", views.of_body, name="reports-body"),
    *(path(each, views.report, name="report") for each in OF_ONE),
    *(path(f"{each}report.<slug:ending>", views.file, name="report-file") for each in OF_ONE),
    *(path(f"{each}chart-<slug:chart>.svg", views.chart, name="report-chart") for each in OF_ONE),
]
