"""Who may open what: every address of the site by every role. A new address must be listed."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.office.bodies.models import Person

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "person")
ANSWERS: dict[str, tuple[int, int]] = {
    "portal:front": (200, 200),
    # What an application shows depends on the query code alone, never on who is signed in:
    # tests/web/portal/test_tracking.py.
    "portal:apply": (200, 200),
    "portal:apply-body": (404, 404),
    "portal:apply-step": (404, 404),
    "portal:apply-matches": (405, 405),
    "portal:track": (200, 200),
    "portal:track-status": (403, 403),
    "portal:track-receipt": (403, 403),
    "portal:track-leave": (405, 405),
    "portal:track-act": (405, 405),
    "portal:track-file": (403, 403),
    "portal:bodies": (200, 200),
    "portal:guide": (404, 404),
    # Only what was published is there, for everybody: tests/web/published.
    "portal:reports": (200, 200),
    "portal:reports-body": (404, 404),
    "portal:report": (404, 404),
    "portal:report-file": (404, 404),
    "portal:report-chart": (404, 404),
    "portal:check": (200, 200),
    "portal:check-sample": (200, 200),
    "portal:check-again": (405, 405),
    "portal:check-download": (405, 405),
    "portal:health": (200, 200),
    # A person without a password, a passkey or a second step. What is found there is tested in
    # tests/web/account.
    "mfa_index": (302, 200),
    "account_login": (200, 302),
    "account_logout": (302, 200),
    "account_change_password": (302, 302),
    "account_reauthenticate": (302, 403),
    "mfa_authenticate": (302, 302),
    "mfa_login_webauthn": (302, 302),
    "mfa_reauthenticate": (302, 403),
    "mfa_reauthenticate_webauthn": (302, 403),
    "mfa_activate_totp": (302, 200),
    "mfa_deactivate_totp": (302, 404),
    "mfa_list_webauthn": (302, 200),
    "mfa_add_webauthn": (302, 200),
    "mfa_remove_webauthn": (302, 404),
    "mfa_view_recovery_codes": (302, 404),
    "mfa_generate_recovery_codes": (302, 200),
    "mfa_download_recovery_codes": (302, 404),
    "socialaccount_login_cancelled": (200, 200),
    "openid_connect_login": (404, 404),
    "openid_connect_callback": (404, 404),
    "desk:morning": (302, 200),
    "desk:keys": (302, 200),
    "desk:disputes": (302, 200),
    "desk:dispute-new": (302, 403),
    "desk:dispute": (302, 404),
    "desk:dispute-personal": (405, 405),
    "desk:dispute-action": (302, 404),
    "desk:notices": (302, 200),
    "desk:notices-read": (405, 405),
    "desk:notices-choose": (405, 405),
    "desk:calendars": (302, 200),
    "desk:calendar-new": (302, 403),
    "desk:calendar": (302, 403),
    "desk:calendar-confirm": (405, 405),
    "desk:calendar-drop": (405, 405),
    # Somebody without a role administers nothing; what each role may is in test_every_role.py.
    "desk:administration:overview": (302, 403),
    "desk:administration:bodies": (302, 403),
    "desk:administration:found": (302, 403),
    "desk:administration:sheet": (302, 403),
    "desk:administration:import": (302, 403),
    "desk:administration:people": (302, 403),
    "desk:administration:add": (302, 403),
    "desk:administration:settings": (302, 403),
    "desk:administration:key": (302, 403),
    "desk:administration:audit": (302, 403),
    "desk:administration:export": (302, 403),
    "desk:administration:journal": (302, 403),
    "desk:administration:anchor": (302, 403),
    "desk:administration:body": (302, 404),
    "desk:administration:change": (302, 404),
    "desk:administration:setting": (302, 404),
    "desk:administration:person": (302, 403),
    "desk:administration:give": (302, 403),
    "desk:administration:leave": (302, 403),
    "desk:administration:end": (302, 403),
    "desk:administration:rotate": (405, 405),
    # Somebody without a role sees no registers; what each role sees is in test_every_role.py.
    "desk:publications:overview": (302, 403),
    "desk:publications:list": (302, 403),
    "desk:publications:new": (302, 403),
    "desk:publications:import": (302, 403),
    "desk:publications:row": (302, 403),
    "desk:publications:act": (302, 403),
    "desk:past": (302, 403),
    "desk:past-import": (302, 403),
    "desk:past-report": (302, 404),
    "desk:past-mend": (405, 405),
    "desk:past-withdraw": (405, 405),
    "desk:register": (302, 200),
    "desk:export": (302, 200),
    "desk:assign": (405, 405),
    "desk:save-view": (405, 405),
    "desk:drop-view": (405, 405),
    # Somebody without any role; what each role gets stands in test_every_role.py.
    "desk:intake": (302, 403),
    "desk:case": (302, 404),
    "desk:letter": (302, 404),
    "desk:path": (302, 404),
    "desk:whole": (302, 404),
    "desk:action": (302, 404),
    "desk:personal": (405, 405),
    "desk:letter-docx": (405, 405),
    "desk:letter-pdf": (405, 405),
    "desk:download": (405, 405),
    # What each role may do to which application is tested in tests/office/bodies/test_roles.py.
    "api:applications": (401, 200),
    "api:application": (401, 404),
    "api:personal": (405, 405),
    "api:act": (405, 405),
}
# What the address itself must name.
NAMED: dict[str, dict[str, object]] = {
    "desk:calendar": {"calendar": "nothing"},
    "desk:calendar-confirm": {"calendar": "nothing"},
    "desk:calendar-drop": {"calendar": "nothing"},
    "portal:apply-body": {"body": "nobody"},
    "portal:apply-matches": {"body": "nobody"},
    "portal:apply-step": {"body": "nobody", "step": "what"},
    "portal:track-act": {"action": "withdraw"},
    "portal:track-file": {"file": "nothing"},
    "portal:guide": {"body": "nobody"},
    "portal:reports-body": {"body": "nobody"},
    "portal:report": {"body": "nobody", "year": 2025},
    "portal:report-file": {"body": "nobody", "year": 2025, "ending": "pdf"},
    "portal:report-chart": {"body": "nobody", "year": 2025, "chart": "years"},
    "desk:dispute": {"dispute": "nothing"},
    "desk:dispute-personal": {"dispute": "nothing"},
    "desk:dispute-action": {"dispute": "nothing", "action": "notify_dispute"},
    "mfa_remove_webauthn": {"pk": 1},
    "desk:administration:body": {"body": "nothing"},
    "desk:administration:change": {"body": "nothing", "change": "contact"},
    "desk:administration:setting": {"body": "nothing", "name": "region"},
    "desk:administration:person": {"pk": 1},
    "desk:administration:give": {"pk": 1},
    "desk:administration:leave": {"pk": 1},
    "desk:administration:end": {"pk": 1, "role": 1},
    "desk:publications:list": {"kind": "documents"},
    "desk:publications:new": {"kind": "documents"},
    "desk:publications:import": {"kind": "entries"},
    "desk:publications:row": {"kind": "documents", "row": "nothing"},
    "desk:publications:act": {"kind": "documents", "row": "nothing", "action": "end"},
    "desk:past-report": {"past": "nothing"},
    "desk:past-mend": {"past": "nothing"},
    "desk:past-withdraw": {"past": "nothing"},
    "desk:drop-view": {"pk": 1},
    "desk:case": {"code": "nothing"},
    "desk:letter": {"code": "nothing"},
    "desk:path": {"code": "nothing"},
    "desk:whole": {"code": "nothing", "action": "attach"},
    "desk:action": {"code": "nothing", "action": "withdraw"},
    "desk:personal": {"code": "nothing"},
    "desk:letter-docx": {"code": "nothing"},
    "desk:letter-pdf": {"code": "nothing"},
    "desk:download": {"code": "nothing", "file": "nothing"},
    "api:application": {"code": "nothing"},
    "api:personal": {"code": "nothing"},
    "api:act": {"code": "nothing", "action": "withdraw"},
}


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The full name of every address."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{entry.namespace}:" if entry.namespace else ""
            yield from names(entry, prefix + inside)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"


def test_every_address_is_listed_here() -> None:
    assert set(names(get_resolver())) == set(ANSWERS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ANSWERS)
def test_each_role_gets_the_listed_answer(client: Client, name: str, role: str) -> None:
    if role == "person":
        client.force_login(Person.objects.create_user("wang"))
    answer = client.get(reverse(name, kwargs=NAMED.get(name)))
    assert answer.status_code == ANSWERS[name][ROLES.index(role)]
