"""By which second steps people sign in, as the pages of people show it."""

from collections.abc import Iterable, Mapping

from allauth.mfa.models import Authenticator

NAMES = {Authenticator.Type.TOTP: "动态口令", Authenticator.Type.WEBAUTHN: "通行密钥"}


def steps_of(people: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """The second steps of some people by their ids, each named once; who has none is left out."""
    rows = Authenticator.objects.filter(user__in=list(people), type__in=NAMES)
    found: dict[int, tuple[str, ...]] = {}
    for user, kind in rows.order_by("type").values_list("user", "type").distinct():
        found[user] = (*found.get(user, ()), NAMES[kind])
    return found
