"""The one door: may this person, may this case, then entry, row and facts in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from gongkai.office.applications import said as say
from gongkai.office.applications import said_by_applicant as applicant
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.forms import filled
from gongkai.office.applications.gates import GATES, LEGALITY, SECRECY, must_follow, since_draft
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.indexing import found_by
from gongkai.office.applications.models import Application, Sent
from gongkai.office.applications.sense import must_make_sense
from gongkai.office.applications.telling import Told
from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.policies import is_small
from gongkai.office.journal.canonical import canonical
from gongkai.office.vault.store import digest
from gongkai.refusal import Refusal


class Kind(NamedTuple):
    """An action: what it says, and what of that is the same each time."""

    said: type[say.Said]
    fixed: Mapping[str, object] = {}


ACTIONS: dict[str, Kind] = {
    "confirm": Kind(say.Confirmed),
    "ask_supplement": Kind(say.SupplementAsked),
    "make_supplement": Kind(say.SupplementMade),
    "ask_reasons": Kind(say.ReasonsAsked),
    "state_reasons": Kind(applicant.ReasonsStated),
    "find_reasons": Kind(say.ReasonsGiven),
    "consult": Kind(say.Consulted),
    "record_answer": Kind(say.ConsultationAnswered),
    "extend": Kind(say.Extended),
    "notify_fee": Kind(say.FeeNotified),
    "record_payment": Kind(say.FeePaid),
    "transfer": Kind(say.Transferred),
    "send_back": Kind(say.SentBack),
    "log_search": Kind(say.Searched),
    "draft": Kind(say.Drafted),
    "review_legality": Kind(say.Reviewed, {"of": LEGALITY}),
    "review_secrecy": Kind(say.Reviewed, {"of": SECRECY}),
    "approve": Kind(say.Approved),
    "reply": Kind(say.Replied),
    "record_delivery": Kind(say.Delivered),
    "close": Kind(say.Closed),
    "withdraw": Kind(say.Withdrawn),
    "reopen": Kind(say.Reopened),
    "annul": Kind(say.Annulled),
    "suggest_publication": Kind(applicant.PublicationSuggested),
}


LONGEST_TOKEN = 64
AFTERWARDS = (say.Delivered, say.Annulled, say.Attached, applicant.PublicationSuggested)


def act(
    code: str,
    action: str,
    person: Person | Holder | None,
    *,
    on: date | None = None,
    token: str = "",
    **given: object,
) -> Application:
    """Take one action on an application, as of a day (today if none is given).

    Texts and files about a person are given as they are and kept encrypted. The same `token` does
    its work once. Raises Refusal, with the article where the law says no; who may not is journaled.
    """
    on = on or timezone.localdate()
    mark = marked(action, given) if token else ""
    with attempt(code, action, person) as at:
        row, found = at.row, at.found
        if token and sent_before(token, mark, application=row):
            return row
        must_be_past(on)
        kind = ACTIONS[action]
        must_be_open(row, kind.said)
        must_follow(found[0], on)
        fixed = fixed_by(kind, found, at.person.pk if at.person else None)
        _must_be_others(fixed, at.person, row.body)
        said = filled(kind.said, code, given, fixed)
        must_make_sense(found, said, on, timezone.localdate())
        if rule := GATES.get(kind.said):
            rule.gate(found, said, on, timezone.localdate())
        at.say(said, on)
        found_by(row, {name: given.get(name) for name in kind.said.SEALED})
        if token:
            Sent.objects.create(token=token, application=row, mark=mark)
    return row


def marked(action: str, given: Mapping[str, object]) -> str:
    """A keyed digest of what was sent, by which the same form is known again."""
    return digest("sent", canonical({"action": action, **{k: str(v) for k, v in given.items()}}))


def sent_before(token: str, mark: str, **where: object) -> Application | None:
    """The application for which this very form did its work already.

    Raises Refusal for a token that stood on another form.
    """
    if len(token) > LONGEST_TOKEN:
        raise Refusal("office-wrong-field", field="token", value=f"{token[:20]}…")
    before = Sent.objects.select_related("application__body").filter(token=token, **where).first()
    if before and before.mark != mark:
        raise Refusal("office-token-used", token=token)
    return before.application if before else None


def must_be_open(row: Application, kind: type[say.Said]) -> None:
    """What moves no clock is over with the application, but for what follows its end."""
    if row.retracted:
        raise Refusal("office-retracted")
    if row.merged_into:
        raise Refusal("office-merged", into=row.merged_into)
    if kind is say.Delivered and not row.concluded_on:
        raise Refusal("office-nothing-delivered")
    if kind.EVENT is None and row.concluded_on and kind not in AFTERWARDS:
        raise Refusal("office-concluded")


def fixed_by(kind: Kind, found: Sequence[Told], by_id: int | None) -> dict[str, Any]:
    """What is said of itself: what the action always says, and of a check who made it."""
    if kind.said not in (say.Reviewed, say.Approved) or by_id is None:
        return dict(kind.fixed)
    return {**kind.fixed, "same_person": _checks_own(kind.said, found, by_id)}


def _checks_own(kind: type[say.Said], found: Sequence[Told], by_id: int) -> bool:
    """Who drafted does not review, who drafted or reviewed does not approve."""
    before = [e for e in since_draft(found) if isinstance(e.said, say.Drafted | say.Reviewed)]
    reviewing = kind is say.Reviewed
    return any(
        each.entry.by_id == by_id
        for each in before
        if not reviewing or isinstance(each.said, say.Drafted)
    )


def _must_be_others(fixed: Mapping[str, object], person: Person | None, body: Body) -> None:
    """Nobody checks themselves, unless the body is too small for others."""
    if fixed.get("same_person") and not is_small(body, timezone.localdate()):
        raise Refusal("office-same-person", person=person)
