"""统一社会信用代码 (GB 32100-2015) and the 组织机构代码 within it (GB 11714): are they right?"""

from typing import Any, Literal, NamedTuple

from gongkai.law.tables import table
from gongkai.refusal import Refusal

Kind = Literal["credit_code", "organisation_code"]


class CreditCode(NamedTuple):
    """The parts of a unified social credit code whose characters and check digit are right.

    `authority` and `kind` say who registered what, empty where the standard does not name it.
    `organisation_holds`: whether the code within it passes its own check too.
    """

    code: str
    authority: str
    kind: str
    division: str
    organisation: str
    organisation_holds: bool


def holds(kind: Kind, code: str) -> bool:
    """Whether a code, written without hyphen, has the right form and check digit."""
    try:
        must_hold(kind, code)
    except Refusal:
        return False
    return True


def must_hold(kind: Kind, code: str) -> None:
    """Raises Refusal, naming the first character that is wrong and why, unless a code is right."""
    rule = table("credit_code")[kind]
    _must_fit(rule, code)
    expected = _check_digit(rule, code[:-1])
    if code[-1] != expected:
        raise Refusal(
            "credit-code-check",
            label=rule["label"],
            text=code,
            position=rule["length"],
            expected=expected,
            found=code[-1],
            source=rule["source"],
        )


def explain(code: str) -> CreditCode:
    """The parts of a unified social credit code; raises Refusal as `must_hold` does.

    Whether the organisation code within it holds is said, not required.
    """
    must_hold("credit_code", code)
    authority = table("credit_code")["authorities"].get(code[0], {})
    organisation = code[8:17]
    return CreditCode(
        code=code,
        authority=authority.get("label", ""),
        kind=authority.get("kinds", {}).get(code[1], ""),
        division=code[2:8],
        organisation=organisation,
        organisation_holds=holds("organisation_code", organisation),
    )


def _check_digit(rule: dict[str, Any], body: str) -> str:
    """The character that brings the weighted sum to 0; 10 is X in the one, A in the other."""
    values = map(rule["characters"].index, body)
    total = sum(value * weight for value, weight in zip(values, rule["weights"], strict=True))
    checks: str = rule["checks"]
    return checks[-total % len(checks)]


def _must_fit(rule: dict[str, Any], code: str) -> None:
    said = {"label": rule["label"], "text": code, "source": rule["source"]}
    if len(code) != rule["length"]:
        raise Refusal("credit-code-length", **said, expected=rule["length"], found=len(code))
    digits = rule.get("digits", {"first": 0, "last": 0})
    for position, character in enumerate(code, 1):
        if character not in rule["characters"]:
            raise Refusal("credit-code-character", **said, position=position, character=character)
        if digits["first"] <= position <= digits["last"] and not character.isdigit():
            raise Refusal("credit-code-digit", **said, position=position, character=character)
