"""Where an applicant can go with a reply, or when none comes: the notice of the law, filled in."""

from collections.abc import Sequence
from datetime import date

from gongkai.law.remedies import Body as LawBody
from gongkai.law.remedies import BodyKind, Level, Names, OtherAct, Service, notice, remedy
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body, Supervision
from gongkai.office.bodies.policies import policy_from
from gongkai.refusal import Refusal
from gongkai.words import Outcome


def remedies(
    row: Application,
    outcome: Outcome | None,
    on: date,
    *,
    grounds: Sequence[Outcome] = (),
    online: bool = False,
) -> str:
    """The notice of remedies for a reply of a day, or without an outcome for no reply.

    Where the address for applying online for reconsideration is not known, without that sentence;
    empty where the law that is loaded says nothing of such a body or day.
    """
    contested = outcome or OtherAct.NO_REPLY
    body = LawBody(BodyKind.of(row.body.kind), Level.of(row.body.level))
    names, policy = _names(row.body), policy_from(row.settings)
    for served in (Service.ONLINE, Service.PAPER) if online else (Service.PAPER,):
        try:
            found = remedy(
                contested,
                replied_on=on,
                body=body,
                served=served,
                grounds=tuple(grounds),
                policy=policy,
            )
            return notice(found, names)
        except Refusal:
            continue
    return ""


def _names(body: Body) -> Names:
    """The government to which a department belongs, or the one above, where the tree says it."""
    above = Supervision.objects.filter(body=body, last_year=None).select_related("parent").first()
    parent = above.parent if above else None
    if parent is None or parent.kind != BodyKind.GOVERNMENT:
        return Names()
    if body.kind in (BodyKind.GOVERNMENT, BodyKind.TOWNSHIP):
        return Names(government_above=parent.name)
    return Names(own_government=parent.name if parent.level == body.level else "")
