"""The addresses of the annual reports."""

from django.urls import path

from gongkai.web.desk.reports import cell, faults, files, history, listing, steps, tables, text

app_name = "reports"
urlpatterns = [
    path("", listing.listed, name="list"),
    path("<slug:report>/", tables.tables, name="tables"),
    path("<slug:report>/cell/<str:cell>/", cell.cell, name="cell"),
    path("<slug:report>/text/", text.text, name="text"),
    path("<slug:report>/checkup/", faults.faults, name="checkup"),
    path("<slug:report>/way/", steps.way, name="way"),
    path("<slug:report>/way/<slug:step>/", steps.step, name="step"),
    path("<slug:report>/history/", history.history, name="history"),
    path("<slug:report>/report.<slug:ending>", files.download, name="file"),
]
