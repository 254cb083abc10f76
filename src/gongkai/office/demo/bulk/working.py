"""Bodies worked out in several processes, and their batches written by this one."""

import gc
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from heapq import merge
from multiprocessing import get_context
from multiprocessing.queues import Queue
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import Max

from gongkai.office.applications.models import Application, Register
from gongkai.office.demo.bulk.tables import TABLES, number_on
from gongkai.office.demo.bulk.writing import Batch, Place, Writer
from gongkai.office.disputes.models import DisputeRegister
from gongkai.office.journal.models import Head
from gongkai.office.search.index import tidy
from gongkai.office.vault.keys import office_keys
from gongkai.office.vault.models import CaseKey

AHEAD = 2  # batches that wait to be written, for each process
MOST_DISPUTES = 2  # about an application: a reconsideration and a suit
SPARING = 100_000  # new objects between two looks for garbage, of which there is little
MANY = 50_000  # applications from which indexes are made afterwards, all at once


def numbers(quotas: Sequence[int]) -> list[Sequence[int]]:
    """Numbers in the tables for the applications of each body, so that newer ones are higher.

    What share of a body's letters came before one tells about when it came.
    """
    found: list[array[int]] = [array("q") for _ in quotas]
    of_bodies = (_shares(place, quota) for place, quota in enumerate(quotas))
    for number, (_, place) in enumerate(merge(*of_bodies), _first_free()):
        found[place].append(number)
    return list(found)


def dispute_numbers(quotas: Sequence[int]) -> Iterator[int]:
    """The first number in the table for the disputes of each body, after those of applications."""
    first = _first_free() + sum(quotas)
    for quota in quotas:
        yield first
        first += MOST_DISPUTES * quota


def _shares(place: int, quota: int) -> Iterator[tuple[float, int]]:
    return (((each + 0.5) / quota, place) for each in range(quota))


def _first_free() -> int:
    """A number that neither an application nor a data key has, nor one after it."""
    lasts = (kept.objects.aggregate(last=Max("pk"))["last"] or 0 for kept in (Application, CaseKey))
    return max(lasts) + 1


def write(places: Sequence[Place], workers: int) -> Iterator[int]:
    """Write what comes to each body; after each batch, how many applications there are so far."""
    office_keys()  # made, where there are none, before the processes part
    whole, count = sum(place.plan.quota for place in places), 0
    with _without_indexes() if whole >= MANY else _nothing():
        for batch in _apart(places, workers) if workers > 1 else _here(places):
            _insert(batch)
            count += batch.applications
            yield count
    number_on()
    tidy()


def _insert(batch: Batch) -> None:
    body, number, hash_ = batch.head
    with transaction.atomic():
        for name, table in TABLES.items():
            if its := batch.rows[name]:
                table.insert(its)
        Head.objects.filter(pk=body).update(count=number, hash=hash_)
        for year, last in batch.registers.items():
            Register.objects.update_or_create(body_id=body, year=year, defaults={"last": last})
        for year, last in batch.dispute_registers.items():
            given = {"last": last}
            DisputeRegister.objects.update_or_create(body_id=body, year=year, defaults=given)
        for rows in batch.kept:
            if rows:
                type(rows[0])._default_manager.bulk_create(rows)


def _here(places: Iterable[Place]) -> Iterator[Batch]:
    for place in places:
        yield from Writer(place).batches()


def _apart(places: Sequence[Place], workers: int) -> Iterator[Batch]:
    """By several processes, the largest bodies first; they never touch the database."""
    connections.close_all()
    context = get_context("fork")
    tasks: Queue[Place | None] = context.Queue()
    made: Queue[Batch | BaseException | None] = context.Queue(workers * AHEAD)
    for place in sorted(places, key=lambda one: -one.plan.quota):
        tasks.put(place)
    running = [context.Process(target=_work, args=(tasks, made)) for _ in range(workers)]
    for process in running:
        tasks.put(None)
        process.start()
    try:
        left = workers
        while left:
            batch = made.get()
            if batch is None:
                left -= 1
            elif isinstance(batch, BaseException):
                raise batch
            else:
                yield batch
    finally:
        for process in running:
            process.terminate()
            process.join()
        tasks.cancel_join_thread()  # where it failed, nobody takes what is left of them


def _work(tasks: "Queue[Any]", made: "Queue[Any]") -> None:
    """In a process of its own: one body after the other until there is none."""
    gc.set_threshold(SPARING)
    gc.freeze()
    try:
        while (place := tasks.get()) is not None:
            for batch in Writer(place).batches():
                made.put(batch)
    except BaseException as error:
        made.put(error)
        raise
    made.put(None)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _without_indexes() -> Iterator[None]:
    """Indexes of scattered values are made once at the end: in order, and many times as fast."""
    models = [table.model for table in TABLES.values()]
    known = [(model, index) for model in models for index in model._meta.indexes]
    with connection.schema_editor() as editor:
        for model, index in known:
            editor.remove_index(model, index)
    try:
        yield
    finally:
        with connection.schema_editor() as editor:
            for model, index in known:
                editor.add_index(model, index)
