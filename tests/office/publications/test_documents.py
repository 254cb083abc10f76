"""The register of documents: what counts as issued, repealed and in force, on any day."""

from datetime import date

import pytest
from django.utils import timezone

from gongkai.office.bodies.models import Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.publications import documents
from gongkai.office.publications.counting import (
    DocumentCount,
    documents_behind,
    documents_counted,
)
from gongkai.office.publications.models import Document, DocumentFact
from gongkai.office.publications.replaying import differences
from gongkai.office.publications.words import DocumentKind
from gongkai.refusal import Refusal
from tests.office.factory import SINCE, body, person
from tests.office.publications.desk import Desk

pytestmark = pytest.mark.django_db
NORMATIVE = DocumentKind.NORMATIVE_DOCUMENTS


@pytest.fixture
def desk() -> Desk:
    """A bureau with a document of 2024 and one of 2025."""
    made = Desk()
    made.document("云商〔2024〕9号", dated_on=date(2024, 5, 1), published_on=date(2025, 1, 2))
    made.document()
    return made


def count(desk: Desk, year: int = 2025, on: date | None = None) -> DocumentCount:
    """The normative documents of the bureau."""
    return documents_counted([desk.body], year, on=on)[NORMATIVE]


def last(desk: Desk) -> Document:
    """The document that was entered last."""
    return Document.objects.filter(body=desk.body).latest("pk")


@pytest.mark.parametrize(
    ("year", "on", "expected"),
    [
        (2023, None, (0, 0, 0)),
        (2024, None, (1, 0, 1)),
        (2025, date(2025, 3, 2), (0, 0, 1)),
        (2025, date(2025, 3, 3), (1, 0, 2)),
        (2025, None, (1, 0, 2)),
    ],
)
def test_issued_and_in_force_as_of_any_day(
    desk: Desk, year: int, on: date | None, expected: tuple[int, int, int]
) -> None:
    assert count(desk, year, on)[:3] == expected


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("repealed", DocumentCount(1, 1, 1, 0, 0)),
        ("expired", DocumentCount(1, 0, 1, 0, 1)),
        ("amended", DocumentCount(1, 0, 2, 1, 0)),
    ],
)
def test_what_ends_it_is_counted_from_its_day(
    desk: Desk, how: str, expected: DocumentCount
) -> None:
    row = last(desk)
    documents.end(row.code, desk.editor, {"how": how, "on": date(2025, 9, 1)})
    assert count(desk, on=date(2025, 8, 31)) == DocumentCount(1, 0, 2, 0, 0)
    assert count(desk, on=date(2025, 9, 1)) == expected
    row.refresh_from_db()
    assert row.validity == how
    assert list(differences()) == []


def test_its_own_term_ends_it_the_day_after_unless_something_else_does_before(desk: Desk) -> None:
    row = desk.document("云商〔2025〕2号", valid_until=date(2025, 10, 31))
    assert count(desk, on=date(2025, 10, 31)).in_force == 3
    assert count(desk, on=date(2025, 11, 1)) == DocumentCount(2, 0, 2, 0, 1)
    documents.end(row.code, desk.editor, {"how": "repealed", "on": date(2025, 7, 1)})
    assert count(desk) == DocumentCount(2, 1, 2, 0, 0)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("document_date", "published", (2, 1, 2)),
        ("amendment_issued", "true", (2, 1, 2)),
        ("expiry_repealed", "true", (1, 2, 2)),
    ],
)
def test_the_open_points_are_settings(
    desk: Desk, name: str, value: str, expected: tuple[int, int, int]
) -> None:
    old, new = Document.objects.order_by("pk")
    more = [desk.document(f"云商〔2020〕{n}号", dated_on=date(2020, 1, n)) for n in (1, 2)]
    documents.end(new.code, desk.editor, {"how": "amended", "on": date(2025, 6, 1)})
    documents.end(more[0].code, desk.editor, {"how": "repealed", "on": date(2025, 6, 1)})
    documents.end(more[1].code, desk.editor, {"how": "expired", "on": date(2025, 6, 1)})
    assert count(desk)[:3] == (1, 1, 2)
    Document.objects.filter(pk__in=[each.pk for each in more]).update(published_on=None)
    DocumentFact.objects.filter(document__in=more).update(published_on=None)
    Setting.objects.create(body=desk.body, name=name, value=value, valid_from=SINCE)
    assert count(desk)[:3] == expected
    for measure, number in zip(("issued", "repealed", "in_force"), expected, strict=True):
        behind = documents_behind(desk.body, 2025, NORMATIVE, measure)
        # A document that was amended in the year in which it was issued counts twice, stands once.
        twice = name == "amendment_issued" and measure == "issued"
        assert behind.count() == number - twice
    assert old in documents_behind(desk.body, 2025, NORMATIVE, "in_force")


