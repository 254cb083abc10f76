"""A small county to serve, and who asks: prints the cookies of applicants and clerks as JSON.

A program of its own: `python -m bench.serving_county CASES`, on the records of the environment.
"""

import json
import sys
from importlib import import_module
from typing import Any

import django

from bench.desk_work import made

BODIES, SEED = "13", "1"
SOME = 40  # applicants


def main() -> None:
    """Make it, and sign everybody in."""
    django.setup()
    made(BODIES, sys.argv[1], SEED)
    from gongkai.office.applications.holding import Holder
    from gongkai.office.applications.models import Application
    from gongkai.office.bodies.models import Membership
    from gongkai.web.portal.showing_code import MARKER

    rows = Application.objects.filter(merged_into=None).order_by("pk")
    codes = list(rows.values_list("code", flat=True))
    applicants = [{MARKER: Holder(code).marker} for code in codes[:: len(codes) // SOME][:SOME]]
    clerks = Membership.objects.filter(role="registrar", until=None).select_related("person")
    found = {
        "tracking": [_kept(session) for session in applicants],
        "register": [_kept(_signed_in(held.person)) for held in clerks],
    }
    sys.stdout.write(json.dumps(found) + "\n")


def _kept(values: dict[str, Any]) -> str:
    """The cookie of a session with some values."""
    from django.conf import settings

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(values)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _signed_in(person: Any) -> dict[str, Any]:  # noqa: ANN401
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )

    return {
        SESSION_KEY: get_user_model()._meta.pk.value_to_string(person),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }


if __name__ == "__main__":
    main()
