"""The list of keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.web.desk.context import PLACES
from gongkai.web.desk.guard import desk

KEYS = (
    ("/", "查找申请"),
    *((place.key, place.label) for place in PLACES),
    ("j", "列表里的下一件"),
    ("k", "列表里的上一件"),
    ("?", "这一页"),
    ("Esc", "离开输入框"),
)


@require_safe
@desk
def keys(request: HttpRequest) -> HttpResponse:
    """What each key does, and how to do without."""
    return render(request, "desk/keys.html", {"keys": KEYS})
