"""What the report counts beside applications: there is some of each, and it adds up."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.utils import timezone

from gongkai.law.catalogue import Validity
from gongkai.law.disputes import Ruling
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.demo.making import Size, make
from gongkai.office.demo.turning import clock_at
from gongkai.office.disputes.models import Dispute
from gongkai.office.publications import slips
from gongkai.office.publications.models import Document, Figure, Publication, Slip
from gongkai.office.publications.words import DocumentKind, Outlet, SlipState
from gongkai.office.reports.counting import counted
from gongkai.office.reports.sources import Span
from gongkai.words import Dispute as Kind
from gongkai.words import DisputeResult
from tests.office.demo.kept import NOW, undone

pytestmark = pytest.mark.django_db

NORMATIVE = "documents.normative_documents"
BEGIN_OF_YEAR = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)  # the first day on which a clerk works
DAYS = (NOW, BEGIN_OF_YEAR, datetime(2026, 1, 1, 1, 0, tzinfo=UTC))
# Table 四 straight from the journal's facts, by the law's words: what was pending when the year
# began, and what was filed in it, was decided in it or is pending when it ends.
IDENTITY = """
SELECT kind,
  SUM(CASE WHEN filed_on < %(begin)s AND (concluded_on IS NULL OR concluded_on >= %(begin)s)
      THEN 1 ELSE 0 END),
  SUM(CASE WHEN filed_on BETWEEN %(begin)s AND %(end)s THEN 1 ELSE 0 END),
  SUM(CASE WHEN concluded_on BETWEEN %(begin)s AND %(end)s AND result = 'upheld'
      THEN 1 ELSE 0 END),
  SUM(CASE WHEN concluded_on BETWEEN %(begin)s AND %(end)s AND result = 'overturned'
      THEN 1 ELSE 0 END),
  SUM(CASE WHEN concluded_on BETWEEN %(begin)s AND %(end)s AND result = 'other_result'
      THEN 1 ELSE 0 END),
  SUM(CASE WHEN filed_on <= %(end)s AND (concluded_on IS NULL OR concluded_on > %(end)s)
      THEN 1 ELSE 0 END)
