"""Publications as entries, counted by any of their sides, as they were recorded."""

from datetime import date

import pytest
from django.utils import timezone

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.publications import entries
from gongkai.office.publications.counting import publications_behind, publications_counted
from gongkai.office.publications.models import Publication
from gongkai.office.publications.replaying import differences
from gongkai.office.publications.telling import told
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal
from tests.office.factory import person
from tests.office.publications.desk import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    """A bureau that published five things, one of them in the year before."""
    made = Desk()
    made.publication()
    made.publication("机构职能", head="functions", published_on=date(2025, 4, 2))
    for number in (1, 2):
        made.publication(
            f"商贸流通简报第{number}期",
            form="bulletin",
            topic="商贸流通",
            outlet="bulletin_site",
            adopted_by=("云溪日报", "云溪电视台")[:number],
        )
    made.publication("去年的", published_on=date(2024, 12, 31))
    return made


def test_they_are_counted_by_every_side(desk: Desk) -> None:
    found = publications_counted([desk.body], 2025)
    assert (found.total, found.adopted) == (4, 2)
    assert found.by("outlet") == {"website": 2, "bulletin_site": 2}
    assert found.by("head") == {"livelihood": 3, "functions": 1}
    assert found.by("month") == {3: 3, 4: 1}
    assert found.by("topic") == {"": 2, "商贸流通": 2}
    assert found.by_medium() == {"云溪日报": 2, "云溪电视台": 1}
    assert found.only(form="bulletin").total == 2
    assert publications_counted([desk.body], 2025, on=date(2025, 4, 1)).total == 3


def test_the_list_behind_a_count_is_as_long(desk: Desk) -> None:
    found = publications_counted([desk.body], 2025)
    for side in ("outlet", "head", "form", "topic", "month"):
        for value, count in found.by(side).items():
            behind = publications_behind([desk.body], 2025, **{side: value})
            assert behind.count() == count
    assert publications_behind([desk.body], 2025, adopted=True).count() == 2
    assert publications_behind([desk.body], 2025, adopted=False).count() == 2


def test_adopted_put_right_and_annulled_without_losing_what_was(desk: Desk) -> None:
    row = Publication.objects.earliest("pk")
    before = timezone.now()
    entries.adopt(row.code, desk.editor, "青溪网")
    with pytest.raises(Refusal, match="publication-nothing-changed"):
        entries.adopt(row.code, desk.editor, "青溪网")
    given = {"title": "改了的", "published_on": date(2024, 3, 1), "outlet": "account"}
    entries.put_right(row.code, desk.editor, {**given, "adopted_by": "青溪网、云溪日报"})
    row.refresh_from_db()
    assert (row.title, row.adopted_by) == ("改了的", "青溪网、云溪日报")
    assert publications_counted([desk.body], 2025).total == 3
    assert publications_counted([desk.body], 2025, before).total == 4
    assert publications_counted([desk.body], 2025, before).adopted == 2
    first = told(Record.PUBLICATION, row.code)[0].number
    entries.annul(row.code, desk.head, first, "不是我们发的")
    assert publications_counted([desk.body], 2024).total == 1
    assert list(differences()) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": "家电下乡补贴办理指南"}, "publication-twice"),
        ({"outlet": "飞鸽"}, "office-wrong-choice"),
        ({"head": "闲事"}, "catalogue-head"),
        ({"published_on": "2025-13-1"}, "publication-no-day"),
        ({"published_on": date(2099, 1, 1)}, "office-future"),
        ({"link": "ftp://x.example"}, "office-wrong-field"),
        ({"adopted_by": "、".join(f"{n}报" * 40 for n in range(10))}, "publication-too-long"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        desk.publication(**{"title": "另一条", **more})  # type: ignore[arg-type]


def test_the_same_form_sent_twice_does_its_work_once(desk: Desk) -> None:
    given = {"title": "公告", "published_on": date(2025, 5, 1), "outlet": "公众号"}
    first = entries.enter(desk.body, desk.editor, given, token="t1")
    assert entries.enter(desk.body, desk.editor, given, token="t1") == first
    with pytest.raises(Refusal, match="office-token-used"):
        entries.enter(desk.body, desk.editor, {**given, "title": "另一个"}, token="t1")
    assert Publication.objects.count() == 6


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERVISOR, Role.HANDLER, Role.APPROVER])
def test_who_may_not_enter_is_refused(desk: Desk, role: Role) -> None:
    with pytest.raises(Forbidden):
        entries.enter(desk.body, person(desk.body, role), {"title": "公告"})
    assert Publication.objects.count() == 5
