"""Makes the golden journal of this release: `python -m tests.office.journal.make_golden`.

Run it until the release is out whenever something new can be said, and never for an older release:
what it wrote must be read for ever. It works in a database of its own.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import django

FOLDER = Path(__file__).parent / "golden"
ROW = (
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
    "entries",
    "settings",
)
FACT = (
    "received_on",
    "concluded_on",
    "outcome",
    "applicant_class",
    "recorded_from",
    "recorded_to",
)


def main() -> None:
    """Play everything, and write down what the journal and the rows say."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command

    from gongkai import __version__

    call_command("migrate", interactive=False, verbosity=0)
    _play()
    text = json.dumps(_recorded(__version__), ensure_ascii=False, indent=1, default=str)
    (FOLDER / f"{__version__}.json").write_text(text + "\n", "utf-8")


def _play() -> None:
    from gongkai.office.applications.actions import act
    from gongkai.office.applications.refolding import refold
    from gongkai.office.bodies.actions import set_setting
    from gongkai.office.bodies.roles import Role
    from tests.office.factory import body, desk, letter
    from tests.office.journal.playing import everything

    bureau = body()
    people = desk(bureau)
    everything(bureau, people)
    row, supervisor = letter(bureau), people[Role.SUPERVISOR]
    since = date(2026, 1, 1)
    set_setting(bureau, "online_receipt", "confirmation", since, by=supervisor)
    list(refold([row.code], apply=True, by=people[Role.SYSTEM_ADMIN]))
    act(row.code, "confirm", people[Role.REGISTRAR], on=date(2026, 3, 4))
    set_setting(bureau, "online_receipt", "submission", since, by=supervisor)
    list(refold(apply=True))


def _recorded(release: str) -> dict[str, Any]:
    from gongkai.office.applications.models import Application
    from gongkai.office.bodies.models import Body, Person, Setting
    from gongkai.office.journal.models import Entry, Head

    rows = Application.objects.order_by("pk")
    return {
        "release": release,
        "bodies": list(Body.objects.values("id", "code", "name", "kind", "level")),
        "people": list(Person.objects.order_by("pk").values("id", "username")),
        "settings": list(
            Setting.objects.order_by("pk").values("body_id", "name", "value", "valid_from")
        ),
        "heads": list(Head.objects.values("body_id", "count", "hash")),
        "entries": list(Entry.objects.order_by("pk").values_list("text", flat=True)),
        "applications": [
            {
                **{name: getattr(row, name) for name in ROW},
                "body_id": row.body_id,
                "merged_into": row.merged_into and row.merged_into.code,
                "facts": list(row.facts.order_by("pk").values(*FACT)),
            }
            for row in rows
        ],
    }


if __name__ == "__main__":
    main()
