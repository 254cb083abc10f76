"""Django's settings for the least that it can do: one view, one constant template, nothing else.

The page is the file of the environment variable `BARE_PAGE`.
"""

import os
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

SECRET_KEY = "bare"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = __name__
PAGE = "page.html"
_LOADER = "django.template.loaders.locmem.Loader"
_TEXT = Path(os.environ["BARE_PAGE"]).read_text("utf-8")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", [(_LOADER, {PAGE: _TEXT})])]
        },
    }
]


def bare(request: HttpRequest) -> HttpResponse:
    """The page, with its length, so that the server can keep the connection."""
    answer = render(request, PAGE)
    answer.headers["Content-Length"] = str(len(answer.content))
    return answer


urlpatterns = [path("", bare)]
