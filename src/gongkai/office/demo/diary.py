"""What is done with one invented letter, day by day, and who does it."""

from datetime import date, timedelta
from random import Random

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import Channel, Means
from gongkai.office.applications.pinning import pinned
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.county import Office
from gongkai.office.demo.letters import text
from gongkai.office.demo.replies import reply_text
from gongkai.office.demo.story import Step, Story
from gongkai.words import Outcome

BY_WIRE = frozenset({Channel.ONLINE, Channel.EMAIL})


class Diary:
    """A story as it is written: `day` goes forward, what is later than `today` is left out."""

    def __init__(
        self, office: Office, story: Story, calendar: Calendar, rng: Random, today: date
    ) -> None:
        self.office, self.story, self.calendar, self.rng = office, story, calendar, rng
        self.today = today
        self.day = story.received
        self.section = rng.choice(office.sections)
        self.lies = ""

    def wait(self, least: int, most: int) -> None:
        """Some working days pass; with none, until somebody works."""
        days = self.rng.randint(least, most)
        if days or not self.calendar.is_workday(self.day):
            self.day = self.calendar.after(self.day, max(1, days))

    def pass_over(self, until: date) -> None:
        """The first working day after a day."""
        self.day = self.calendar.after(until, 1)

    def later(self, workdays: int) -> date:
        """So many working days from now."""
        return self.calendar.after(self.day, workdays)

    def do(self, action: str, role: Role | None, /, **given: object) -> None:
        """Somebody with a role does something today."""
        if self.day <= self.today:
            who = self.office.who(role, self.section) if role else None
            self.story.steps.append(Step(self.day, action, who, given))

    def say(self, name: str) -> str:
        """A text of the case file."""
        return text(name, self.rng, self.story.letter)

    def chance(self, share: float) -> bool:
        """Whether something happens that does in such a share of cases."""
        return self.rng.random() < share

    def hand_over(self) -> None:
        """It lies with a section; sometimes with a wrong one first."""
        if self.lies:
            return
        self.wait(0, 1)
        others = [each for each in self.office.sections if each != self.section]
        if others and self.chance(0.03):
            right, self.section = self.section, self.rng.choice(others)
            self.do("transfer", Role.REGISTRAR, section=self.section)
            self.wait(0, 1)
            self.do("send_back", Role.HANDLER, reason=self.say("wrong_section"))
            self.section = right
        self.do("transfer", Role.REGISTRAR, section=self.section)
        self.lies = self.section

    def search(self, *, held: bool) -> None:
        """Somebody of the section looks."""
        self.do(
            "log_search",
            Role.HANDLER,
            where=self.say("where"),
            words=self.say("words"),
            found=self.say("found" if held else "nothing"),
            held=held,
        )

    def draft(self, outcome: Outcome, grounds: tuple[Outcome, ...]) -> None:
        """A reply is drafted; sometimes a reviewer sends it back, and another is."""
        self.write(outcome, grounds)
        if self.chance(0.07):
            self.wait(0, 1)
            given = {
                "passed": False,
                "note": self.say("back"),
                "pins": pinned({2: self.say("pin")}),
            }
            self.do("review_legality", Role.LEGAL_REVIEWER, **given)
            self.wait(0, 2)
            self.write(outcome, grounds)

    def write(self, outcome: Outcome, grounds: tuple[Outcome, ...] = ()) -> None:
        """The text of a reply is put before the reviewers."""
        if self.day <= self.today:
            text = reply_text(self.office, self.story, outcome, grounds, self.day)
            self.do("draft", Role.HANDLER, outcome=outcome, grounds=grounds, text=text)

    def review(self) -> None:
        """Both reviews pass."""
        note = {"note": self.say("note")} if self.chance(0.3) else {}
        self.wait(0, 2)
        self.do("review_legality", Role.LEGAL_REVIEWER, passed=True, **note)
        self.wait(0, 1)
        self.do("review_secrecy", Role.SECRECY_REVIEWER, passed=True)

    def approve(self) -> None:
        """The leader in charge agrees."""
        self.wait(0, 2)
        self.do("approve", Role.APPROVER, passed=True)

    def reply(self, outcome: Outcome, grounds: tuple[Outcome, ...]) -> None:
        """What was approved goes out."""
        self.wait(0, 1)
        self.send(outcome, grounds)

    def send(
        self, outcome: Outcome, grounds: tuple[Outcome, ...] = (), means: Means | None = None
    ) -> None:
        """The reply goes out today; there is proof that it came in, of what was posted always."""
        wire = self.story.letter.channel in BY_WIRE
        drawn = Means.ONLINE if wire else self.rng.choice((Means.POSTED, Means.HANDED_OVER))
        means = means or drawn
        self.do("reply", Role.REGISTRAR, means=means, outcome=outcome, grounds=grounds)
        if means is Means.POSTED or self.chance(0.8):
            self.wait(0, 4)
            self.do("record_delivery", Role.REGISTRAR, proof=self.say("proof"))

    def answer(
        self, outcome: Outcome, *grounds: Outcome, thinking: tuple[int, int] = (1, 4)
    ) -> None:
        """From the section to the reply, in the time that this takes."""
        self.hand_over()
        self.wait(0, 2)
        if outcome is Outcome.NOT_HELD or self.chance(0.6):
            self.search(held=outcome is not Outcome.NOT_HELD)
        self.wait(*thinking)
        self.draft(outcome, grounds)
        self.review()
        self.approve()
        self.reply(outcome, grounds)

    def calendar_days(self, days: int) -> date:
        """So many days from now, as a letter sets a term."""
        return self.day + timedelta(days)
