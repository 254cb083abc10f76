"""Who finds which application by what."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications.actions import act
from gongkai.office.applications.erasing import erase
from gongkai.office.applications.indexing import reindex
from gongkai.office.applications.listing import Filters
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.searching import ROUNDS, Number, number_of, search
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.search.models import Indexed
from gongkai.office.vault.models import PersonalData
from gongkai.refusal import Refusal
from tests.office.factory import RECEIVED, SECTION, body, desk, forgets, letter, person
from tests.office.online import NAME, applied

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 30)


@pytest.fixture
def bureau() -> Body:
    """A bureau."""
    return body()


@pytest.fixture
def clerk(bureau: Body) -> Person:
    """Who registers there."""
    return person(bureau, Role.REGISTRAR)


def asks(of: Body, content: str, **more: str) -> Application:
    """An application for something."""
    return letter(of, personal={"name": "王喆", "content": content, **more})


def found(who: Person, text: str, **more: Any) -> list[str]:  # noqa: ANN401
    """The numbers of what somebody finds."""
    return [str(row) for row in search(who, text, TODAY, **more).rows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2025年行政复议决定书", "复议"),
        ("2025年行政复\n　议决定书", "复议"),
        ("ＧＢ／Ｔ　９７０４公文格式", "gb/t 9704"),
        ("𠮷𡈽村征地补偿方案", "𠮷𡈽"),
        ("第5号楼", "5号"),
        ("data sheet 目录", "Sheet"),
        ("行政复议与征收决定", "征收 复议"),
        ("规划图、用地红线", "规划图、用地"),
    ],
)
def test_what_is_asked_for_is_found_by_its_words(
    bureau: Body, clerk: Person, text: str, wanted: str
) -> None:
    asks(bureau, text)
    asks(bureau, "办公用房维修合同")
    assert found(clerk, wanted) == ["2026-1"]


def test_the_letter_and_what_was_added_later_are_found_too(bureau: Body, clerk: Person) -> None:
    code = letter(bureau, personal={"name": "王喆", "letter": "请公开疫苗采购合同"}).code
    act(code, "ask_supplement", clerk, on=RECEIVED, by="2026-03-20", items="请写明年度")
    act(code, "make_supplement", clerk, on=RECEIVED, content="二〇二四年度的")
    assert found(clerk, "疫苗") == found(clerk, "二〇二四") == ["2026-1"]
    assert found(clerk, "写明") == []


def test_pairs_without_the_phrase_are_no_hit(bureau: Body, clerk: Person) -> None:
    asks(bureau, "政府采购，府采云平台")
    asks(bureau, "土地出让，让出土地")
    assert found(clerk, "府采云") == ["2026-1"]
    assert found(clerk, "地出让出土") == []


def test_a_single_character_among_words_is_looked_at_in_the_text(
    bureau: Body, clerk: Person
) -> None:
    asks(bureau, "李庄的征地补偿")
    asks(bureau, "王庄的征地补偿")
    assert found(clerk, "征地 李") == ["2026-1"]


@pytest.mark.parametrize(
    ("field", "value", "typed"),
    [
        ("name", "欧阳 堃翀", "欧阳堃翀"),
        ("name", "王䶮 玥", "王 䶮玥"),
        ("identity", "11099919900101123X", "11099919900101123x"),
        ("telephone", "154-0000-9876", "154 0000 9876"),
        ("email", "Kunchong@example.invalid", "kunchong@example.invalid"),
        ("address", "云溪县不存在路108号", "云溪县不存在路１０８号"),
    ],
)
def test_an_applicant_is_found_by_the_whole_value(
    bureau: Body, clerk: Person, field: str, value: str, typed: str
) -> None:
    asks(bureau, "目录", **{field: value})
    asks(bureau, "别的")
    assert found(clerk, typed) == ["2026-1"]
    assert found(clerk, typed[:-1]) == []


def test_a_query_code_finds_nothing_but_for_its_applicant(bureau: Body, clerk: Person) -> None:
    row = applied(bureau)
    assert found(clerk, NAME) == [str(row)]
    assert found(clerk, query_code(row.code)) == []
    list(reindex())
    assert found(clerk, query_code(row.code)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("15", Number(15)),
        (" 第１５号 ", Number(15)),
        ("2026-15", Number(15, 2026)),
        ("2026 15", Number(15, 2026)),
        ("2026年第15号", Number(15, 2026)),
        ("〔2026〕15号", Number(15, 2026)),
        ("（2026）15", Number(15, 2026)),
        ("yun-xi-2026-15", Number(15, 2026, "yun-xi")),
        ("2026", Number(2026)),
        ("15400001234", None),
        ("15年", None),
        ("复议", None),
    ],
)
def test_the_ways_to_write_a_number(text: str, number: Number | None) -> None:
    assert number_of(text) == number


def test_numbers_come_first_then_texts(bureau: Body, clerk: Person) -> None:
    for n in range(12):
        asks(bureau, "十二月12日的会议纪要" if n == 3 else "目录")
    assert found(clerk, "12") == ["2026-12", "2026-4"]
    assert found(clerk, "2026 12") == found(clerk, "yunxi-2026-12") == ["2026-12"]
    assert found(clerk, "7") == ["2026-7"]
    assert found(clerk, "heping-2026-12") == found(clerk, "2025-12") == []


def test_pages_follow_each_other_without_loss(bureau: Body, clerk: Person) -> None:
    for n in range(7):
        asks(bureau, f"{n}号地块2号图" if n % 2 == 0 else "目录")
    seen, before = [], None
    for _ in range(9):
        page = search(clerk, "2", TODAY, before=before, limit=2)
        seen += page.rows
        if (before := page.before) is None:
            break
    assert [str(row) for row in seen] == ["2026-2"]
    seen = []
    for _ in range(9):
        page = search(clerk, "号地块", TODAY, before=before, limit=2)
        seen += page.rows
        if (before := page.before) is None:
            break
    assert [row.number for row in seen] == [7, 5, 3, 1]


def test_another_body_is_never_found(clerk: Person) -> None:
    other = body("heping", name="和平县民政局")
    asks(other, "行政复议决定", telephone="15400001111")
    for text in ("复议", "15400001111", "1", "2026-1", "heping-2026-1", "王喆"):
        assert found(clerk, text) == []
    assert found(person(other, Role.REGISTRAR), "复议") == ["2026-1"]


def test_a_handler_finds_what_lies_with_the_section(bureau: Body) -> None:
    people = desk(bureau)
    asks(bureau, "行政复议一")
    code = asks(bureau, "行政复议二").code
    handler = people[Role.HANDLER]
    assert found(handler, "复议") == found(handler, "2") == []
    act(code, "transfer", people[Role.REGISTRAR], on=RECEIVED, section=SECTION)
    assert found(handler, "复议") == found(handler, "2") == ["2026-2"]
    assert found(handler, "1") == []


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERVISOR])
def test_who_may_only_list_finds_numbers(bureau: Body, role: Role) -> None:
    top = body("county", name="云溪县人民政府", kind="government")
    bureau.above.create(parent=top, first_year=2020)
    asks(bureau, "行政复议决定2026")
    who = person(top if role is Role.SUPERVISOR else bureau, role)
    assert found(who, "1") == found(who, "2026-1") == ["2026-1"]
    assert found(who, "2026") == []
    with pytest.raises(Refusal, match="office-search-numbers"):
        search(who, "复议", TODAY)


def test_nobody_finds_anything_without_a_role(bureau: Body) -> None:
    asks(bureau, "行政复议")
    nobody = person(bureau)
    assert found(nobody, "1") == []
    with pytest.raises(Refusal, match="office-search-numbers"):
        search(nobody, "复议", TODAY)


def test_one_character_is_refused(clerk: Person) -> None:
    with pytest.raises(Refusal, match="office-search-short"):
        search(clerk, "复", TODAY)


def test_what_was_erased_is_not_found(bureau: Body) -> None:
    people = desk(bureau)
    forgets(bureau)
    code = asks(bureau, "行政复议决定", telephone="15400001111").code
    act(code, "withdraw", people[Role.REGISTRAR], on=RECEIVED)
    assert found(people[Role.REGISTRAR], "复议") == ["2026-1"]
    erase(code, people[Role.APPROVER])
    assert found(people[Role.REGISTRAR], "复议") == []
    assert found(people[Role.REGISTRAR], "15400001111") == []
    assert not Indexed.objects.exists()
    assert list(reindex()) == [1]
    assert found(people[Role.REGISTRAR], "复议") == []
    assert found(people[Role.REGISTRAR], "1") == ["2026-1"]


def test_reindexing_makes_what_keeping_made(bureau: Body, clerk: Person) -> None:
    code = asks(bureau, "行政复议决定", email="a@example.invalid").code
    act(code, "ask_supplement", clerk, on=RECEIVED, by="2026-03-20", items="请写明年度")
    act(code, "make_supplement", clerk, on=RECEIVED, content="二〇二四年度")
    asks(bureau, "房屋征收")
    kept = dict(Indexed.objects.values_list("application", "tokens"))
    Indexed.objects.all().delete()
    assert found(clerk, "复议") == []
    assert list(reindex()) == [2]
    assert dict(Indexed.objects.values_list("application", "tokens")) == kept
    assert found(clerk, "复议") == ["2026-1"]


def test_filters_narrow_a_search(bureau: Body, clerk: Person) -> None:
    first = asks(bureau, "行政复议").code
    asks(bureau, "行政复议")
    act(first, "withdraw", clerk, on=RECEIVED)
    assert found(clerk, "复议", filters=Filters(outcome="other_handling")) == ["2026-1"]
    assert found(clerk, "复议", filters=Filters(body="yunxi", year=2026)) == ["2026-2", "2026-1"]
    assert found(clerk, "2", filters=Filters(year=2025)) == []
    with pytest.raises(Refusal, match="office-search-numbers"):
        found(clerk, "复议", filters=Filters(body="nowhere"))


def test_however_much_is_found_the_queries_are_few(
    bureau: Body, clerk: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        asks(bureau, "行政复议决定")
    PersonalData.objects.filter(field__in=("content", "title")).delete()
    asks(bureau, "行政复议决定")
    with django_assert_max_num_queries(2 + 5 * ROUNDS):
        page = search(clerk, "复议", TODAY, limit=3)
    assert [row.number for row in page.rows] == [13]
    assert page.before is None
