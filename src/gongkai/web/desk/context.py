"""What every page of the desk shows beside its own: where one may go."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from gongkai.office.bodies.roles import BODY_TABLE, TABLE, Role, Who
from gongkai.office.reminders.choosing import unread
from gongkai.web.desk.guard import access_of, person_of


class Place(NamedTuple):
    """A page in the head of all: shown to who may take one of the actions somewhere."""

    name: str
    label: str
    key: str
    table: Mapping[str, Who]
    actions: tuple[str, ...]


EVERYTHING = {**TABLE, **BODY_TABLE}
PLACES = (
    Place("desk:morning", "今天", "t", TABLE, ("list",)),
    Place("desk:register", "登记簿", "r", TABLE, ("list",)),
    Place("desk:intake", "登记来信", "n", TABLE, ("receive",)),
    Place("desk:publications:overview", "公开数据", "o", TABLE, ("list_publications",)),
    Place("desk:reports:list", "年报", "y", TABLE, ("list_reports",)),
    Place("desk:disputes", "复议诉讼", "d", TABLE, ("list_disputes",)),
    Place("desk:past", "历年报告", "l", TABLE, ("list_reports",)),
    Place("desk:notices", "提醒", "m", EVERYTHING, ("list", "see_messages")),
    Place("desk:calendars", "日历", "c", BODY_TABLE, ("import_calendar",)),
    Place("desk:administration:overview", "管理", "g", BODY_TABLE, tuple(BODY_TABLE)),
)


def desk(request: HttpRequest) -> dict[str, object]:
    """The places in the head of the page; nothing elsewhere than at the desk."""
    if not request.path.startswith(reverse("desk:morning")) or not request.user.is_authenticated:
        return {}
    return {"places": list(_places(request)), "unread": unread(person_of(request))}


def _places(request: HttpRequest) -> Iterator[dict[str, object]]:
    held = {Role.of(each.role) for each in access_of(request).held}
    for place in PLACES:
        if any(held & place.table[action].keys() for action in place.actions):
            url = reverse(place.name)
            yield {**place._asdict(), "url": url, "here": _within(request.path, url)}


def _within(path: str, url: str) -> bool:
    """Whether a page is that of the address or below it; all pages are below the first."""
    return path == url or (url != reverse("desk:morning") and path.startswith(url))
