"""Pages a second of two processes, against a bare Django view that answers with as many bytes."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.asking import HOST, Ask, Rate, page, rate
from bench.clock import Line
from bench.desk import environment
from bench.elsewhere import ROOT
from bench.office import POSTGRES

CASES = 1_000
CLIENTS = (4, 50, 200)
SECONDS, ROUNDS = 3.0, 3
A_THIRD = 1 / 3
PAGES = {
    "tracking": ("tracking page of an applicant", "/track/status/"),
    "register": ("register of a clerk, up to 50 rows", "/desk/register/"),
}


class Peer(NamedTuple):
    """What other software of the kind did on a machine like ours, with 2 processes and 4 clients.

    Measured once, with ApacheBench; milliseconds.
    """

    what: str
    pages: float
    p95: int


PEERS = (
    Peer("GPP-publicatiebank, list of 10 of 1,005 publications (55 queries)", 35.5, 141),
    Peer("GPP-publicatiebank, list of 100 (505 queries)", 4.1, 1113),
    Peer("GPP-publicatiebank, search in titles", 35.8, 123),
    Peer("GPP-publicatiebank, one publication", 118, 41),
    Peer("froide, front page, 501 requests", 52.8, 179),
    Peer("froide, page of one request", 10.6, 599),
    Peer("froide, list of 50 requests by its API (56 queries)", 15.1, 398),
)


def lines() -> Iterator[Line]:
    """The lines of the table about serving; without PostgreSQL its lines are left out."""
    for name, before in (("SQLite", []), ("PostgreSQL", POSTGRES)):
        yield from _served(name, before)
    for peer in PEERS:
        figures = _figures(Rate(peer.pages, peer.p95 / 1000))
        yield Line("", "", f"{peer.what}: {figures}", "", "for comparison, not in this run", None)


def _served(name: str, before: Sequence[str]) -> Iterator[Line]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        given = environment(str(folder / "data"))
        if before:
            given = stack.enter_context(_database(before, given))
            if not given:
                return
        made = _run("bench.serving_county", str(CASES), given)
        cookies = json.loads(made)
        ours = stack.enter_context(_server(given))
        for key, (what, path) in PAGES.items():
            asks = [Ask(path, cookie) for cookie in cookies[key]]
            # As many bytes as most have; of signs that a template makes nothing of.
            size = int(median(len(page(ours, ask)) for ask in asks))
            file = folder / f"{key}.html"
            file.write_text("<p>" * (size // 3) + " " * (size % 3), "ascii")
            bare_given = {**given, "DJANGO_SETTINGS_MODULE": "bench.bare", "BARE_PAGE": str(file)}
            with _server(bare_given) as bare:
                for clients in CLIENTS:
                    text = f"{name}, {what}, {size / 1000:.0f} kB, {clients} clients"
                    yield _line(text, *_in_turn(clients, (ours, asks), (bare, [Ask("/")])))


def _in_turn(clients: int, *servers: tuple[int, Sequence[Ask]]) -> list[Rate]:
    """The median rate of each, and the median of the times within which 19 of 20 came."""
    found = [[rate(port, asks, clients, SECONDS) for port, asks in servers] for _ in range(ROUNDS)]
    return [
        Rate(median(one.pages for one in column), median(one.p95 for one in column))
        for column in zip(*found, strict=True)
    ]


def _line(what: str, ours: Rate, bare: Rate) -> Line:
    ratio = ours.pages / bare.pages
    reference = f"bare view {_figures(bare)}"
    met = ratio >= A_THIRD
    return Line(what, _figures(ours), reference, f"{ratio:.2f}× as many", "≥ 0.33×", met=met)


def _figures(found: Rate) -> str:
    return f"{found.pages:.{0 if found.pages >= 100 else 1}f}/s, p95 {found.p95 * 1000:.0f} ms"


@contextmanager
def _server(given: Mapping[str, str]) -> Iterator[int]:
    """A server of two processes; its port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.serving_work", str(port)],
        cwd=ROOT,
        env=given,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the server did not start")
        yield port
    finally:
        process.communicate()


@contextmanager
def _database(before: Sequence[str], given: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """The environment with a database that is started for it, {} where there is none."""
    told = "import os, sys; print(os.environ['DATABASE_URL'], flush=True); sys.stdin.read()"
    process = subprocess.Popen(
        [*before, sys.executable, "-c", told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=given,
    )
    try:
        assert process.stdout
        url = process.stdout.readline().strip()
        yield {**given, "DATABASE_URL": url} if url.startswith("postgres") else {}
    finally:
        process.communicate()


def _run(program: str, argument: str, given: Mapping[str, str]) -> str:
    command = [sys.executable, "-m", program, argument]
    done = subprocess.run(
        command, cwd=ROOT, env=given, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
