"""What an entry says, in the words of today."""

import json
from typing import Any

from gongkai.office.journal.kinds import from_payload
from gongkai.office.journal.models import Entry


def say(entry: Entry) -> Any:  # noqa: ANN401
    """What an entry says, lifted to the version of today."""
    return from_payload(entry.kind, entry.version, json.loads(entry.text)["payload"])
