"""What an online application must say, and what is said of it where it is wrong."""

import pytest

from gongkai.office.applications.asking import (
    LONGEST,
    STEPS,
    cleaned,
    identity_kinds,
    means,
    must_be_complete,
    problems,
)
from gongkai.office.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Applicant, Outcome
from tests.office.online import FIRM, VALUES


def codes(**more: str) -> list[tuple[str, str]]:
    """The fields that are wrong, and why."""
    found = problems(cleaned({**VALUES, **more}))
    return [(each.field, each.refusal.code) for each in found]


@pytest.mark.parametrize("values", [VALUES, FIRM])
def test_a_whole_application_is_whole(values: dict[str, str]) -> None:
    assert problems(cleaned(values)) == []
    must_be_complete(cleaned(values))


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("content", " ", "counter-no-content"),
        ("content", "字" * 10_001, "counter-too-long"),
        ("content", "一\x07二", "counter-odd-text"),
        ("content", "\ud800", "counter-odd-text"),
        ("form", "口头", "counter-no-form"),
        ("supply", "", "counter-no-means"),
        ("applicant_class", "everybody", "counter-no-class"),
        ("name", "", "counter-no-name-person"),
        ("name", "名" * 101, "counter-too-long"),
        ("name", "王\x00喆", "counter-odd-line"),
        ("identity_kind", "统一社会信用代码", "counter-no-identity-kind"),
        ("identity", "", "counter-no-identity"),
        ("identity", "12345", "counter-resident-form"),
        ("identity", "110999199013011234", "counter-resident-date"),
        ("identity", "110999199001011234", "counter-resident-check"),
        ("telephone", "", "counter-no-contact"),
        ("telephone", "打这里", "counter-odd-telephone"),
        ("email", "name@", "counter-odd-email"),
        ("postcode", "12", "counter-odd-postcode"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(field: str, value: str, code: str) -> None:
    assert (field, code) in codes(**{field: value})


@pytest.mark.parametrize(
    "name",
    ["喆玥堃翀珺", "䶮", "𬭎", "𠮷", "𰻝", "\U00031350", "\U0002ebf0", "阿卜杜拉·买买提", "Müller"],
)
def test_every_character_of_a_name_is_taken_and_is_one(name: str) -> None:
    assert codes(name=name) == []
    last = name[-1]
    assert codes(name=last * LONGEST["name"]) == []
    assert codes(name=last * (LONGEST["name"] + 1)) == [("name", "counter-too-long")]


def test_a_doubtful_number_is_taken_from_who_looked_again() -> None:
    assert codes(identity="110999199001011234", identity_sure="yes") == []
    assert codes(identity="123", identity_sure="yes") == [("identity", "counter-resident-form")]


@pytest.mark.parametrize("number", ["１１０９９９１９９００１０１１２３６", "110999 19900101 1236"])
def test_a_number_may_be_wide_or_spaced(number: str) -> None:
    assert codes(identity=number) == []


def test_the_check_of_a_firms_code_is_doubted_and_its_form_refused() -> None:
    firm = {**FIRM, "identity_kind": "统一社会信用代码"}
    for number, doubt in (("91110000000000000A", True), ("9111", False)):
        found = problems(cleaned({**firm, "identity": number}))
        assert [(each.field, each.doubt) for each in found] == [("identity", doubt)]


def test_a_way_of_supply_needs_its_address() -> None:
    assert codes(supply="邮寄") == [("address", "counter-no-address")]
    assert codes(supply="电子邮件") == [("email", "counter-no-email")]


def test_the_action_refuses_the_first_of_the_problems() -> None:
    with pytest.raises(Refusal) as refused:
        must_be_complete({})
    assert refused.value.code == "counter-no-content"


def test_no_purpose_is_asked() -> None:
    assert not {"purpose", "use", "reason"} & {field for step in STEPS.values() for field in step}


def test_the_words_for_applicants_are_whole() -> None:
    data = table("counter")
    assert set(data["class"]) == set(Applicant)
    assert set(data["outcome"]) == set(Outcome)
    assert set(means().values()) <= {"", "address", "email"}
    assert identity_kinds(FIRM) != identity_kinds(VALUES)
