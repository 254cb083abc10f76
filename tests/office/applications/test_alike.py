"""Earlier applications by the same applicant, and the same thing asked by others."""

import random
from collections.abc import Mapping

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.office.applications import alike
from gongkai.office.applications.alike import Hit, earlier
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.vault import finding, store
from gongkai.office.vault.models import CaseKey, Likeness
from tests.office.factory import RECEIVED, body
from tests.office.wanted import wish, worded

pytestmark = pytest.mark.django_db

WANG = {
    "name": "王喆",
    "identity": "110999199001011234",
    "telephone": "15400001234",
    "email": "wang@example.invalid",
    "address": "云溪县柳浪路1号",
}
WANTED = "申请公开云溪镇2024年河道整治的批复"
REWORDED = "您好，我想了解云溪镇河道整治（2024年），请把批复发给我"
ELSE = "食堂采购合同"


def put(bureau: Body, values: Mapping[str, str]) -> str:
    """An application with no more than its row and its personal data."""
    number = Application.objects.count() + 1
    code = f"a{number}"
    Application.objects.create(
        code=code, body=bureau, year=2026, number=number, received_on=RECEIVED, stage="open"
    )
    store.put(code, values)
    return code


@pytest.mark.parametrize(
    ("asked", "why", "same"),
    [
        ({"name": "王 喆"}, ("name",), False),
        ({"telephone": "154-0000-1234"}, ("telephone",), False),
        ({"address": "云溪县柳浪路１号"}, ("address",), False),
        ({"email": "Wang@Example.invalid"}, ("email",), False),
        ({"identity": WANG["identity"]}, ("identity",), True),
        ({"name": "王喆", "telephone": "15400001234"}, ("name", "telephone"), True),
        ({"name": "王喆", "telephone": "15400009999"}, ("name",), False),
        (WANG, ("identity", "name", "telephone", "email", "address"), True),
    ],
)
def test_an_applicant_is_found_by_each_value_and_told_from_a_namesake(
    asked: dict[str, str], why: tuple[str, ...], same: bool
) -> None:
    bureau = body()
    code = put(bureau, {**WANG, "content": ELSE})
    assert earlier([bureau.pk], asked, WANTED) == [Hit(code, why, same)]


@pytest.mark.parametrize(
    "asked", [{}, {"name": "王晶"}, {"name": " "}, {"name": "无"}, {"postcode": "215000"}]
)
def test_who_shares_nothing_is_not_found(asked: dict[str, str]) -> None:
    bureau = body()
    put(bureau, {**WANG, "name": "无", "postcode": "215000", "content": ELSE})
    assert earlier([bureau.pk], asked, WANTED) == []


def test_the_same_thing_asked_by_others_is_found_in_other_words() -> None:
    bureau = body()
    code = put(bureau, {"name": "李某", "content": REWORDED})
    put(bureau, {"name": "李某", "content": ELSE})
    assert earlier([bureau.pk], WANG, WANTED) == [Hit(code, ("content",), False)]


def test_a_repeated_application_shares_applicant_and_content_and_comes_first() -> None:
    bureau = body()
    repeated = put(bureau, {**WANG, "content": REWORDED})
    namesake = put(bureau, {"name": "王喆", "content": ELSE})
    other = put(bureau, {"name": "李某", "content": WANTED})
    hits = earlier([bureau.pk], {"name": "王喆", "email": WANG["email"]}, WANTED)
    assert hits == [
        Hit(repeated, ("name", "email", "content"), True),
        Hit(namesake, ("name",), False),
        Hit(other, ("content",), False),
    ]


def test_only_the_bodies_asked_for_are_looked_at_and_never_the_application_itself() -> None:
    ours, theirs = body(), body("shiqiao", credit_code="")
    codes = [put(each, {**WANG, "content": WANTED}) for each in (ours, theirs)]
    assert [hit.code for hit in earlier([ours.pk], WANG, WANTED)] == codes[:1]
    assert [hit.code for hit in earlier([theirs.pk], WANG, WANTED)] == codes[1:]
    assert {h.code for h in earlier([ours.pk, theirs.pk], WANG, WANTED)} == set(codes)
    assert earlier([], WANG, WANTED) == []
    assert earlier([ours.pk], WANG, WANTED, besides=codes[0]) == []


def test_what_was_erased_is_not_found() -> None:
    bureau = body()
    code = put(bureau, {**WANG, "content": WANTED})
    store.destroy(code)
    assert earlier([bureau.pk], WANG, WANTED) == []
    assert not Likeness.objects.exists()


def test_a_supplement_is_found_as_the_letter_is() -> None:
    bureau = body()
    code = put(bureau, {"name": "李某", "content": ELSE})
    store.put(code, {"content": WANTED})
    assert earlier([bureau.pk], {}, REWORDED) == [Hit(code, ("content",), False)]
    assert earlier([bureau.pk], {}, ELSE) == [Hit(code, ("content",), False)]


def test_those_who_ask_often_leave_half_the_room_to_others() -> None:
    bureau = body()
    own = [put(bureau, {"telephone": WANG["telephone"], "content": ELSE}) for _ in range(6)]
    others = [put(bureau, {"name": "李某", "content": WANTED}) for _ in range(6)]

    def found(limit: int) -> list[str]:
        return [hit.code for hit in earlier([bureau.pk], WANG, WANTED, limit=limit)]

    assert found(4) == [own[5], own[4], others[5], others[4]]
    assert found(9) == [*own[:0:-1], *others[:1:-1]]
    assert found(12) == [*own[::-1], *others[::-1]]


def test_three_queries_at_most_however_much_is_found() -> None:
    bureau = body()
    for _ in range(5):
        put(bureau, {**WANG, "content": WANTED})
        put(bureau, {"name": "李某", "content": REWORDED})
    for values, content, most in ((WANG, WANTED, 3), ({"name": "赵某"}, "", 2), ({}, "", 0)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            earlier([bureau.pk], values, content)
        assert len(queries) <= most


def test_no_more_rows_are_looked_at_than_the_bounds_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "OF_A_VALUE", 3)
    monkeypatch.setattr(finding, "OF_A_BAND", 2)
    bureau = body()
    codes = [put(bureau, {**WANG, "content": WANTED}) for _ in range(5)]
    shared = finding.sharing(WANG, WANTED)
    assert set(shared) == set(codes[2:])
    assert {code for code in codes if code in shared and shared[code].bands} == set(codes[3:])


def test_no_more_texts_are_opened_than_the_bound_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "COMPARED", 2)
    bureau = body()
    codes = [put(bureau, {"name": "李某", "content": WANTED}) for _ in range(5)]
    assert [hit.code for hit in earlier([bureau.pk], {}, WANTED)] == codes[:2:-1]


def test_the_same_wish_is_among_the_first_of_many_others() -> None:
    bureau, chance = body(), random.Random(20190515)
    wishes = [wish(chance) for _ in range(300)]
    codes = [put(bureau, {"content": worded(chance, each)[0]}) for each in wishes]
    asked = list(zip(codes, wishes, strict=True))[::6]
    right = sum(
        code in [hit.code for hit in earlier([bureau.pk], {}, worded(chance, each)[0], limit=3)]
        for code, each in asked
    )
    assert right / len(asked) >= 0.85


def test_nothing_of_the_text_is_stored_for_it() -> None:
    put(body(), {"content": WANTED})
    (key,) = CaseKey.objects.all()
    columns = {field.attname for field in Likeness._meta.concrete_fields}
    assert columns == {"id", "key_id", "value"}
    assert len(set(key.likeness_set.values_list("value", flat=True))) == 16
