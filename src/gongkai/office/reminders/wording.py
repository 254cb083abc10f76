"""What notices say: values into Chinese sentences, without a word about any person."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from django.conf import settings

from gongkai.office.messages import say
from gongkai.office.reminders.due import Kind
from gongkai.office.reminders.models import Notice, Sort

PAGE = "/desk/notices/"
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]", "*"})


class Line(NamedTuple):
    """One application as a notice names it; `code` is what its page is called."""

    code: str
    number: str
    text: str
    urgent: bool


class Part(NamedTuple):
    """Applications under one heading; `more` are counted and not named."""

    heading: str
    lines: list[Line]
    more: int


def title(notice: Notice) -> str:
    """A notice in one line."""
    values = notice.values
    if notice.sort == Sort.CALENDAR:
        return say("notice", "calendar", {**values, "later": values["count"] - values["earlier"]})
    counts = [
        say("notice", "count", {"kind": kind.label, "count": count})
        for kind in Kind
        if (count := values["counts"].get(kind.value))
    ]
    return say("notice", "and", {}).join(counts)


def parts(notice: Notice) -> list[Part]:
    """The applications that a notice names, under their headings."""
    values = notice.values
    if notice.sort == Sort.CALENDAR:
        lines = [_moved(each) for each in values["items"]]
        heading = say("notice", "moved", values)
        return [Part(heading, lines, values["count"] - len(lines))]
    found = []
    named = groupby(values["items"], lambda each: str(each["kind"]))
    lines_of = {kind: [_item(each) for each in group] for kind, group in named}
    for kind in Kind:
        if count := values["counts"].get(kind.value):
            lines = lines_of.get(kind.value, [])
            heading = say("notice", "count", {"kind": kind.label, "count": count})
            found.append(Part(heading, lines, count - len(lines)))
    return found


def _item(item: Mapping[str, Any]) -> Line:
    left = item["left"]
    if left is None:
        code = "since" if item["on"] else "plain"
    else:
        code = "late" if left < 0 else "today" if left == 0 else "left"
    values = {"on": item["on"], "left": left, "late": -(left or 0)}
    urgent = left is not None and left <= 1
    return Line(item["code"], _number(item), say("notice", code, values), urgent)


def _moved(item: Mapping[str, Any]) -> Line:
    limit = say("limit", item["limit"], {})
    words = {"before": item["before"] or "—", "after": item["after"] or "—", "limit": limit}
    text = say("notice", "shift-earlier" if item["earlier"] else "shift", words)
    return Line(item["code"], _number(item), text, item["earlier"])


def _number(item: Mapping[str, Any]) -> str:
    return f"{item['body']}-{item['number']}"


def subject(notice: Notice) -> str:
    """The subject of a mail."""
    return say("notice", "subject", {"day": notice.day, "title": title(notice)})


def letter(notice: Notice) -> str:
    """The text of a mail."""
    found = []
    for part in parts(notice):
        lines = [say("notice", "line", line._asdict()) for line in part.lines]
        lines += [say("notice", "more", {"count": part.more})] if part.more else []
        found.append("\n".join([part.heading, *lines]))
    foot = say("notice", "foot", {"page": page()})
    return "\n\n".join([*found, foot]) + "\n"


def short(notice: Notice) -> str:
    """The text of an SMS: counts only."""
    return say("notice", "sms", {"title": title(notice)})


def page() -> str:
    """Where the notices are; without the name of the site where that is this machine."""
    public = [host for host in settings.ALLOWED_HOSTS if host not in LOCAL]
    scheme = "https" if settings.HTTPS else "http"
    return f"{scheme}://{public[0]}{PAGE}" if public else PAGE
