"""Earlier applications of an applicant and like ones, found among many more and more."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.clock import Aim, Line, medians, milliseconds, timed

ROOT = Path(__file__).parents[1]
FEW, MANY = 10_000, 50_000
OFTEN = 20  # one application in so many is by one and the same person, in the same words
SEED = 20190515
ROUNDS, ASKED = 15, 20
BATCH = 2_000
ON = date(2026, 3, 2)
FLAT = 2  # for five times as many: up to the bounds more and more are looked at
AIM = Aim(75, "one row by its primary key")
USUAL, BUSY = "of anybody", "of one who sent one in twenty, word for word"


def lines() -> Iterator[Line]:
    """The lines of the table about earlier applications."""
    with TemporaryDirectory() as folder:
        found = subprocess.run(
            [sys.executable, "-m", "bench.alike"],
            cwd=ROOT,
            env={
                **os.environ,
                "GONGKAI_DATA": folder,
                "DATABASE_URL": "",
                "GONGKAI_OFFICE_KEY": "",
            },
            check=True,
            capture_output=True,
            text=True,
        )
    times = json.loads(found.stdout)
    for who in (USUAL, BUSY):
        (few, _), (many, reference) = times[who]
        yield AIM.line(f"earlier applications {who}, among {MANY:,}", many, reference)
        yield Line(
            f"the same, among {FEW:,}",
            milliseconds(many),
            f"among {FEW:,} {milliseconds(few)}",
            f"{many / few:.1f}× as long",
            f"≤ {FLAT:g}×",
            met=many / few <= FLAT,
        )


def measure() -> Mapping[str, Sequence[Sequence[float]]]:
    """Seconds of a look, and of a row by its primary key, among few and among many."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    times: dict[str, list[list[float]]] = {USUAL: [], BUSY: []}
    chance = random.Random(SEED)
    for first, last in ((0, FEW), (FEW, MANY)):
        fill(chance, first, last)
        for who, kinds in times.items():
            kinds.append(looked(chance, last, busy=who == BUSY))
    return times


def looked(chance: random.Random, count: int, *, busy: bool) -> list[float]:
    """The medians of some looks, and of as many rows by their primary keys."""
    from gongkai.office.applications.alike import earlier
    from gongkai.office.applications.models import Application
    from gongkai.office.bodies.models import Body

    body = Body.objects.get().pk
    asked = [letter(chance, 1 if busy else 0) for _ in range(ASKED)]
    keys = chance.sample(range(1, count), ASKED)
    ours, reference = medians(
        ROUNDS,
        timed(lambda: [earlier([body], values, values["content"]) for values in asked]),
        timed(lambda: [Application.objects.get(pk=key) for key in keys]),
    )
    return [ours / ASKED, reference / ASKED]


def letter(chance: random.Random, busy: int) -> dict[str, str]:
    """What an application says."""
    from tests.office.wanted import wish, worded

    if busy:
        return {"name": "王喆", "telephone": "15400001234", "content": "公开石桥村道路改建的合同"}
    number = chance.randrange(10_000_000)
    name = chr(0x4E00 + number % 400) + chr(0x5E00 + number % 499)
    [content] = worded(chance, wish(chance))
    return {"name": name, "telephone": f"154{number:08}", "content": content}


def fill(chance: random.Random, first: int, last: int) -> None:
    """Put so many applications in, without the work of the journal."""
    from django.db import transaction

    for start in range(first, last, BATCH):
        with transaction.atomic():
            _put(chance, range(start + 1, min(start + BATCH, last) + 1))


def _put(chance: random.Random, numbers: range) -> None:
    from gongkai.office.applications.models import Application
    from gongkai.office.bodies.models import Body
    from gongkai.office.vault import store
    from gongkai.office.vault.ciphers import new_key
    from gongkai.office.vault.keys import office_keys
    from gongkai.office.vault.likeness import bands
    from gongkai.office.vault.models import CaseKey, Digest, Likeness, PersonalData

    body, _ = Body.objects.get_or_create(code="yunxi", name="云溪县商务局")
    rows: dict[type[Any], list[Any]] = {
        kind: [] for kind in (Application, CaseKey, PersonalData, Digest, Likeness)
    }
    keys = office_keys()
    for number in numbers:
        code, data = f"a{number}", new_key()
        key = CaseKey(number, code, keys.current, store._wrapped(code, data))
        rows[CaseKey].append(key)
        rows[Application].append(
            Application(pk=number, code=code, body=body, year=2026, number=number, received_on=ON)
        )
        values = letter(chance, number % OFTEN == 0)
        sealed = [store.Sealed.of(code, data, *value) for value in values.items()]
        rows[PersonalData] += [PersonalData(key=key, **each._asdict()) for each in sealed]
        rows[Digest] += [
            Digest(key=key, field=field, digest=store.digest(field, value))
            for field, value in values.items()
            if field in store.SEARCHED
        ]
        found = bands(values["content"], keys.digest)
        rows[Likeness] += [Likeness(key=key, value=value) for value in found]
    for kind in (CaseKey, Application, PersonalData, Digest, Likeness):
        kind.objects.bulk_create(rows[kind])


def main() -> None:
    """Measure in a process of its own, with a database of its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
    django.setup()
    json.dump(measure(), sys.stdout)


if __name__ == "__main__":
    main()
