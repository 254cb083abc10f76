"""The few pages that allauth does not have as we want them."""

from collections.abc import Callable

from allauth.account.views import password_change
from allauth.decorators import rate_limit
from allauth.mfa.webauthn.views import login_webauthn
from allauth.socialaccount.providers.openid_connect.views import login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

View = Callable[..., HttpResponseBase]

# Each call keeps a session for somebody unknown, so that they are counted.
counted: Callable[[View], View] = rate_limit(action="start", limit_get=True)
login_by_passkey = counted(login_webauthn)


@counted
def login_by_identity(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """On the way to the identity service; a word where that does not answer."""
    try:
        answer: HttpResponseBase = login(request, provider_id)
    except (OSError, KeyError):  # what is raised for any failure of the network is an OSError
        return render(request, "socialaccount/authentication_error.html", status=502)
    return answer


def change_password(request: HttpRequest) -> HttpResponseBase:
    """A new password; who signs in by the identity service alone has none to change."""
    if request.user.is_authenticated and not request.user.has_usable_password():
        return redirect("mfa_index")
    answer: HttpResponseBase = password_change(request)
    return answer
