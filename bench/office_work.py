"""Actions of the office, and the bare INSERTs of the same rows in the same transactions, timed.

A program of its own: `python -m bench.office_work WRITERS`, on the records of the environment;
prints the seconds of both and the number of actions as JSON.
"""

import json
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from time import perf_counter
from typing import Any

import django

CASES = 12  # a writer's
START = date(2026, 3, 2)
Statement = tuple[str, Sequence[Any]]
Job = Callable[[], None]


def main() -> None:
    """Measure one number of writers."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    writers = int(sys.argv[1])
    desks = [_desk(f"b{number}") for number in range(writers + 1)]
    recorded = _recorded(desks.pop())
    count = len(recorded) * CASES * writers
    office = _timed([partial(_cases, desk) for desk in desks])
    bare = _timed([partial(_bare, recorded, number) for number in range(writers)])
    sys.stdout.write(json.dumps({"office": office, "bare": bare, "actions": count}) + "\n")


def _desk(code: str) -> tuple[Any, Any]:
    from gongkai.office.bodies.roles import Role
    from tests.office.factory import body, person

    bureau = body(code)
    return bureau, person(bureau, Role.REGISTRAR, Role.DISCLOSURE_HEAD)


def _cases(desk: tuple[Any, Any]) -> None:
    for _ in range(CASES):
        _case(desk)


def _case(desk: tuple[Any, Any]) -> None:
    """Five actions: a letter, a supplement asked and made, an extension, a search."""
    from gongkai.office.applications.actions import act
    from tests.office.factory import letter

    bureau, person = desk
    code = letter(bureau).code
    act(code, "ask_supplement", person, on=START + timedelta(1), by="2026-03-20", items="写明年度")
    act(code, "make_supplement", person, on=START + timedelta(4))
    act(code, "extend", person, on=START + timedelta(8), workdays=10)
    act(code, "log_search", person, on=START + timedelta(9), where="档案室", words="合同")


def _recorded(desk: tuple[Any, Any]) -> list[list[Statement]]:
    """The INSERTs of one case, transaction by transaction."""
    from django.db import connection

    found: list[list[Statement]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: ANN401
        if sql.startswith("INSERT"):
            if "journal_entry" in sql:
                found.append([])
            pending.append((sql, params))
        return execute(sql, params, many, context)

    pending: list[Statement] = []
    with connection.execute_wrapper(note):
        _case(desk)
    # Entries are written once a transaction: the statements are dealt out to as many.
    share = -(-len(pending) // len(found))
    return [pending[at : at + share] for at in range(0, len(pending), share)]


def _bare(recorded: list[list[Statement]], writer: int) -> None:
    """The same rows again and again, no thought given to them."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA foreign_keys = OFF")
    for number in range(CASES):
        for statements in recorded:
            with transaction.atomic(), connection.cursor() as cursor:
                for sql, params in statements:
                    cursor.execute(sql, _fresh(params, f"{writer}.{number}"))
    connection.close()


def _fresh(params: Sequence[Any], mark: str) -> list[Any]:
    """The same values, texts that must be unique and numbers of a chain made different."""
    unique = abs(hash(mark)) % 1_000_000_000
    found: list[Any] = []
    for value in params:
        short_text = isinstance(value, str) and len(value) in (16, 20)
        found.append(f"{mark}{value}"[:40] if short_text else value)
    return [unique + value if isinstance(value, int) and value < 100 else value for value in found]


def _timed(jobs: Sequence[Job]) -> float:
    """How long the jobs take side by side."""
    threads = [threading.Thread(target=job) for job in jobs]
    started = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return perf_counter() - started


if __name__ == "__main__":
    main()
