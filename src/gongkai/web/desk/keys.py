"""The list of keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.web.desk.context import PLACES
from gongkai.web.desk.guard import desk

KEYS = (
    ("/", "查找申请"),
    *((place.key, place.label) for place in PLACES),
    ("j", "列表里的下一件，申请里的下一个动作"),
    ("k", "列表里的上一件，申请里的上一个动作"),
    ("]", "列表的下一页"),
    ("[", "列表的上一页"),
    ("p", "登记来信：粘贴来信"),
    ("7", "申请：走七步法"),
    ("?", "这一页"),
    ("Esc", "离开输入框"),
)


@require_safe
@desk
def keys(request: HttpRequest) -> HttpResponse:
    """What each key does, and how to do without."""
    return render(request, "desk/keys.html", {"keys": KEYS})
