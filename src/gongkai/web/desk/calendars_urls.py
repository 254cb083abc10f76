"""The addresses of calendars."""

from django.urls import path

from gongkai.web.desk import calendars

urlpatterns = [
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/new/", calendars.new, name="calendar-new"),
    path("calendars/<slug:calendar>/", calendars.calendar, name="calendar"),
    path("calendars/<slug:calendar>/confirm/", calendars.confirm, name="calendar-confirm"),
    path("calendars/<slug:calendar>/drop/", calendars.drop, name="calendar-drop"),
]
