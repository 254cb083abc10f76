"""How a case stands at the end of a day."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from gongkai.law.calendar import DAY
from gongkai.law.case.events import Replied
from gongkai.law.case.state import Open, Stage, State
from gongkai.words import Word


class Status(Word):
    """Where an application stands."""

    UNCONFIRMED = "unconfirmed", "收到日期待确认"
    RUNNING = "running", "办理中"
    AWAITING_SUPPLEMENT = "awaiting_supplement", "等待申请人补正"
    AWAITING_REASONS = "awaiting_reasons", "等待申请人说明理由"
    CONSULTING = "consulting", "征求意见中"
    AWAITING_PAYMENT = "awaiting_payment", "等待申请人缴费"
    DEFERRED = "deferred", "延迟答复中"
    OVERDUE = "overdue", "逾期未答复"
    LAPSED_SUPPLEMENT = "lapsed_supplement", "逾期未补正"
    LAPSED_PAYMENT = "lapsed_payment", "逾期未缴费"
    CONCLUDED = "concluded", "已办结"


COUNTED = ("reply_due", "reply_due_if_silent", "supplement_notice_due", "payment_due")
FIGURES = (
    "receipt_date",
    *COUNTED,
    "supplement_due",
    "status",
    "late",
    "workdays_used",
    "workdays_left",
    "provisional",
)


class Standing:
    """Status and limits of a case at the end of `day`.

    `reply_due` is None while it cannot be known; `workdays_used` and `workdays_left` are None where
    no reply period runs or pauses.
    """

    def __init__(self, state: State, day: date) -> None:
        self.state = state
        self.day = day
        self.reply_due: date | None = None
        self.workdays_used: int | None = None
        self.workdays_left: int | None = None
        self.status = self._look()

    def _look(self) -> Status:
        state, day = self.state, self.day
        stage = state.stage
        if stage is Stage.OPEN:
            return self._running()
        if stage is Stage.UNCONFIRMED:
            return Status.UNCONFIRMED
        if stage is Stage.SUPPLEMENT:
            return Status.LAPSED_SUPPLEMENT if state.lapsed(day) else Status.AWAITING_SUPPLEMENT
        if stage is Stage.PAYMENT:
            return Status.LAPSED_PAYMENT if state.lapsed(day) else Status.AWAITING_PAYMENT
        end = state.end
        if type(end) is not Replied:
            return Status.CONCLUDED
        if end.day > day:  # handed over, and not signed yet
            return self._running()
        self.reply_due = state.due(end.day, Open.CUT_SHORT)
        return Status.CONCLUDED

    def _running(self) -> Status:
        state, day = self.state, self.day
        due = state.fixed
        if due is None:
            target, used = state.clock(day)
            self.workdays_used = used
            if target is not None:
                due = state.calendar.day(target)
                self.workdays_left = max(0, target - state.calendar.position(day))
            else:
                self.workdays_left = state.length - used
        self.reply_due = due
        if due is not None and day > due:
            self.workdays_left = 0
            return Status.OVERDUE
        if state.reasons_asked and not state.reasons_given:
            return Status.AWAITING_REASONS
        if due is None:
            return Status.CONSULTING
        return Status.DEFERRED if state.fixed and not state.ordered else Status.RUNNING

    @cached_property
    def concluded(self) -> bool:
        """Whether nothing is left to do."""
        return self.status is Status.CONCLUDED

    @cached_property
    def late(self) -> bool | None:
        """Whether the reply came after the due date; None unless the case ended by a reply."""
        end = self.state.end
        if not self.concluded or type(end) is not Replied or self.reply_due is None:
            return None
        return end.day > self.reply_due

    @cached_property
    def receipt_date(self) -> date | None:
        """收到申请之日; None until both sides have confirmed it."""
        return self.state.receipt

    @cached_property
    def reply_due_if_silent(self) -> date | None:
        """While consulting: the due date if every open party answers on its last day."""
        state = self.state
        if self.reply_due is not None or self.workdays_used is None:
            return None
        return state.due(self.day, Open.SILENT)

    @cached_property
    def supplement_notice_due(self) -> date | None:
        """The last day on which the applicant may be told what to complete, 条例第三十条."""
        state = self.state
        if state.receipt is None:
            return None
        return state.calendar.after(state.receipt, state.limits.supplement_notice)

    @cached_property
    def supplement_due(self) -> date | None:
        """The day set for the supplement that is outstanding."""
        return None if self.concluded else self.state.supplement_by

    @cached_property
    def payment_due(self) -> date | None:
        """The last day for the payment that is outstanding."""
        return None if self.concluded else self.state.payment_due

    @cached_property
    def consultation_due(self) -> dict[str, date]:
        """The last day of each party that was written to."""
        return {each.party: each.last for each in self.state.consultations}

    @cached_property
    def provisional(self) -> bool:
        """Whether any day counted for these figures lies in a year without a notice."""
        return bool(self.provisional_years)

    @cached_property
    def provisional_years(self) -> list[int]:
        """The years without a notice, or of unsettled regional holidays, in which days count."""
        years = self.state.calendar.provisional_years
        return sorted({year for span in self._counted() for year in years(*span)})

    def _counted(self) -> Iterator[tuple[date, date]]:
        """The stretches of days that were counted, each from its first day to its last."""
        state = self.state
        if state.receipt and self.supplement_notice_due:
            yield state.receipt + DAY, self.supplement_notice_due
        if state.notified and self.payment_due:
            yield state.notified + DAY, self.payment_due
        for each in state.consultations:
            yield each.served + DAY, each.last
        ends = [self.reply_due_if_silent, self.reply_due if state.fixed is None else None]
        ends += [self.day] if self.workdays_used else []
        for end in filter(None, ends):
            yield state.calendar.day(state.start + 1), end

    @cached_property
    def figures(self) -> dict[str, Any]:
        """Everything that is said of the day, by the names of the scenarios."""
        found = {name: getattr(self, name) for name in FIGURES}
        return found | {"consultation_due": self.consultation_due or None}

    @cached_property
    def limits(self) -> dict[str, date | None]:
        """Every day that is counted in working days; a party's is `consultation_due:party`."""
        parties = {f"consultation_due:{p}": d for p, d in self.consultation_due.items()}
        return {name: getattr(self, name) for name in COUNTED} | parties
