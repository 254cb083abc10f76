"""The addresses of notices."""

from django.urls import path

from gongkai.web.desk import notices

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="notices-read"),
    path("notices/choose/", notices.choose, name="notices-choose"),
]
