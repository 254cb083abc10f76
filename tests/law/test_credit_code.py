"""Check digits: right codes of public bodies, and every way to get a code wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.credit_code import explain, holds, must_hold
from gongkai.law.messages import say
from gongkai.refusal import Refusal
from tests.law.codes import CHARACTERS, credit_code, organisation_code

# 武威 and 安徽: front codes of their published index numbers.
PUBLIC = ["12620600MB0523338C", "11341702486344515H"]

bodies = st.from_regex(rf"[{CHARACTERS}]{{2}}[0-9]{{6}}[{CHARACTERS}]{{9}}", fullmatch=True)
organisations = st.from_regex(r"[0-9A-Z]{8}", fullmatch=True)


@pytest.mark.parametrize("code", PUBLIC)
def test_codes_of_public_bodies_hold(code: str) -> None:
    assert holds("credit_code", code)
    assert holds("organisation_code", code[8:17])


@given(bodies)
def test_a_code_holds_with_the_check_digit_of_the_standard_alone(body: str) -> None:
    right = [body + last for last in CHARACTERS if holds("credit_code", body + last)]
    assert right == [credit_code(body)]


@given(bodies, st.integers(0, 17), st.sampled_from(CHARACTERS))
def test_one_wrong_character_is_always_found(body: str, place: int, other: str) -> None:
    code = credit_code(body)
    changed = code[:place] + other + code[place + 1 :]
    assert holds("credit_code", changed) is (changed == code)


@given(organisations, st.integers(0, 7), st.sampled_from("0123456789"))
def test_one_wrong_digit_of_an_organisation_code_is_found(
    body: str, place: int, other: str
) -> None:
    code = organisation_code(body)
    changed = code[:place] + other + code[place + 1 :]
    same = (int(code[place], 36) - int(other)) % 11 == 0
    assert holds("organisation_code", code)
    assert holds("organisation_code", changed) is same


@pytest.mark.parametrize("code", ["000014349", "MB0523338", "486344515", "000000000", "00000006X"])
def test_organisation_codes_that_hold(code: str) -> None:
    assert organisation_code(code[:-1]) == code
    right = [
        code[:-1] + last for last in "0123456789X" if holds("organisation_code", code[:-1] + last)
    ]
    assert right == [code]


def test_explain() -> None:
    found = explain("12620600MB0523338C")
    assert (found.authority, found.kind) == ("机构编制", "事业单位")
    assert (found.division, found.organisation) == ("620600", "MB0523338")
    assert found.organisation_holds


def test_a_code_may_hold_while_the_one_within_it_does_not() -> None:
    body = "11110000" + "000014348"
    found = explain(credit_code(body))
    assert not found.organisation_holds
    assert found.kind == "机关"


def test_an_authority_that_the_standard_does_not_name_is_left_empty() -> None:
    body = "RQ110000000014349"
    assert explain(credit_code(body))[1:3] == ("", "")


@pytest.mark.parametrize(
    ("code", "refusal", "values"),
    [
        ("", "credit-code-length", {"expected": 18, "found": 0}),
        ("12620600MB0523338", "credit-code-length", {"expected": 18, "found": 17}),
        ("12620600MB0523338C ", "credit-code-length", {"expected": 18, "found": 19}),
        ("I2620600MB0523338C", "credit-code-character", {"position": 1, "character": "I"}),
        ("12620600MBO523338C", "credit-code-character", {"position": 11, "character": "O"}),
        ("12620600MB05Z3338C", "credit-code-character", {"position": 13, "character": "Z"}),
        ("12620600MB052333SC", "credit-code-character", {"position": 17, "character": "S"}),
        ("12620600VB0523338C", "credit-code-character", {"position": 9, "character": "V"}),
        ("12620600mB0523338C", "credit-code-character", {"position": 9, "character": "m"}),
        ("１2620600MB0523338C", "credit-code-character", {"position": 1, "character": "１"}),
        ("1262A600MB0523338C", "credit-code-digit", {"position": 5, "character": "A"}),
        ("234234234234234444", "credit-code-check", {"expected": "N", "found": "4"}),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(
    code: str, refusal: str, values: dict[str, object]
) -> None:
    assert not holds("credit_code", code)
    with pytest.raises(Refusal) as caught:
        explain(code)
    assert caught.value.code == refusal
    assert values.items() <= caught.value.values.items()
    for language in ("zh", "en"):
        sentence = say("refusal", refusal, caught.value.values, language)
        assert all(str(value) in sentence for value in values.values())
        assert "GB 32100-2015" in sentence


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("00001434-9", "credit-code-length"),
        ("0000143a9", "credit-code-character"),
        ("035210000", "credit-code-check"),
    ],
)
def test_a_refusal_of_an_organisation_code(code: str, refusal: str) -> None:
    assert not holds("organisation_code", code)
    with pytest.raises(Refusal) as caught:
        must_hold("organisation_code", code)
    assert caught.value.code == refusal
    assert "GB 11714" in say("refusal", refusal, caught.value.values)
