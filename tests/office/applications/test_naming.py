"""A title names nobody; the query code finds one application and is read aloud without a slip."""

import pytest

from gongkai.office.applications.counting import split
from gongkai.office.applications.erasing import erase
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import (
    ALPHABET,
    LONGEST,
    new_query_code,
    query_code,
    titled,
    titles,
)
from gongkai.office.bodies.roles import Role
from gongkai.office.vault import store
from tests.office.factory import PERSONAL, body, desk, forgets, letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("2025年办公用房维修合同", "2025年办公用房维修合同"),
        ("\n  征地公告 \n另附说明", "征地公告"),
        ("王喆（身份证11010519491231002X）的档案", None),
        ("长" * 200, "长" * (LONGEST - 1) + "…"),
    ],
)
def test_a_title_is_the_first_line_without_numbers_of_people(
    content: str, title: str | None
) -> None:
    made = titled({"content": content})
    assert title is None or made == title
    assert "19491231002" not in made


def test_a_letter_gets_the_title_that_was_typed_or_one_made_of_it() -> None:
    at = body()
    made, typed = letter(at), letter(at, personal={**PERSONAL, "title": "维修合同"})
    assert titles([made.code, typed.code]) == {
        made.code: PERSONAL["content"],
        typed.code: "维修合同",
    }


def test_every_application_has_a_query_code_of_its_own() -> None:
    at = body()
    codes = [query_code(letter(at).code) for _ in range(5)]
    assert len(set(codes)) == 5
    assert all(set(code) - {"-"} <= set(ALPHABET) for code in codes)
    assert len(new_query_code()) == 11


def test_by_the_query_code_the_application_is_found_however_it_is_typed() -> None:
    row = letter(body())
    code = query_code(row.code)
    assert store.find("query_code", code.lower().replace("-", " ")) == [row.code]


def test_a_part_that_was_split_off_has_its_own_title_and_code() -> None:
    at = body()
    row = letter(at)
    (part,) = split(row.code, desk(at)[Role.REGISTRAR], ["信访事项办理情况"])
    assert titles([part.code])[part.code] == "信访事项办理情况"
    assert query_code(part.code) != query_code(row.code)


def test_nothing_is_left_of_either_once_erased() -> None:
    at = body()
    forgets(at)
    people, row = desk(at), letter(at)
    code = query_code(row.code)
    Application.objects.filter(pk=row.pk).update(concluded_on=row.received_on)
    erase(row.code, people[Role.APPROVER])
    assert (titles([row.code]), query_code(row.code)) == ({}, "")
    assert store.find("query_code", code) == []
