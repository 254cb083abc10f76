"""How a case stands at the end of a day."""

from datetime import date
from functools import cached_property

from gongkai.law.case.events import Replied
from gongkai.law.case.state import Stage, State
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
        self.status = self._read()

    def _read(self) -> Status:
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
        target = state.clock(end.day, ended=True)[0]
        self.reply_due = state.fixed or state.calendar.day(target)
        return Status.CONCLUDED

    def _running(self) -> Status:
        state, day = self.state, self.day
        due = state.fixed
        if due is None:
            target, used = state.clock(day)
            self.workdays_used = used
            if target:
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
        return state.calendar.day(state.clock(self.day, silent=True)[0])

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
        counted = [self.supplement_notice_due, self.payment_due, self.reply_due_if_silent]
        counted += [self.reply_due] if self.state.fixed is None else []
        counted += self.consultation_due.values()
        counted += [self.day] if self.workdays_used is not None else []
        return any(day is not None and self.state.calendar.provisional(day) for day in counted)
