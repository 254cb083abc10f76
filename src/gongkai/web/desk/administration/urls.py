"""The addresses of administration."""

from django.urls import path

from gongkai.web.desk.administration import (
    audit,
    bodies,
    changes,
    journal,
    key,
    overview,
    people,
    settings,
    sheet,
    staffing,
)

app_name = "administration"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("found/", changes.found, name="found"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("sheet/import/", sheet.take, name="import"),
    path("bodies/<slug:body>/", bodies.body, name="body"),
    path("bodies/<slug:body>/<slug:change>/", changes.change, name="change"),
    path("people/", people.people, name="people"),
    path("people/add/", staffing.add, name="add"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/give/", staffing.give, name="give"),
    path("people/<int:pk>/leave/", staffing.leave, name="leave"),
    path("people/<int:pk>/roles/<int:role>/end/", staffing.end, name="end"),
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:body>/<slug:name>/", settings.setting, name="setting"),
    path("key/", key.key, name="key"),
    path("key/rotate/", key.rotate_key, name="rotate"),
    path("audit/", audit.audit, name="audit"),
    path("audit/export/", audit.export, name="export"),
    path("journal/", journal.journal, name="journal"),
    path("journal/anchor/", journal.sheet, name="anchor"),
]
