"""The pages of the desk in one county, each timed as often as it is asked for.

A program of its own: `python -m bench.desk_work BODIES CASES WANTED SEED`, on the records of the
environment. The county is made by `gongkai demo` unless it is there; what it has is printed as
JSON; then each line of the input names a page, whose seconds and queries are printed.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import cycle
from time import perf_counter
from typing import Any

import django

SOME = 25  # cases and names that are looked at in turn
WORDS = ("合同", "补偿", "标准", "鉴定", "火箭")  # often in the letters, seldom, and in none
OK = 200
Pages = Mapping[str, Iterator[tuple[Any, str]]]


def main() -> None:
    """Make the county, then answer until the input ends."""
    bodies, cases, wanted, seed = sys.argv[1:]
    django.setup()
    from gongkai.office.applications.models import Application
    from gongkai.office.bodies.models import Body

    made(bodies, cases, seed)
    body, own = nearest(int(wanted))
    pages = pages_of(body)
    told = {
        "bodies": Body.objects.count(),
        "cases": Application.objects.count(),
        "own": own,
        "pages": list(pages),
    }
    say(json.dumps(told))
    for asked in sys.stdin:
        say("{} {}".format(*timed(*next(pages[asked.strip()]))))


def made(bodies: str, cases: str, seed: str) -> None:
    """An invented county, unless one is there."""
    from gongkai.office.bodies.founding import has_tables
    from gongkai.office.bodies.models import Body

    if not has_tables() or not Body.objects.exists():
        size = ("--bodies", bodies, "--cases", cases, "--seed", seed)
        command = [sys.executable, "-m", "gongkai", "demo", *size]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def nearest(wanted: int) -> tuple[int, int]:
    """The body whose number of applications is nearest to what is wanted, and that number."""
    from django.db.models import Count

    from gongkai.office.applications.models import Application

    counted = Application.objects.order_by("body").values_list("body").annotate(Count("pk"))
    return min(counted, key=lambda one: abs(one[1] - wanted))


def pages_of(body: int) -> Pages:
    """The pages by name, each with whoever is signed in and the addresses that take turns."""
    from gongkai.office.applications.indexing import values_of
    from gongkai.office.applications.models import Application
    from gongkai.office.bodies.roles import Role

    clerk, supervisor = signed_in(Role.REGISTRAR, body), signed_in(Role.SUPERVISOR)
    # Every so manieth, so that all ages are among them.
    rows = list(Application.objects.filter(body=body, merged_into=None).order_by("pk"))
    rows = rows[:: max(1, len(rows) // SOME)][:SOME]
    below = Application.objects.order_by("-pk")[:SOME]
    names = [name for _, _, name in values_of([row.code for row in rows], ["name"])]
    search = "/desk/register/?q="
    words = [search + word for word in WORDS]
    pages = {
        "morning page of a clerk": (clerk, ["/desk/"]),
        "morning page of the supervisor": (supervisor, ["/desk/"]),
        "register of a clerk": (clerk, ["/desk/register/"]),
        "register of the supervisor": (supervisor, ["/desk/register/"]),
        "search for two characters": (clerk, words),
        "search for a name": (clerk, [search + name for name in names]),
        "search for a number": (clerk, [f"{search}{row}" for row in rows]),
        "search for a number by the supervisor": (supervisor, [f"{search}{r}" for r in below]),
        "case page": (clerk, [f"/desk/case/{row.code}/" for row in rows]),
    }
    return {page: cycle([(who, url) for url in urls]) for page, (who, urls) in pages.items()}


def signed_in(role: Any, body: int | None = None) -> Any:  # noqa: ANN401
    """A browser of somebody with a role, at a body or at any."""
    from django.conf import settings
    from django.test import Client

    from gongkai.office.bodies.models import Membership

    settings.ALLOWED_HOSTS = ["testserver"]
    held = Membership.objects.filter(role=role.value, until=None).order_by("pk")
    client = Client()
    client.force_login((held.filter(body=body) if body else held)[0].person)
    return client


def timed(client: Any, url: str) -> tuple[float, int]:  # noqa: ANN401
    """Seconds of a page with all that Django does for it, and the queries of the same page."""
    from django.db import connection

    asked = 0

    def count(execute: Any, *statement: Any) -> Any:  # noqa: ANN401
        nonlocal asked
        asked += 1
        return execute(*statement)

    with connection.execute_wrapper(count):
        started = perf_counter()
        answer = client.get(url)
        seconds = perf_counter() - started
    if answer.status_code != OK:
        raise RuntimeError(f"{url}: {answer.status_code}")
    return seconds, asked


def say(text: str) -> None:
    """A line to whoever asked, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