def test_documents_are_linked_both_ways(desk: Desk) -> None:
    old, new = Document.objects.order_by("pk")
    documents.end(
        old.code, desk.editor, {"how": "repealed", "on": date(2025, 3, 3), "by": new.code}
    )
    assert old.endings.get().by == new
    assert new.ends.get().document == old


def test_what_was_put_right_or_annulled_stays_as_it_was_recorded(desk: Desk) -> None:
    row, before = last(desk), timezone.now()
    given = {"kind": NORMATIVE, "title": "更名的办法", "dated_on": date(2024, 3, 3)}
    documents.put_right(row.code, desk.editor, given)
    between = timezone.now()
    number = row.entries + 2  # the first two entries of the chain are of the two documents
    documents.annul(row.code, desk.head, number, "弄错了")
    found = [documents_counted([desk.body], 2025, at)[NORMATIVE] for at in (before, between, None)]
    assert [each.issued for each in found] == [1, 0, 1]
    documents.annul(row.code, desk.head, row.entries + 1, "不是规范性文件")
    assert count(desk)[:3] == (0, 0, 1)
    assert documents_counted([desk.body], 2025, before)[NORMATIVE].issued == 1
    assert list(differences()) == []
    with pytest.raises(Refusal, match="publication-struck"):
        documents.end(row.code, desk.editor, {"how": "repealed", "on": date(2025, 9, 1)})


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": ""}, "office-missing-field"),
        ({"kind": "government_rules"}, "publication-no-rules"),
        ({"document_number": "云商〔2025〕1号"}, "publication-twice"),
        ({"published_on": date(2025, 3, 2)}, "publication-before"),
        ({"valid_until": date(2024, 3, 2)}, "publication-before"),
        ({"dated_on": date(2099, 1, 1), "published_on": None}, "office-future"),
        ({"dated_on": "去年"}, "publication-no-day"),
        ({"link": "javascript:alert(1)"}, "office-wrong-field"),
        ({"title": "长" * 301}, "publication-too-long"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        desk.document(**{"number": "云商〔2025〕8号", **more})  # type: ignore[arg-type]
    assert Document.objects.count() == 2


def test_an_end_must_come_after_the_document_and_before_its_end(desk: Desk) -> None:
    code = last(desk).code
    for given, why in (
        ({"how": "in_force", "on": date(2025, 9, 1)}, "office-wrong-field"),
        ({"how": "repealed", "on": date(2025, 3, 2)}, "publication-before"),
        ({"how": "repealed", "on": date(2025, 9, 1), "by": code}, "publication-none"),
    ):
        with pytest.raises(Refusal, match=why):
            documents.end(code, desk.editor, given)
    amended = {"how": "修改", "on": date(2025, 8, 1)}
    documents.end(code, desk.editor, amended)
    with pytest.raises(Refusal, match="publication-nothing-changed"):
        documents.end(code, desk.editor, amended)
    documents.end(code, desk.editor, {"how": "废止", "on": "2025年9月1日"})
    with pytest.raises(Refusal, match="publication-ended"):
        documents.end(code, desk.editor, {"how": "amended", "on": date(2025, 9, 2)})


@pytest.mark.parametrize(
    ("kind", "level", "may"),
    [
        ("government", "county", False),
        ("government", "city", True),
        ("government", "province", True),
        ("department", "city", False),
        ("department", "province", False),
        ("department", "state", True),
        ("township", "county", False),
    ],
)
def test_only_who_may_make_rules_has_a_register_of_them(kind: str, level: str, may: bool) -> None:
    made = body("b", kind=kind, level=level)
    assert documents.may_make_rules(made) is may
    editor = person(made, Role.EDITOR)
    given = {"kind": "规章", "title": "某办法", "dated_on": "2025-1-1"}
    if may:
        documents.enter(made, editor, given)
        assert documents_counted([made], 2025)[DocumentKind.GOVERNMENT_RULES].issued == 1
    else:
        with pytest.raises(Refusal, match="publication-no-rules"):
            documents.enter(made, editor, given)
