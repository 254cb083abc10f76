"""How allauth's flows are bent: accounts come from administrators, names alone find people."""

from base64 import b64decode, b64encode
from hmac import digest
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.signing_in import sign_in_failed, signed_in
from gongkai.office.vault.ciphers import seal, unseal
from gongkai.office.vault.keys import office_keys
from gongkai.web.account import sentences

USE = b"second step of signing in"


class Entrance(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in by name and password."""

    error_messages = DefaultAccountAdapter.error_messages | sentences.ACCOUNT

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: administrators make the accounts."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether to go there after signing in: to a page of this site, given without a host."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **given: Any) -> str:  # noqa: ANN401, ARG002
        # allauth counts by host too, and anybody may write a new port into that header.
        return f"login:{given['username']}"

    def post_login(self, request: HttpRequest, user: Person, **given: Any) -> HttpResponse:  # noqa: ANN401
        """Journal that somebody is in, however they came in."""
        signed_in(user)
        answer: HttpResponse = super().post_login(request, user, **given)
        return answer

    def authentication_failed(self, request: HttpRequest, **given: Any) -> None:  # noqa: ANN401, ARG002
        """Journal that somebody was not let in; of a name that nobody has nothing is kept."""
        sign_in_failed(str(given.get("username", "")))

    def clean_password(self, password: str, user: Person | None = None) -> str:
        """The password if it is good enough; what is wrong with it is told in our words."""
        try:
            return str(super().clean_password(password, user))
        except ValidationError as wrong:
            said = [sentences.PASSWORD.get(str(e.code), str(e.message)) for e in wrong.error_list]
            raise ValidationError(said) from None

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str = "",
        message_context: dict[str, Any] | None = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str = "",
    ) -> None:
        """Say in our words what was done."""
        if said := message or sentences.DONE.get(message_template, ""):
            messages.add_message(request, level, said, extra_tags)

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:  # noqa: ARG002
        """Back to the start, with the reason: this person has shown who they are."""
        messages.error(request, sentences.INACTIVE)
        return redirect("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """The page of the account."""
        return reverse("mfa_index")

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """The ways to show once more who one is, in our words."""
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": sentences.REAUTHENTICATION[way["id"]]} for way in ways]


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """One-time passwords, passkeys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | sentences.SECOND_STEP

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it: a copy of the database does not give it away."""
        return b64encode(seal(settings.CIPHER, _key(), text.encode(), USE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return unseal(_key(), b64decode(encrypted_text), USE).decode()

    def generate_authenticator_name(self, user: Person, type: str) -> str:
        """The name of a passkey for which none is given."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"通行密钥 {count + 1}"


class Identity(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Signing in by the identity service of the organisation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401, ARG002
        """Never: administrators make the accounts."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ANN401
        """Find the person by user name, and by nothing else; nothing is kept of the login."""
        claims = sociallogin.account.get_provider_account().get_user_data() or {}
        name = str(claims.get("preferred_username") or "")
        person = Person.objects.filter(username=name, is_active=True).first()
        if person is None or sociallogin.state.get("process") != "login":
            unknown = sentences.UNKNOWN.format(service=sociallogin.provider.name)
            page = render(request, "socialaccount/refused.html", {"refusal": unknown}, status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.user = person


def _key() -> bytes:
    """Made of the oldest key of the office, so that a new one changes nothing."""
    return digest(office_keys().digest, USE, "sha256")
