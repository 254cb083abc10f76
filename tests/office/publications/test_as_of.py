"""Counting as of a moment of recording is counting what had been recorded by then: no more."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.law.catalogue import Validity
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.verifying import verify
from gongkai.office.publications import decisions, documents, entries
from gongkai.office.publications import said as say
from gongkai.office.publications.counting import (
    decisions_behind,
    decisions_counted,
    documents_behind,
    documents_counted,
    publications_behind,
    publications_counted,
)
from gongkai.office.publications.models import Document, Figure, Publication
from gongkai.office.publications.refolding import refold
from gongkai.office.publications.replaying import differences
from gongkai.office.publications.telling import of_entries, standing
from gongkai.office.publications.words import DocumentKind, FigureKind, Outlet, Record
from gongkai.refusal import Refusal
from tests.office.factory import person
from tests.office.publications.desk import Desk

YEAR = 2025
DAYS = st.dates(date(2024, 10, 1), date(2026, 3, 31))
Draw = Callable[[st.SearchStrategy[Any]], Any]
pytestmark = pytest.mark.django_db


def tried(desk: Desk, draw: Draw) -> None:
    """Something is done, or refused."""
    day = draw(DAYS)
    what = draw(st.sampled_from(["document", "end", "figure", "publication", "annul", "right"]))
    if what == "document":
        desk.document(f"{draw(st.integers(1, 6))}号", dated_on=day, published_on=None)
    elif what == "end":
        how = draw(st.sampled_from([v for v in Validity if v is not Validity.IN_FORCE]))
        row = draw(st.sampled_from(list(Document.objects.order_by("pk"))))
        documents.end(row.code, desk.editor, {"how": how, "on": day})
    elif what == "figure":
        month = date(YEAR, draw(st.integers(1, 3)), 1)
        kind = draw(st.sampled_from([FigureKind.LICENSING, FigureKind.ADMIN_FEES]))
        unit = draw(st.sampled_from(["元", "万元"])) if kind is FigureKind.ADMIN_FEES else ""
        period = {"first_on": month, "last_on": month + timedelta(27)}
        desk.figure(str(draw(st.integers(0, 99))), kind=kind, unit=unit, **period)
    elif what == "publication":
        outlet = draw(st.sampled_from(list(Outlet)))
        desk.publication(f"第{draw(st.integers(1, 6))}条", published_on=day, outlet=outlet)
    elif what == "right":
        row = draw(st.sampled_from(list(Publication.objects.order_by("pk"))))
        new = {"title": row.title, "published_on": day, "outlet": row.outlet}
        entries.put_right(row.code, desk.editor, new)
    else:
        annulled(desk, draw)


def annulled(desk: Desk, draw: Draw) -> None:
    """Some entry is taken back."""
    entry = draw(st.sampled_from(list(Entry.objects.order_by("pk"))))
    room = {"document": documents, "decision": decisions, "publication": entries}
    room[entry.subject_kind].annul(entry.subject, desk.head, entry.number, "错了")


def recounted(at: datetime) -> tuple[object, ...]:
    """The counts by the entries recorded until a moment, without rows, facts or SQL."""
    said: dict[tuple[str, str], list[Entry]] = {}
    for entry in Entry.objects.filter(recorded_at__lte=at).order_by("number"):
        said.setdefault((entry.subject_kind, entry.subject), []).append(entry)
    issued = in_force = repealed = licensing = fees = published = 0
    for (kind, _), found in said.items():
        told = of_entries(found)
        holds = [each.said for each in standing(told)]
        first = bool(holds) and standing(told)[0].number == told[0].number
        if kind == Record.DOCUMENT and first:
            words = [each for each in holds if isinstance(each, say.Document)][-1]
            ends = [e for e in holds if isinstance(e, say.DocumentEnded) and e.how != "amended"]
            end = min(ends, key=lambda each: each.on, default=None)
            issued += words.dated_on.year == YEAR
            gone = end is not None and end.on <= date(YEAR, 12, 31)
            in_force += words.dated_on.year <= YEAR and not gone
            repealed += end is not None and end.how == "repealed" and end.on.year == YEAR
        elif kind == Record.DECISION and holds:
            last = holds[-1]
            assert isinstance(last, say.FigureGiven)
            licensing += last.value if last.kind is FigureKind.LICENSING else 0
            fees += last.value if last.kind is FigureKind.ADMIN_FEES else 0
        elif kind == Record.PUBLICATION and first:
            entry_words = [each for each in holds if isinstance(each, say.Publication)][-1]
            published += entry_words.published_on.year == YEAR
    return issued, in_force, repealed, licensing, fees, published


def counted(desk: Desk, at: datetime | None) -> tuple[object, ...]:
    """The same by the functions of the report."""
    row = documents_counted([desk.body], YEAR, at)[DocumentKind.NORMATIVE_DOCUMENTS]
    sums = decisions_counted([desk.body], YEAR, at)
    licensing = sums[FigureKind.LICENSING].value if FigureKind.LICENSING in sums else 0
    fees = sums[FigureKind.ADMIN_FEES].value if FigureKind.ADMIN_FEES in sums else 0
    published = publications_counted([desk.body], YEAR, at).total
    return row.issued, row.in_force, row.repealed, licensing, int(fees * 1_000_000), published


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.data())
def test_as_of_any_moment_it_equals_a_recount_of_the_journal(data: st.DataObject) -> None:
    with transaction.atomic():
        desk, moments = Desk(), []
        desk.document("1号", dated_on=date(2024, 1, 1), published_on=None)
        desk.publication("第1条")
        desk.figure("1", kind=FigureKind.ADMIN_FEES, unit="元")
        for _ in range(data.draw(st.integers(1, 12))):
            try:
                with transaction.atomic():
                    tried(desk, data.draw)
            except Refusal:
                pass
            moments.append(timezone.now())
        for at in moments:
            assert counted(desk, at) == recounted(at)
            lists_agree(desk, at)
        assert counted(desk, None) == recounted(timezone.now())
        assert list(differences()) == []
        assert list(verify([desk.body])) == []
        transaction.set_rollback(True)


def lists_agree(desk: Desk, at: datetime) -> None:
    """Behind each figure stand as many as it counts."""
    kind = DocumentKind.NORMATIVE_DOCUMENTS
    row = documents_counted([desk.body], YEAR, at)[kind]
    for measure in ("issued", "repealed", "in_force", "expired"):
        behind = documents_behind(desk.body, YEAR, kind, measure, at)
        assert behind.count() == getattr(row, measure)
    for figure, count in decisions_counted([desk.body], YEAR, at).items():
        assert decisions_behind([desk.body], YEAR, figure, at).count() == count.figures
    total = publications_counted([desk.body], YEAR, at).total
    assert publications_behind([desk.body], YEAR, at).count() == total


def test_each_count_is_one_query_however_many_bodies(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    desk = Desk()
    desk.document()
    desk.figure()
    desk.publication()
    bodies = [desk.body, Desk(code="b2").body]
    with django_assert_num_queries(2):  # one asks whether any body has settings of its own
        documents_counted(bodies, YEAR)
    with django_assert_num_queries(1):
        decisions_counted(bodies, YEAR)
    with django_assert_num_queries(1):
        publications_counted(bodies, YEAR)
    assert Figure.objects.count() == 1


def test_what_a_row_or_fact_says_beside_the_journal_is_found() -> None:
    desk = Desk()
    row, other = desk.document(), desk.publication()
    assert list(differences()) == []
    Document.objects.filter(pk=row.pk).update(title="改过")
    other.facts.update(outlet="account")
    found = [(each.record, each.field) for each in differences()]
    assert (Record.DOCUMENT, "title") in found
    assert (Record.PUBLICATION, "facts") in found
    with pytest.raises(Forbidden):
        list(refold(apply=True, by=desk.editor))
    assert len(list(refold(apply=True, by=person(desk.body, Role.SYSTEM_ADMIN)))) == len(found)
    assert list(refold()) == []
    row.refresh_from_db()
    assert row.title != "改过"
    assert other.facts.get().outlet == Outlet.WEBSITE
