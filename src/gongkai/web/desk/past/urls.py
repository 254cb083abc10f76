"""The addresses of the reports of earlier years."""

from django.urls import path

from gongkai.web.desk.past import importing, listing, page

urlpatterns = [
    path("past/", listing.listed, name="past"),
    path("past/import/", importing.take_in, name="past-import"),
    path("past/<slug:past>/", page.page, name="past-report"),
    path("past/<slug:past>/mend/", page.press, name="past-mend"),
    path("past/<slug:past>/withdraw/", page.take_back, name="past-withdraw"),
]
