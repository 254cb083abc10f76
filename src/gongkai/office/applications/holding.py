"""Who has shown the query code of an application: its applicant, without an account."""

from dataclasses import dataclass

from django.core.signing import BadSignature, TimestampSigner

from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import APPLICANT
from gongkai.refusal import Refusal

MINUTES = 30  # for which a shown query code holds
_SIGNER = TimestampSigner(salt="gongkai.office.applications.holding")


@dataclass(frozen=True, slots=True)
class Holder:
    """The applicant of the application with this code.

    Made where it was shown or sent alone: by `tracking`, `counter` and the sending of drafts.
    """

    code: str

    @property
    def marker(self) -> str:
        """What a browser may keep in place of the query code: it says nothing, and it expires."""
        return _SIGNER.sign(self.code)


def held(marker: str) -> Holder:
    """Who came with a marker. Raises Refusal where it is none, or too old."""
    try:
        return Holder(_SIGNER.unsign(marker, max_age=MINUTES * 60))
    except BadSignature:
        raise Refusal("counter-show-again", minutes=MINUTES) from None


def must_hold(holder: Holder, action: str, row: Application) -> None:
    """Raises Forbidden unless this is the applicant's own and an action of applicants."""
    if holder.code != row.code or action not in APPLICANT:
        raise Forbidden("office-forbidden", action=action, person="申请人", body=row.body)
