"""A whole case through the real pages, from the letter to the reply that the applicant reads."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.law.calendar import state_council
from gongkai.law.case import events
from gongkai.law.case.events import Channel, Event
from gongkai.law.case.fold import fold
from gongkai.law.policy import DEFAULT
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body, Supervision
from gongkai.office.bodies.roles import Role
from gongkai.words import Outcome
from tests.office.factory import SECTION, body, desk
from tests.web.counter.test_counter_browser import to_the_end, track
from tests.web.desk.test_desk_browser import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DUE = re.compile(r"(\d{4}-\d{2}-\d{2}) 到期")
ITEMS, SUPPLEMENT = "请写明是哪一年度的台账", "要2026年1月至2月的台账"


class Story:
    """The clock, the browsers of all concerned, and what the law makes of what happened."""

    def __init__(
        self, browser: Browser, server: LiveServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.browser, self.server = browser, server
        self.today = date(2026, 3, 2)
        monkeypatch.setattr("django.utils.timezone.now", self.now)
        self.bureau = self._bureau()
        self.people = desk(self.bureau)
        self.happened: list[Event] = []
        self.public = browser.new_page()
        self.pages: dict[Role, Page] = {}

    def now(self) -> datetime:
        """Noon in China, on the day of the story."""
        return datetime(self.today.year, self.today.month, self.today.day, 4, tzinfo=UTC)

    def _bureau(self) -> Body:
        above = body("county", name="云溪县人民政府", kind="government")
        found = body()
        Supervision.objects.create(body=found, parent=above, first_year=2020)
        return found

    @property
    def row(self) -> Application:
        """The one application."""
        return Application.objects.get()

    def page(self, role: Role) -> Page:
        """The browser of whoever has a role, signed in anew, for days go by."""
        client = Client()
        client.force_login(self.people[role])
        if role not in self.pages:
            self.pages[role] = self.browser.new_page()
        enter(self.pages[role], self.server, client)
        return self.pages[role]

    def act(self, role: Role, action: str, fill: Callable[[Page], None], *new: Event) -> None:
        """Take an action from the case page; the date shown before and after is that of the law."""
        page = self.page(role)
        page.goto(f"{self.server.url}/desk/case/{self.row.code}/")
        page.click(f"a[href*='/{action}/']")
        fill(page)
        if new:
            self.must_say(page, "button[name=look]", ".foreseen b", *self.happened, *new)
        page.click("main form button.primary")
        assert "已办" in page.locator(".said").first.inner_text(), page.inner_text("main")
        self.happened += new
        assert_due(page.locator(".case-line summary").inner_text(), self.due())

    def must_say(self, page: Page, button: str, where: str, *entries: Event) -> None:
        """What is foreseen is what the law says of these events."""
        page.click(button)
        assert_due(page.locator(where).last.inner_text(), self.due(*entries))

    def due(self, *entries: Event) -> date | None:
        """When a reply is due today by the law, if it is running."""
        case = fold(entries or self.happened, DEFAULT, state_council())
        standing = case.at(self.today)
        if standing.concluded or case.state.awaited_by:
            return None
        return standing.reply_due or standing.reply_due_if_silent

    def applicant_sees(self) -> str:
        """The page of state, whose date is that of the law too."""
        track(self.public, self.server.url, self.row)
        shown = self.public.locator(".state").inner_text()
        standing = fold(self.happened, DEFAULT, state_council()).at(self.today)
        if standing.reply_due and not standing.concluded:
            assert_due(shown, standing.reply_due)
        return self.public.locator("main").inner_text()


def assert_due(text: str, due: date | None) -> None:
    """The date in a line is this one; none if there is none."""
    found = DUE.search(text)
    assert (found[1] if found else None) == (due.isoformat() if due else None), text


@pytest.fixture
def story(
    browser: Browser, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Story]:
    """A bureau, on the first day."""
    told = Story(browser, live_server, monkeypatch)
    yield told
    for page in (told.public, *told.pages.values()):
        page.close()


def test_from_the_letter_to_the_reply(story: Story) -> None:
    applied(story)
    supplemented(story)
    consulted_and_extended(story)
    drafted(story)
    replied(story)
    shown = story.applicant_sees()
    assert Outcome.PARTLY_DISCLOSED.label in shown
    assert "随附台账，其中银行账号已隐去" in shown
    assert "行政复议" in shown


def applied(story: Story) -> None:
    to_the_end(story.public, story.server.url)
    story.happened.append(events.Received(story.today, Channel.ONLINE))
    assert story.due().isoformat() in story.public.inner_text("main")  # type: ignore[union-attr]
    story.today = date(2026, 3, 4)
    story.act(Role.REGISTRAR, "transfer", lambda page: choose(page, "section", SECTION))
    story.applicant_sees()


def supplemented(story: Story) -> None:
    by = date(2026, 3, 20)

    def fill(page: Page) -> None:
        page.fill("[name=by]", by.isoformat())
        page.fill("[name=items]", ITEMS)

    asked = events.SupplementAsked(story.today, by)
    story.act(Role.HANDLER, "ask_supplement", fill, asked)
    story.today = date(2026, 3, 10)
    assert ITEMS in story.applicant_sees()
    story.public.fill("textarea", SUPPLEMENT)
    story.public.click("form[action*=make_supplement] button")
    story.happened.append(events.SupplementMade(story.today))
    story.applicant_sees()


def consulted_and_extended(story: Story) -> None:
    story.today = date(2026, 3, 12)
    third = events.Consulted(story.today, "甲", events.Role.THIRD_PARTY)
    story.act(Role.HANDLER, "consult", lambda page: page.fill("[name=named]", "某某商行"), third)
    story.today = date(2026, 3, 19)
    objects = events.ConsultationAnswered(story.today, "甲", events.Answer.OBJECTS)
    story.act(
        Role.HANDLER, "record_answer", lambda page: choose(page, "answer", "objects"), objects
    )
    story.today = date(2026, 3, 25)
    longer = events.Extended(story.today, 10)
    story.act(
        Role.DISCLOSURE_HEAD, "extend", lambda page: page.fill("[name=workdays]", "10"), longer
    )
    story.applicant_sees()


def drafted(story: Story) -> None:
    story.today = date(2026, 4, 1)

    def search(page: Page) -> None:
        page.fill("[name=where]", "办公系统、档案室")
        page.fill("[name=words]", "家电下乡 台账")
        page.check("[name=held][value=true]")

    def write(page: Page) -> None:
        choose(page, "outcome", Outcome.PARTLY_DISCLOSED)
        page.check(f"[name=grounds][value={Outcome.THIRD_PARTY_RIGHTS}]")
        page.fill("[name=text]", "经审查，现答复如下：\n随附台账，其中银行账号已隐去。")

    story.act(Role.HANDLER, "log_search", search)
    story.act(Role.HANDLER, "draft", write)

    def pin(page: Page) -> None:
        page.click("text=批注第 2 段")
        page.fill("[name=pin-2]", "隐去哪几栏写清楚")
        page.check("[name=passed][value=true]")

    story.act(Role.LEGAL_REVIEWER, "review_legality", pin)
    story.act(Role.SECRECY_REVIEWER, "review_secrecy", lambda page: page.check("[value=true]"))
    approver = story.page(Role.APPROVER)
    approver.goto(f"{story.server.url}/desk/case/{story.row.code}/approve/")
    assert "隐去哪几栏写清楚" in approver.inner_text("main")
    story.act(Role.APPROVER, "approve", lambda page: page.check("[value=true]"))


def replied(story: Story) -> None:
    story.today = date(2026, 4, 3)
    reply = events.Replied(story.today, events.Means.POSTED, None, Outcome.PARTLY_DISCLOSED)
    story.act(Role.REGISTRAR, "reply", lambda page: choose(page, "means", "posted"), reply)
    story.today = date(2026, 4, 8)
    story.act(Role.REGISTRAR, "record_delivery", lambda page: page.fill("[name=proof]", "回执"))
    assert story.row.step == ""


def choose(page: Page, name: str, value: str) -> None:
    """Choose from a list."""
    page.select_option(f"select[name={name}]", value)
