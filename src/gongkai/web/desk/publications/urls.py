"""The addresses of the registers and of what is counted from them."""

from django.urls import path

from gongkai.web.desk.publications import importing, lists, overview, records

app_name = "publications"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("<slug:kind>/", lists.listed, name="list"),
    path("<slug:kind>/new/", records.new, name="new"),
    path("<slug:kind>/import/", importing.take, name="import"),
    path("<slug:kind>/<slug:row>/", records.record, name="row"),
    path("<slug:kind>/<slug:row>/<slug:action>/", records.act, name="act"),
]
