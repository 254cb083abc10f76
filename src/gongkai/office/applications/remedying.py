"""Where an applicant can go with a reply, or when none comes: the notice of the law, filled in."""

from collections.abc import Sequence
from datetime import date

from gongkai.law.policy import DEFAULT, Policy
from gongkai.law.remedies import Body as Respondent
from gongkai.law.remedies import BodyKind, Ground, Level, Names, OtherAct, Service, notice, remedy
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.policies import policy_from
from gongkai.office.bodies.supervising import superior_in
from gongkai.words import Outcome


def remedies(
    row: Application, outcome: Outcome | None, on: date, grounds: Sequence[Ground] = ()
) -> str:
    """The notice of remedies for a reply of a day, or without an outcome for no reply.

    The letter and the page of the applicant say the same. Raises Refusal for grounds that do not
    fit the outcome, and where the law that is loaded says nothing of such a body or day.
    """
    above = superior_in(row.body, on.year)
    return notice_of(row.body, above, outcome, on, grounds, policy_from(row.settings))


def notice_of(
    body: Body,
    above: Body | None,
    outcome: Outcome | None,
    on: date,
    grounds: Sequence[Ground] = (),
    policy: Policy = DEFAULT,
) -> str:
    """The same of a body under another.

    As on paper: the address for applying online (行政复议法第二十二条第二款) is kept nowhere.
    """
    found = remedy(
        outcome or OtherAct.NO_REPLY,
        replied_on=on,
        body=Respondent(BodyKind.of(body.kind), Level.of(body.level)),
        served=Service.PAPER,
        grounds=tuple(grounds),
        policy=policy,
    )
    return notice(found, _names(body, above))


def _names(body: Body, above: Body | None) -> Names:
    """The government to which a department belongs, or the one above, where the tree says it."""
    if above is None or above.kind != BodyKind.GOVERNMENT:
        return Names()
    if body.kind in (BodyKind.GOVERNMENT, BodyKind.TOWNSHIP):
        return Names(government_above=above.name)
    return Names(own_government=above.name if above.level == body.level else "")
