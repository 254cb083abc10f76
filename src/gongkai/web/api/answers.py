"""What a program is told: figures, codes, and one sentence where something was refused."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse

from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Forbidden
from gongkai.refusal import Refusal
from gongkai.web.saying import MISSING, said

View = Callable[..., JsonResponse]


def signed_in(view: View) -> View:
    """Only for who is signed in; what is refused is answered with its code and sentence."""

    @wraps(view)
    def guarded(request: HttpRequest, *given: object, **named: object) -> JsonResponse:
        if not request.user.is_authenticated:
            return problem(401, "office-sign-in", {})
        try:
            return view(request, *given, **named)
        except Forbidden as refusal:
            return problem(403, refusal.code, refusal.values)
        except Refusal as refusal:
            status = 404 if refusal.code in MISSING else 409
            return problem(status, refusal.code, refusal.values)

    return guarded


def problem(status: int, code: str, values: dict[str, object]) -> JsonResponse:
    """Why not, in one sentence."""
    return JsonResponse({"code": code, "message": said(code, values)}, status=status)


def sent(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent. Raises Refusal for anything else."""
    try:
        found = json.loads(request.body or b"{}")
    except (ValueError, RecursionError):
        raise Refusal("office-no-json") from None
    if not isinstance(found, dict):
        raise Refusal("office-no-json")
    return found


def row_json(row: Application) -> dict[str, object]:
    """An application as lists show it; nothing of a person."""
    names = (
        "code",
        "year",
        "number",
        "channel",
        "applicant_class",
        "received_on",
        "stage",
        "receipt_date",
        "due_on",
        "waiting_until",
        "lapse_on",
        "outcome",
        "concluded_on",
        "section",
    )
    return {"body": row.body.code, **{name: getattr(row, name) for name in names}}
