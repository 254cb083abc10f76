"""Who has shown a query code in this browser: the session keeps a marker that expires."""

from django.http import HttpRequest

from gongkai.office.applications.holding import MINUTES, Holder, held
from gongkai.refusal import Refusal

MARKER = "applicant"


def keep(request: HttpRequest, holder: Holder) -> None:
    """Remember for half an hour whose application may be seen; the number of the session changes,
    so that nobody who knew it before comes in with it."""
    request.session.cycle_key()
    request.session[MARKER] = holder.marker


def holder_of(request: HttpRequest) -> Holder:
    """Whose application may be seen. Raises Refusal where no code was shown, or too long ago."""
    marker = request.session.get(MARKER)
    if not marker:
        raise Refusal("counter-show-again", minutes=MINUTES)
    return held(str(marker))


def forget(request: HttpRequest) -> None:
    """Show nothing more in this browser."""
    request.session.pop(MARKER, None)