FROM disputes_disputefact WHERE recorded_to IS NULL GROUP BY kind
"""


def test_table_four_adds_up_and_is_what_the_report_counts() -> None:
    make(Size())
    for year in (NOW.year - 1, NOW.year):
        with connection.cursor() as cursor:
            cursor.execute(IDENTITY, {"begin": f"{year}-01-01", "end": f"{year}-12-31"})
            found = {row[0]: row[1:] for row in cursor.fetchall()}
        assert found.keys() == set(Kind)
        cells = counted(Span(list(Body.objects.all()), year))
        for kind, (before, filed, *results) in found.items():
            assert before + filed == sum(results), kind
            names = (f"disputes.{kind}.{result}" for result in DisputeResult)
            assert [cells[name] for name in names] == results
    before = counted(Span(list(Body.objects.all()), NOW.year - 1))
    assert before["disputes.reconsideration.pending"]


def test_what_was_ordered_reopened_the_application_and_counts_it_once() -> None:
    make(Size())
    ordered = Dispute.objects.filter(ruling__in=(Ruling.REVOKED, Ruling.MUST_PERFORM))
    assert ordered.count() > 4
    for each in ordered.filter(to_carry_out=False):
        assert each.application
        assert each.application.facts.filter(recorded_to=None).count() == 1
    suits = Dispute.objects.filter(kind=Kind.SUIT_AFTER_RECONSIDERATION)
    assert suits
    for suit in suits:
        assert suit.after
        assert suit.after.application_id == suit.application_id
        assert suit.after.ruled_on
        assert suit.after.ruled_on < suit.filed_on
    rulings = set(Dispute.objects.values_list("ruling", flat=True))
    assert {Ruling.SUSTAINED, Ruling.WITHDRAWN, Ruling.CLAIM_REJECTED, ""} <= rulings
    assert Dispute.objects.filter(open=True, due_on__gte=timezone.localdate()).exists()


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_each_bureau_has_what_it_has_and_the_empty_registers_stay_blank(now: datetime) -> None:
    with clock_at(now):
        make(Size(14, 42))
        last_year = timezone.localdate().year - 1
    blank, issued = [], 0
    for body in Body.objects.all():
        cells = counted(Span([body], last_year))
        in_force = cells[f"{NORMATIVE}.in_force"]
        if in_force is None:
            blank.append(body.code)
            assert not Document.objects.filter(body=body).exists()
        else:
            issued += int(str(cells[f"{NORMATIVE}.issued"]))
        assert Publication.objects.filter(body=body, published_on__year=last_year).count() >= 20
        assert Figure.objects.filter(body=body, first_on__year=last_year).exists()
    assert set(blank) == {"czj", "fgj", "z0001"}
    assert issued > 3


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_somebody_did_not_give_a_figure_and_is_late(now: datetime) -> None:
    with clock_at(now):
        make(Size(13, 13))
        today = timezone.localdate()
        late = [s for s in Slip.objects.all() if slips.state(s, today) is SlipState.OVERDUE]
        assert {slip.body.code for slip in late} == {"zrzy", "scj"}
        for slip in late:
            gaps = slips.missing(slip.body, slip.first_on.year, slip.last_on)
            assert slip in [gap.slip for gap in gaps]
    assert Slip.objects.filter(state=SlipState.ANSWERED, reminded=1).exists()
    assert Figure.objects.filter(times=2).exists()


def test_on_4_january_nothing_else_is_missing_from_the_year() -> None:
    with clock_at(BEGIN_OF_YEAR):
        make(Size(13, 13))
        gaps = [gap for body in Body.objects.all() for gap in slips.missing(body, 2026)]
    assert {(gap.first_on, gap.last_on) for gap in gaps} == {
        (date(2026, 11, 1), date(2026, 11, 30))
    }
    assert len(gaps) == 2
    assert all(gap.slip for gap in gaps)


def test_documents_end_in_every_way_and_are_linked() -> None:
    make(Size(13, 13))
    rows = Document.objects.all()
    assert {row.validity for row in rows} == set(Validity)
    assert {row.kind for row in rows} == {DocumentKind.NORMATIVE_DOCUMENTS}
    repealed = rows.get(title="云溪县政府投资项目管理办法").endings.get()
    assert repealed.by
    assert repealed.by.title == "云溪县政府投资项目管理规定"
    assert [each.document.title for each in repealed.by.ends.all()] == [
        "云溪县政府投资项目管理办法"
    ]
    outside = rows.get(title="云溪县矿山地质环境恢复治理验收办法").endings.get()
    assert (outside.by, outside.by_number) == (None, "云政规〔2022〕6号")
    numbers = list(rows.values_list("document_number", flat=True))
    assert len(set(numbers)) == len(numbers)


def test_publications_come_through_many_channels_and_some_are_adopted() -> None:
    make(Size(13, 13))
    rows = Publication.objects.all()
    channels = {row.outlet for row in rows}
    assert {Outlet.WEBSITE, Outlet.ACCOUNT, Outlet.NEWSPAPER, Outlet.BULLETIN_SITE} <= channels
    bulletins = rows.filter(form="bulletin")
    assert 0 < bulletins.exclude(adopted_by="").count() < bulletins.count()
    assert not rows.exclude(form="bulletin").exclude(adopted_by="").exists()
    assert not rows.filter(form="bulletin", topic="").exists()
    assert not rows.exclude(form="bulletin").filter(head="").exists()
    for body in Body.objects.all():
        assert 30 <= rows.filter(body=body, published_on__year=NOW.year - 1).count() <= 90


def test_all_was_recorded_on_days_before_the_report_is_frozen() -> None:
    make(Size(13, 60))
    frozen = datetime(NOW.year, 1, 20, tzinfo=UTC)
    bodies = list(Body.objects.all())
    then, now = (counted(Span(bodies, NOW.year - 1, until)) for until in (frozen, None))
    papers = {name for name in then if name.startswith(("documents.", "decisions.", "fees."))}
    assert {name: then[name] for name in papers} == {name: now[name] for name in papers}
    assert any(then[name] for name in papers)


def test_their_number_does_not_grow_with_that_of_applications() -> None:
    made = []
    for cases in (13, 400):
        with undone():
            make(Size(13, cases))
            made.append([m.objects.count() for m in (Document, Figure, Slip, Publication)])
            assert Dispute.objects.count() <= 2 * Application.objects.count()
    assert made[0] == made[1]
