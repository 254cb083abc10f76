"""Refolding many cases and verifying their chain; prints seconds and memory as JSON.

A program of its own: `python -m bench.refold_work CASES`, on the records of the environment. The
cases are copies of one another, put in without the actions.
"""

import json
import resource
import sys
from time import perf_counter
from typing import Any

import django


def main() -> None:
    """Make the cases, then time both."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from gongkai.office.applications.refolding import refold
    from gongkai.office.journal.verifying import verify

    entries = copies(int(sys.argv[1]))
    before = memory()
    started = perf_counter()
    differing = sum(1 for _ in refold())
    refolded = perf_counter() - started
    started = perf_counter()
    # The copies were all "recorded" before the case that they copy: that clock is set back.
    broken = sum(1 for each in verify() if each.why != "clock")
    told = {
        "refold": refolded,
        "verify": perf_counter() - started,
        "entries": entries,
        "megabytes": memory(),
        "before": before,
        "wrong": differing + broken,
    }
    sys.stdout.write(json.dumps(told) + "\n")


def copies(wanted: int) -> int:
    """One case of five actions, and so many more like it; the number of entries."""
    from bench.office_work import _case, _desk
    from gongkai.office.applications.models import Application, Fact
    from gongkai.office.journal.models import Entry, Head

    bureau, person = _desk("copied")
    _case((bureau, person))
    first = Application.objects.get()
    facts, told = list(Fact.objects.all()), list(Entry.objects.order_by("number"))
    head = Head.objects.get()
    for at in range(1, wanted, CHUNK):
        numbers = range(at + 1, min(at + CHUNK, wanted) + 1)
        rows = [_copy(first, pk=None, code=f"copy{n:012}", number=n) for n in numbers]
        Application.objects.bulk_create(rows)
        Fact.objects.bulk_create(
            _copy(fact, pk=None, application=row, application_id=row.pk)
            for row in rows
            for fact in facts
        )
        Entry.objects.bulk_create(_chained(head, told, rows))
    head.save()
    return head.count


CHUNK = 500


def _copy(of: Any, **more: Any) -> Any:  # noqa: ANN401
    made = type(of)()
    for field in of._meta.concrete_fields:
        setattr(made, field.attname, getattr(of, field.attname))
    for name, value in more.items():
        setattr(made, name, value)
    return made


def _chained(head: Any, told: list[Any], rows: list[Any]) -> list[Any]:  # noqa: ANN401
    """The entries of copies, hashed on from the head, which moves with them."""
    from gongkai.office.journal.canonical import canonical, hashed

    found = []
    for row in rows:
        for entry in told:
            said = json.loads(entry.text)
            said |= {"number": head.count + 1, "subject": row.code, "before": head.hash}
            if entry.kind == "application.received":
                said["payload"]["number"] = row.number
            text = canonical(said)
            head.count, head.hash = head.count + 1, hashed(text, "sha256")
            found.append(
                _copy(
                    entry, pk=None, number=head.count, subject=row.code, text=text, hash=head.hash
                )
            )
    return found


def memory() -> float:
    """The most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
