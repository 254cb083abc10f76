"""The case that its entries make. It depends on no day; `at` says how it stands on one."""

from collections.abc import Sequence
from datetime import date

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import Event, Received
from gongkai.law.case.rules import RULES, NotAllowed, needs_confirmation
from gongkai.law.case.sense import must_be_a_record
from gongkai.law.case.standing import Standing
from gongkai.law.case.state import Open, Stage, State
from gongkai.law.policy import Policy
from gongkai.refusal import Refusal


class Case:
    """An application folded from its events, `entries`, in order of time.

    `state` is how it stands after all of them and is not to be changed.
    """

    def __init__(
        self, entries: Sequence[Event], policy: Policy, calendar: Calendar, state: State
    ) -> None:
        self.entries = entries
        self.policy = policy
        self.calendar = calendar
        self.state = state

    def at(self, day: date) -> Standing:
        """How the case stands at the end of a day, by what had happened until then."""
        if day >= self.entries[-1].on:
            return Standing(self.state, day)
        return self.until(day).at(day)

    def until(self, day: date) -> "Case":
        """The case of what had happened by the end of a day."""
        if day < self.entries[0].on:
            raise Refusal("case-not-yet", day=day, received=self.entries[0].on)
        before = [event for event in self.entries if event.on <= day]
        return self.of(before)

    def plus(self, *events: Event) -> "Case":
        """The case as it would be if these events followed: what if?"""
        return self.of([*self.entries, *events])

    def of(self, events: Sequence[Event]) -> "Case":
        """The case of other events by the same policy and calendar."""
        return fold(events, self.policy, self.calendar)

    def under(self, calendar: Calendar) -> "Case":
        """The same events under another calendar."""
        return fold(self.entries, self.policy, calendar)

    @property
    def due_if_silent(self) -> date | None:
        """The day by which a reply is due if nothing more happens; None where no period runs.

        It depends on no day: parties that are still asked are taken to stay silent.
        """
        state = self.state
        if state.stage is not Stage.OPEN:
            return None
        return state.due(self.entries[-1].on, Open.SILENT)


def fold(entries: Sequence[Event], policy: Policy, calendar: Calendar) -> Case:
    """The case that events in order of time make.

    Raises NotAllowed, its value `index` being the place of the event, where the law does not allow
    one, and Refusal where the events are no record of one application.
    """
    must_be_a_record(entries)
    state = first(entries, policy, calendar)
    for index in range(1, len(entries)):
        try:
            record(state, entries[index])
        except NotAllowed as refusal:
            refusal.values["index"] = index
            raise
    return Case(entries, policy, calendar, state)


def first(entries: Sequence[Event], policy: Policy, calendar: Calendar) -> State:
    """The state after the first event, which is the receipt."""
    received = entries[0]
    assert isinstance(received, Received)
    state = State(received, policy, calendar)
    if needs_confirmation(state):
        state.stage = Stage.UNCONFIRMED
    else:
        state.receipt = received.on
        state.begin(received.on)
    return state


def record(state: State, event: Event) -> None:
    """Let one event happen to a state, or refuse it with the article."""
    stages, bar, apply = RULES[type(event)]
    if state.stage not in stages:
        raise NotAllowed(f"case-while-{state.stage}", on=event.on, label=event.LABEL)
    if bar and (why := bar(state, event.on)):
        raise NotAllowed(f"case-{why}", on=event.on, due=state.due(event.on), by=state.awaited_by)
    apply(state, event)
