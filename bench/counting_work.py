"""A report counted from many applications, and a bare GROUP BY over the same facts, timed.

A program of its own: `python -m bench.counting_work APPLICATIONS`, on the records of the
environment; prints the seconds of each as JSON. The facts are inserted as they are, without cases.
"""

import json
import sys
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any

import django

YEAR = 2025
ROUNDS = 5
DAYS, TAKES = 430, 60  # received within so many days until the end of the year, ended within these
SUPERSEDED = 10  # one in so many facts was put right since
RECORDED = datetime(2026, 1, 5, 1, tzinfo=UTC)
FREEZE = datetime(2026, 1, 20, 1, tzinfo=UTC)

# All of them are counted in the year: what was received before it ended in it, or is open.
INSERT = """
WITH RECURSIVE numbers(n) AS (
    SELECT CAST(1 AS bigint) UNION ALL SELECT n + 1 FROM numbers WHERE n < %(cases)s
)
INSERT INTO applications_fact (application_id, body_id, received_on, concluded_on, outcome,
    applicant_class, recorded_from, recorded_to)
SELECT numbers.n, %(body)s, days.received,
    CASE WHEN numbers.n %% 17 = 0 THEN NULL ELSE days.ended END,
    CASE WHEN numbers.n %% 17 = 0 THEN '' ELSE outcomes.name END, classes.name, %(at)s, %(to)s
FROM numbers
JOIN bench_days AS days ON days.n = (numbers.n * 7919) %% %(days)s
JOIN bench_outcomes AS outcomes ON outcomes.n = (numbers.n * 31) %% %(outcomes)s
JOIN bench_classes AS classes ON classes.n = (numbers.n / 3) %% %(classes)s
WHERE numbers.n %% %(of)s = 0
"""
BARE = """
SELECT applicant_class, outcome, COUNT(*) FROM applications_fact
WHERE body_id = %(body)s AND recorded_to IS NULL AND received_on <= %(last)s
    AND (concluded_on IS NULL OR concluded_on >= %(first)s)
GROUP BY applicant_class, outcome
"""
AS_OF = BARE.replace(
    "recorded_to IS NULL",
    "recorded_from <= %(until)s AND (recorded_to IS NULL OR recorded_to > %(until)s)",
)


def main() -> None:
    """Make the facts, then time the report and the bare query in turn."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    from gongkai.office.reports.counting import counted
    from gongkai.office.reports.sources import Span
    from tests.office.factory import body

    cases, bureau = int(sys.argv[1]), body("counted")
    fill(bureau.pk, cases)
    told: dict[str, float] = {"cases": cases}
    for name, until, sql in (("now", None, BARE), ("as_of", FREEZE, AS_OF)):
        span = Span([bureau], YEAR, until)
        cells = counted(span)
        received = cells["applications.received.total"]
        carried = cells["applications.carried_in.total"]
        assert (received or 0) + (carried or 0) == cases
        assert sum(row[-1] for row in bare(sql, bureau.pk)) == cases
        ours, reference = [], []
        for _ in range(ROUNDS):
            started = perf_counter()
            counted(span)
            between = perf_counter()
            bare(sql, bureau.pk)
            ours.append(between - started)
            reference.append(perf_counter() - between)
        told[name], told[f"{name}_bare"] = median(ours), median(reference)
    sys.stdout.write(json.dumps(told) + "\n")


def fill(body: int, cases: int) -> None:
    """As many facts that hold, and some that held before; cases and journal are left out."""
    from django.db import connection

    from gongkai.words import Applicant, Outcome

    last = date(YEAR, 12, 31)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("CREATE TEMPORARY TABLE bench_days (n integer, received date, ended date)")
        days = [last - timedelta(n) for n in range(DAYS)]
        rows: list[Any] = [
            (n, day, min(max(day + timedelta(n % TAKES), date(YEAR, 1, 2)), last))
            for n, day in enumerate(days)
        ]
        cursor.executemany("INSERT INTO bench_days VALUES (%s, %s, %s)", rows)
        for table, words in (("outcomes", list(Outcome)), ("classes", list(Applicant))):
            cursor.execute(f"CREATE TEMPORARY TABLE bench_{table} (n integer, name varchar(40))")
            named = [(n, str(word)) for n, word in enumerate(words)]
            cursor.executemany(f"INSERT INTO bench_{table} VALUES (%s, %s)", named)
        given = {"cases": cases, "body": body, "days": DAYS}
        given |= {"outcomes": len(Outcome), "classes": len(Applicant)}
        moment = connection.ops.adapt_datetimefield_value
        before, at = moment(RECORDED - timedelta(30)), moment(RECORDED)
        cursor.execute(INSERT, {**given, "at": at, "to": None, "of": 1})
        cursor.execute(INSERT, {**given, "at": before, "to": at, "of": SUPERSEDED})
        cursor.execute("ANALYZE")


def bare(sql: str, body: int) -> list[Any]:
    """One query over the same facts."""
    from django.db import connection

    until = connection.ops.adapt_datetimefield_value(FREEZE)
    days = {"first": f"{YEAR}-01-01", "last": f"{YEAR}-12-31"}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"body": body, "until": until, **days})
        found: list[Any] = cursor.fetchall()
    return found


if __name__ == "__main__":
    main()
