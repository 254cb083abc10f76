"""What somebody was told, and how they want to be told."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.office.reminders import choosing, outbox, wording
from gongkai.office.reminders.models import Channel, Message, Notice, State
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.saying import sentence

MOST = 20  # notices on a page
MOST_TROUBLED = 50


@require_safe
@desk
def notices(request: HttpRequest) -> HttpResponse:
    """The notices, the newest first; for who looks after the system, what could not be sent."""
    return _page(request)


@require_POST
@desk
def read(request: HttpRequest) -> HttpResponse:
    """Mark one as read, or all where none is named."""
    number = request.POST.get("notice", "")
    choosing.read(person_of(request), *([int(number)] if _is_number(number) else []))
    return redirect("desk:notices")


@require_POST
@desk
def choose(request: HttpRequest) -> HttpResponse:
    """Mail or not, SMS or not."""
    mail, mobile = "mail" in request.POST, request.POST.get("mobile", "")
    try:
        choosing.choose(person_of(request), mail=mail, mobile=mobile)
    except Refusal as refusal:
        typed = {"mail": mail, "mobile": mobile, "wrong": sentence(refusal)}
        return _page(request, typed, status=409)
    messages.success(request, "已保存提醒方式。")
    return redirect("desk:notices")


def _page(
    request: HttpRequest, typed: dict[str, object] | None = None, status: int = 200
) -> HttpResponse:
    me = person_of(request)
    before = request.GET.get("before", "")
    rows = choosing.notices(me).prefetch_related("messages")
    rows = rows.filter(pk__lt=int(before)) if _is_number(before) else rows
    found = list(rows[: MOST + 1])
    chosen = choosing.preference(me)
    form = typed or {"mail": chosen.mail, "mobile": choosing.known_mobile(chosen)}
    context = {
        "notices": [_shown(each) for each in found[:MOST]],
        "older": found[MOST - 1].pk if len(found) > MOST else None,
        "form": form,
        "ways": outbox.ways(),
        "email": me.email,
        "troubled": _troubled() if outbox.may_see(me) else None,
    }
    return render(request, "desk/notices.html", context, status=status)


def _shown(notice: Notice) -> dict[str, object]:
    return {
        "row": notice,
        "title": wording.title(notice),
        "parts": wording.parts(notice),
        "messages": [_sent(each) for each in notice.messages.all()],
    }


def _sent(message: Message) -> str:
    return f"{Channel.of(message.channel).label}{State.of(message.state).label}"


def _troubled() -> QuerySet[Message]:
    return outbox.troubled()[:MOST_TROUBLED]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18
