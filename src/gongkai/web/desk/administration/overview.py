"""The first page of administration: what one may administer, and whether all is well."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.bodies.reaching import Reach
from gongkai.office.bodies.roles import BODY_TABLE
from gongkai.office.bodies.roster import without_second_step
from gongkai.office.calendars.keeping import calendar_of
from gongkai.office.journal.attesting import checks
from gongkai.office.vault.rotating import rotations, state
from gongkai.web.desk.administration.page import AREAS, admit, reach_of, show
from gongkai.web.desk.guard import desk

STALE = 35  # days after which a chain should be walked again


class Sign(NamedTuple):
    """One sign of health: `urgency` is how it looks, `url` where something can be done."""

    label: str
    text: str
    urgency: str = "standing"
    url: str = ""


@require_safe
@desk
def overview(request: HttpRequest) -> HttpResponse:
    """What this person administers."""
    admit(request, *BODY_TABLE)
    reach, today = reach_of(request), timezone.localdate()
    parts = [
        {"url": reverse(f"desk:administration:{area.name}"), **area._asdict()}
        for area in AREAS[1:]
        if reach.somewhere(area.actions)
    ]
    context = {
        "parts": parts,
        "bodies": len(reach.bodies("show_body")),
        "roles": [held.get_role_display() for held in reach.held],
        "signs": list(_signs(reach, today)),
    }
    return show(request, "overview", context)


def _signs(reach: Reach, today: date) -> Iterator[Sign]:
    if bodies := reach.bodies("verify_journal", "rotate_key", "found_top"):
        yield _journal(bodies, today, _url("journal") if reach.bodies("verify_journal") else "")
    if bodies := reach.bodies("rotate_key"):
        yield _key(bodies)
    if bodies := reach.bodies("list_people"):
        yield _people(bodies)
    yield _calendar(today, reverse("desk:calendars") if reach.bodies("import_calendar") else "")


def _journal(bodies: frozenset[int], today: date, url: str) -> Sign:
    found = checks(bodies, most=1)
    if not found:
        return Sign("日志", "还没有在网页上核验过。", "soon", url)
    last = found[0]
    day = timezone.localdate(last.at)
    text = f"最近一次核验：{day}，{last.body}，{'完整' if last.said.whole else '不完整'}。"
    if not last.said.whole:
        return Sign("日志", text, "overdue", url)
    return Sign("日志", text, "soon" if (today - day).days > STALE else "standing", url)


def _key(bodies: frozenset[int]) -> Sign:
    now, done = state(), rotations(bodies, most=1)
    when = f"上次轮换 {timezone.localdate(done[0].at)}。" if done else "还没有轮换过。"
    text = (
        f"现用密钥 {now.current}，包封 {now.keys} 把数据密钥（申请、草稿、手机号码各一把）。{when}"
    )
    if now.older:
        text += f"还有 {now.older} 把由旧密钥包封。"
    return Sign("密钥", text, "soon" if now.older else "standing", _url("key"))


def _people(bodies: frozenset[int]) -> Sign:
    secured = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    count, without = without_second_step(bodies, set(secured.values_list("user", flat=True)))
    if not without:
        return Sign("第二步登录", f"{count} 人都设了第二步。", "standing", _url("people"))
    text = f"{count} 人里有 {without} 人只凭密码登录，请提醒他们在“我的账号”里添加。"
    return Sign("第二步登录", text, "soon", _url("people"))


def _calendar(today: date, url: str) -> Sign:
    years = sorted(calendar_of().provisional_years(today, date(today.year + 1, 12, 31)))
    if not years:
        text = f"{today.year}、{today.year + 1} 年的放假安排都已收录。"
        return Sign("工作日历", text, "standing", url)
    named = "、".join(map(str, years))
    text = f"{named} 年的放假安排还没有收录，先按法定节假日推算；国务院办公厅通知公布以后请导入。"
    return Sign("工作日历", text, "soon" if today.year in years else "standing", url)


def _url(name: str) -> str:
    return reverse(f"desk:administration:{name}")
