"""Fifty people at once, and a plug that is pulled: nothing acknowledged is lost or counted twice.

Short in `make test`; `GONGKAI_SOAK=1` (`make soak`) takes a minute and twenty plugs.
"""

import json
import os
import random
import threading
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from time import monotonic

from tests.soak.server import Client, Office, office

WHOLE = os.environ.get("GONGKAI_SOAK") == "1"
CLIENTS = 50
SECONDS = 60 if WHOLE else 4
PLUGS = 20 if WHOLE else 2
BETWEEN = 2.0 if WHOLE else 1.5

LOOK = """
import json
import django

django.setup()
from gongkai.office.applications.models import Application
from gongkai.office.applications.projecting import row
from gongkai.office.applications.telling import case_of, told
from gongkai.office.journal.models import Entry, Head

rows = list(Application.objects.select_related("body").order_by("number"))
differing = []
for each in rows:
    found = told(each.code)
    columns = row(found, case_of(found, each.body))
    if any(getattr(each, name) != value for name, value in columns.items()):
        differing.append(each.code)
before, broken = "", []
for entry in Entry.objects.order_by("number"):
    if json.loads(entry.text)["before"] != before:
        broken.append(entry.number)
    before = entry.hash
print(json.dumps({
    "numbers": [each.number for each in rows],
    "codes": [each.code for each in rows],
    "entries": list(Entry.objects.order_by("number").values_list("number", "subject", "kind")),
    "head": list(Head.objects.values_list("count", flat=True)),
    "differing": differing,
    "broken": broken,
}))
"""


class Acknowledged:
    """What clients were told is done."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.codes: list[str] = []
        self.numbers: list[int] = []
        self.done: Counter[tuple[str, str]] = Counter()
        self.statuses: Counter[int] = Counter()
        self.failed: list[str] = []

    def letter(self, code: str, number: int) -> None:
        """A letter got its number."""
        with self.lock:
            self.codes.append(code)
            self.numbers.append(number)

    def step(self, code: str, action: str) -> None:
        """A step was taken."""
        with self.lock:
            self.done[code, action] += 1

    def answer(self, status: int, told: object) -> None:
        """Any answer; a fault of the server is kept in full."""
        with self.lock:
            self.statuses[status] += 1
            if status >= 500:
                self.failed.append(str(told)[:500])


def work(client: Client, name: int, until: float, known: Acknowledged) -> None:
    """One person registers letters, and acts on their own and on those of others."""
    chance, count = random.Random(name), 0
    while monotonic() < until:
        try:
            count += 1
            if not known.codes or chance.random() < 0.3:
                register(client, f"{name}-{count}", known)
            else:
                shared = known.codes[0] if chance.random() < 0.3 else chance.choice(known.codes)
                step(client, shared, chance.choice(["extend", "log_search", "withdraw"]), known)
        except (OSError, HTTPException):
            return  # the server is gone


def register(client: Client, token: str, known: Acknowledged) -> None:
    """A letter over the counter, its form sent twice."""
    given: dict[str, object] = {
        "body": "yunxi",
        "channel": "counter",
        "applicant_class": "natural_person",
        "personal": {"name": "王喆", "content": "维修合同"},
        "token": token,
    }
    first = client.post("/api/applications/", given)
    known.answer(*first)
    if first.status == 201:
        known.letter(first.told["code"], first.told["number"])
        again = client.post("/api/applications/", given)
        known.answer(*again)
        assert again.status != 201 or again.told["code"] == first.told["code"]


def step(client: Client, code: str, action: str, known: Acknowledged) -> None:
    """Something that the law allows once, or (a search) as often as one likes."""
    given: dict[str, object] = {"workdays": 5} if action == "extend" else {}
    if action == "log_search":
        given = {"where": "档案室", "words": "维修"}
    answer = client.post(f"/api/applications/{code}/{action}/", given)
    known.answer(*answer)
    if answer.status == 200:
        known.step(code, action)


def crowd(server: Office, seconds: float, known: Acknowledged) -> list[threading.Thread]:
    """Everybody at work for so long."""
    until = monotonic() + seconds
    found = [
        threading.Thread(target=work, args=(client, number, until, known))
        for number, client in enumerate(server.clients)
    ]
    for thread in found:
        thread.start()
    return found


def look_at(server: Office, known: Acknowledged, *, killed: bool) -> None:
    """The records hold what was acknowledged, once each, without a gap, and chained."""
    told = json.loads(server.run(LOOK))
    assert told["numbers"] == list(range(1, len(told["numbers"]) + 1))
    assert [number for number, _, _ in told["entries"]] == list(range(1, len(told["entries"]) + 1))
    assert told["head"] == [len(told["entries"])]
    assert told["broken"] == told["differing"] == []
    assert set(known.codes) <= set(told["codes"])
    assert len(set(known.numbers)) == len(set(known.codes))
    kinds = Counter((code, kind) for _, code, kind in told["entries"])
    named = {"extend": "application.extended", "withdraw": "application.withdrawn"}
    for (code, action), count in known.done.items():
        recorded = kinds[code, named.get(action, "application.searched")]
        assert recorded >= count if killed else recorded == count, (code, action)
        assert action == "log_search" or recorded == 1  # no two that exclude each other
    if not killed:
        assert set(known.codes) == set(told["codes"])


def test_no_byte_says_who_applied_or_for_what(tmp_path: Path) -> None:
    known = Acknowledged()
    with office(tmp_path, 1) as server:
        for number in range(5):
            register(server.clients[0], str(number), known)
            step(server.clients[0], known.codes[-1], "log_search", known)
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        told = b"".join(path.read_bytes() for path in files) + server.said()
    assert len(known.codes) == 5
    assert b"yunxi" in told or not list(tmp_path.glob("*.sqlite3"))  # what is no secret is there
    for secret in ("王喆", "维修合同", "档案室"):
        for encoding in ("utf-8", "utf-16-le", "gb18030", "unicode_escape"):
            assert secret.encode(encoding) not in told


def test_fifty_people_at_once(tmp_path: Path) -> None:
    known = Acknowledged()
    with office(tmp_path, CLIENTS) as server:
        for thread in crowd(server, SECONDS, known):
            thread.join()
        assert known.failed == []
        assert set(known.statuses) <= {200, 201, 409}
        look_at(server, known, killed=False)
    assert len(known.codes) > CLIENTS / 2
    assert known.done


def test_the_plug_is_pulled_under_load(tmp_path: Path) -> None:
    known = Acknowledged()
    with office(tmp_path, CLIENTS) as server:
        for _ in range(PLUGS):
            threads = crowd(server, BETWEEN, known)
            threads[0].join(BETWEEN / 2)
            server.kill()
            for thread in threads:
                thread.join()
            server.start()
            look_at(server, known, killed=True)
    assert known.failed == []
    assert known.codes
