"""The index over tokens: put in, taken out, asked for."""

import pytest
from django.db import connection

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.search.asking import Scope
from gongkai.office.search.index import (
    Document,
    add,
    candidates,
    forget,
    index,
    index_many,
    tidy,
)
from gongkai.office.search.models import Indexed
from gongkai.office.search.queries import query
from tests.office.factory import RECEIVED, body

pytestmark = pytest.mark.django_db


def rows(of: Body, count: int, section: str = "") -> list[int]:
    """Rows of the register without anything in the vault or the index; their numbers."""
    first = Application.objects.filter(body=of).count() + 1
    given = {"body": of, "year": 2026, "received_on": RECEIVED, "stage": "open"}
    made = Application.objects.bulk_create(
        Application(code=f"{of.code}-{n}", number=n, section=section, **given)
        for n in range(first, first + count)
    )
    return [row.pk for row in made]


def found(of: Body, text: str, **more: int) -> list[int]:
    """The candidates at one body."""
    return candidates(query(text), [Scope(of.pk)], **{"limit": 50, **more})


def test_what_is_put_in_is_found_the_newest_first_and_page_by_page() -> None:
    bureau = body()
    one, two, three = rows(bureau, 3)
    texts = {one: "行政复议决定", two: "房屋征收决定", three: "复议申请"}
    index_many(Document(pk, bureau.pk, [text]) for pk, text in texts.items())
    assert found(bureau, "复议") == [three, one]
    assert found(bureau, "决定") == [two, one]
    assert found(bureau, "决定 复议") == [one]
    assert found(bureau, "复议", limit=1) == [three]
    assert found(bureau, "复议", before=three) == [one]
    assert found(bureau, "拆迁") == []


def test_a_value_is_found_whole_only() -> None:
    bureau = body()
    (pk,) = rows(bureau, 1)
    index(Document(pk, bureau.pk, [], ["欧阳喆翀", "154-0000 1234"]))
    assert found(bureau, "欧阳 喆翀") == [pk]
    assert found(bureau, "１５４００００１２３４") == [pk]
    assert found(bureau, "欧阳") == []


def test_indexing_again_replaces_and_adding_adds() -> None:
    bureau = body()
    (pk,) = rows(bureau, 1)
    index(Document(pk, bureau.pk, ["行政复议"]))
    index(Document(pk, bureau.pk, ["房屋征收"]))
    assert found(bureau, "复议") == []
    add(Document(pk, bureau.pk, ["行政复议"]))
    assert found(bureau, "复议") == found(bureau, "征收") == [pk]
    assert Indexed.objects.count() == 1


def test_what_is_forgotten_leaves_no_token() -> None:
    bureau = body()
    one, two = rows(bureau, 2)
    index_many(Document(pk, bureau.pk, ["行政复议"]) for pk in (one, two))
    forget(one)
    assert found(bureau, "复议") == [two]
    tidy()
    assert found(bureau, "复议") == [two]
    forget(two)
    assert not Indexed.objects.exists()


def test_scopes_hold_bodies_and_sections_apart() -> None:
    bureau, other = body(), body("heping", name="和平县民政局")
    (plain,), (lies,), (far,) = rows(bureau, 1), rows(bureau, 1, "一科"), rows(other, 1)
    for pk, of in ((plain, bureau), (lies, bureau), (far, other)):
        index(Document(pk, of.pk, ["行政复议"]))
    wanted = query("复议")
    for scopes, expected in (
        ([Scope(bureau.pk)], [lies, plain]),
        ([Scope(bureau.pk, "一科")], [lies]),
        ([Scope(bureau.pk, "一科"), Scope(other.pk)], [far, lies]),
        ([Scope(bureau.pk, "")], [plain]),
        ([], []),
    ):
        assert candidates(wanted, scopes, limit=9) == expected


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the full-text index of SQLite")
def test_the_index_of_sqlite_stays_equal_to_the_table() -> None:
    bureau = body()
    pks = rows(bureau, 20)
    index_many(Document(pk, bureau.pk, [f"第{pk}号行政复议"]) for pk in pks)
    for pk in pks[::3]:
        forget(pk)
    for pk in pks[1::3]:
        add(Document(pk, bureau.pk, ["房屋征收"]))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_tokens(search_tokens) VALUES ('integrity-check')")
