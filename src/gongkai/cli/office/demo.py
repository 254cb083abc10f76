"""`gongkai demo`: an invented county in an empty data folder."""

import os
import sys
from time import monotonic

from django.core.management import call_command

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put
from gongkai.cli.words import Words
from gongkai.office.bodies.founding import has_tables
from gongkai.office.bodies.models import Body, Person
from gongkai.office.demo.making import Size, make, must_be_free
from gongkai.office.demo.marking import marked

DEMONSTRATION, REAL = 0, 1
FEW = 5_000  # applications that are not worth a second process


def run(arguments: Arguments, words: Words) -> int:
    """Make the county, or with `--if-empty` say what is there already."""
    if arguments.if_empty and has_tables() and Body.objects.exists():
        demonstration = marked()
        put([words("demo-kept" if demonstration else "demo-real")])
        return DEMONSTRATION if demonstration else REAL
    size = Size.checked(arguments.bodies, arguments.cases, arguments.seed)
    if has_tables():
        must_be_free()
    call_command("migrate", interactive=False, verbosity=0)
    begun = monotonic()
    many = arguments.cases > FEW

    def said(count: int) -> None:
        if many and sys.stderr.isatty():
            sys.stderr.write("\r" + words("demo-progress", count=count))

    workers = (os.cpu_count() or 1) if many and not arguments.by_actions else 1
    count = make(size, by_actions=arguments.by_actions, workers=workers, said=said)
    if many and sys.stderr.isatty():
        sys.stderr.write("\n")
    told = {
        "county": Body.objects.order_by("pk")[0],
        "bodies": Body.objects.count(),
        "people": Person.objects.count(),
        "count": count,
        "seconds": round(monotonic() - begun, 1),
    }
    put([words("demo-made", **told), words("demo-next")])
    return DEMONSTRATION
