"""What the pages say when something is refused, and with which status."""

from gongkai import messages
from gongkai.law.messages import MESSAGES as LAW
from gongkai.office.bodies.access import Forbidden
from gongkai.office.messages import MESSAGES as OFFICE
from gongkai.refusal import Refusal

STATUS = {
    "counter-too-often": 429,
    "counter-upload-big": 413,
    "counter-file-big": 413,
    "counter-scanner-away": 503,
    "counter-show-again": 403,
    "office-no-file": 404,
    "office-no-body": 404,
}


def said(refusal: Refusal) -> str:
    """A refusal of the office or of the law as a sentence."""
    return messages.say((OFFICE, LAW), "refusal", refusal.code, refusal.values, "zh")


def status(refusal: Refusal) -> int:
    """The HTTP status of a refusal; what one may not see does not exist."""
    return 404 if isinstance(refusal, Forbidden) else STATUS.get(refusal.code, 400)
