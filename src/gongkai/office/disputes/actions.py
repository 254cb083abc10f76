"""The one door: may this person, may this dispute, then entry, row and facts in one transaction."""

from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.law.case.events import Authority
from gongkai.law.disputes import Instance
from gongkai.office.applications import actions as applications
from gongkai.office.applications import said as of_application
from gongkai.office.applications.actions import LONGEST_TOKEN, marked
from gongkai.office.applications.forms import filled
from gongkai.office.applications.said import Said
from gongkai.office.applications.telling import told as told_of_application
from gongkai.office.bodies.access import must
from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Person
from gongkai.office.disputes import said as say
from gongkai.office.disputes.attempting import Attempt, annulled, attempt
from gongkai.office.disputes.models import Dispute, DisputeSent
from gongkai.refusal import Refusal

ACTIONS: dict[str, type[Said]] = {
    "amend_dispute": say.Amended,
    "notify_dispute": say.Notified,
    "answer_dispute": say.Answered,
    "hand_in_evidence": say.EvidenceHandedIn,
    "extend_evidence": say.EvidenceExtended,
    "set_hearing": say.HearingSet,
    "record_dispute_step": say.Stepped,
    "conclude_dispute": say.Concluded,
    "carry_out_order": say.Ordered,
    "appeal_dispute": say.Appealed,
    "retry_dispute": say.Retried,
    "strike_dispute": say.Struck,
    "annul_in_dispute": say.Annulled,
}
# Found out by the action itself.
OWN: dict[str, dict[str, Any]] = {"carry_out_order": {"reopened": None}}


def act(
    code: str,
    action: str,
    person: Person,
    *,
    on: date | None = None,
    token: str = "",
    **given: object,
) -> Dispute:
    """Take one action on a dispute, as of a day (today if none is given).

    Texts are given as they are and kept encrypted. The same `token` does its work once. What is
    ordered reopens the application in the same transaction. Raises Refusal for what cannot follow
    what was before; who may not is journaled.
    """
    on = on or timezone.localdate()
    mark = marked(action, given) if token else ""
    with attempt(code, action, person) as at:
        if token and sent_before(token, mark, dispute=at.row):
            return at.row
        must_be_past(on)
        said = filled(ACTIONS[action], code, given, OWN.get(action, {}))
        _do(at, said, on)
        if token:
            DisputeSent.objects.create(token=token, dispute=at.row, mark=mark)
    return at.row


def sent_before(token: str, mark: str, **where: object) -> Dispute | None:
    """The dispute for which this very form did its work already.

    Raises Refusal for a token that stood on another form.
    """
    if len(token) > LONGEST_TOKEN:
        raise Refusal("office-wrong-field", field="token", value=f"{token[:20]}…")
    rows = DisputeSent.objects.select_related("dispute__body")
    before = rows.filter(token=token, **where).first()
    if before and before.mark != mark:
        raise Refusal("office-token-used", token=token)
    return before.dispute if before else None


def _do(at: Attempt, said: Said, on: date) -> None:
    if isinstance(said, say.Ordered):
        _carry_out(at, said.reply_by, on)
        return
    if isinstance(said, say.Annulled):
        _close_again(at, said.number, on)
    at.say(said, on)
    if isinstance(said, say.Concluded):
        _must_be_sound(said)
        if said.effective:
            must(at.person, "carry_out_order", at.row.body, "", timezone.localdate())
            _carry_out(at, said.reply_by, said.effective)


def _must_be_sound(said: say.Concluded) -> None:
    """What is said of an order stands with one; what is said to have happened has."""
    if not said.ordered and (said.reply_by or said.effective):
        raise Refusal("dispute-no-order")
    for day in (said.arrived, said.effective):
        if day:
            must_be_past(day)


def _carry_out(at: Attempt, reply_by: date | None, on: date) -> None:
    """The order takes effect: the application is open again, with a clock of its own."""
    state, application = at.state, at.row.application
    reply_by = reply_by or (state.ordered.reply_by if state.ordered else None)
    number = None
    if application and state.ordered:
        court = state.instance is not Instance.RECONSIDERATION
        by = Authority.COURT if court else Authority.RECONSIDERATION
        applications.act(application.code, "reopen", at.person, on=on, by=by, due=reply_by)
        entries = told_of_application(application.code)
        number = entries[-1].entry.number
    at.say(say.Ordered(reply_by, number), on)


def _close_again(at: Attempt, number: int, on: date) -> None:
    """With an order that was recorded wrongly goes what it did to the application."""
    wrong = annulled(at.found, number).said
    application = at.row.application
    if not isinstance(wrong, say.Ordered) or application is None or wrong.reopened is None:
        return
    still = {each.entry.number: each.said for each in told_of_application(application.code)}
    if isinstance(still.get(wrong.reopened), of_application.Reopened):
        applications.act(application.code, "annul", at.person, on=on, number=wrong.reopened)
