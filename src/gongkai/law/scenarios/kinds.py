"""Scenarios of the other kinds: each takes its facts and answers by the keys of `expect`."""

from datetime import date
from typing import Any

from gongkai.law.applicants import applicants, column
from gongkai.law.calendar import Calendar
from gongkai.law.fees import Method, by_page, by_piece, pay_by
from gongkai.law.fields import Fields
from gongkai.law.outcomes import outcomes
from gongkai.law.policy import Policy
from gongkai.law.privacy import scan
from gongkai.law.publishing import due
from gongkai.law.remedies import Body, BodyKind, Contested, Level, OtherAct, Service, remedy
from gongkai.law.scenarios.expecting import by_place_in_text
from gongkai.refusal import Refusal
from gongkai.words import Outcome

Answer = dict[str, Any]


def calendar(facts: Fields, _policy: Policy, days: Calendar) -> Answer:
    """Whether a day is worked, or which day ends a period."""
    if "date" in facts:
        day = facts.take("date", date)
        facts.end()
        return {"workday": days.is_workday(day), "provisional": days.provisional(day)}
    start, workdays = facts.take("from", date), facts.take("workdays", int)
    facts.end()
    last = days.after(start, workdays)
    return {"date": last, "provisional": days.provisional(last)}


def remedies(facts: Fields, policy: Policy, _days: Calendar) -> Answer:
    """The remedies of a reply."""
    outcome = _contested(facts)
    grounds = [facts.one("grounds", each, Outcome) for each in facts.take("grounds", list, [])]
    replied_on = facts.take("replied_on", date)
    of = Fields(facts.take("body", dict), "body.")
    body = Body(of.word("kind", BodyKind), of.word("level", Level))
    of.end()
    served = facts.word("served", Service)
    facts.end()
    if grounds and outcome is not Outcome.PARTLY_DISCLOSED:
        raise Refusal("remedies-grounds-unexpected", outcome=outcome.label)
    found = remedy(
        outcome,
        replied_on=replied_on,
        body=body,
        served=served,
        grounds=grounds,
        policy=policy,
    )
    return {
        "reconsideration_first": found.reconsideration_first,
        "reconsideration_days": found.reconsideration_days,
        "reconsideration_organ": sorted(map(str, found.reconsideration_organ)),
        "suit_months": found.suit_months,
        "suit_after_reconsideration_days": found.suit_after_reconsideration_days,
        "online_channel_named": found.online_channel_named,
    }


def _contested(facts: Fields) -> Contested:
    value = facts.take("outcome", str)
    if value in list(OtherAct):
        return OtherAct.of(value)
    return facts.one("outcome", value, Outcome)


def fee(facts: Fields, _policy: Policy, days: Calendar) -> Answer:
    """A processing fee and its last day."""
    if facts.word("method", Method) is Method.PIECE:
        found = by_piece(facts.take("pieces", int), facts.take("earlier_this_month", int, 0))
    else:
        found = by_page(facts.take("pages", int))
    notified = facts.take("notified_on", date, None)
    facts.end()
    return {"yuan": found.yuan, "payment_due": pay_by(notified, days) if notified else None}


def publish(facts: Fields, _policy: Policy, days: Calendar) -> Answer:
    """The last day to publish something."""
    what, start = facts.take("what", str), facts.take("from", date)
    facts.end()
    return {"due": due(what, start, days)}


def row(facts: Fields, _policy: Policy, _days: Calendar) -> Answer:
    """The row of an outcome with its article, or the column of an applicant."""
    if "outcome" in facts:
        outcome = facts.word("outcome", Outcome)
        facts.end()
        return {"row": str(outcome), "article": outcomes()[outcome].article}
    kind = facts.take("applicant", str)
    facts.end()
    if kind not in applicants():
        known = "、".join(applicants())
        raise Refusal("scenario-unknown-word", key="applicant", value=kind, known=known)
    return {"column": str(column(kind))}


def privacy(facts: Fields, _policy: Policy, _days: Calendar) -> Answer:
    """The personal data in a text."""
    text = facts.take("text", str)
    facts.end()
    found = [{"kind": str(each.kind), "text": each.text} for each in scan(text)]
    return {"found": sorted(found, key=by_place_in_text)}
