"""What stands around a number: whether it is another thing, and whether it may be one."""

import re
from functools import cache
from typing import NamedTuple

from gongkai.law.credit_code import explain, holds
from gongkai.law.privacy.rules import any_of, part

_LONGEST_LINK = 100
_CREDIT_CODE = 18


class _Patterns(NamedTuple):
    amount: re.Pattern[str]
    amount_after: re.Pattern[str]
    amount_before: re.Pattern[str]
    link: re.Pattern[str]
    credit_code: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    amount = part("amount")
    host, path = "[0-9A-Za-z.:-]+", "(?:[0-9A-Za-z/_.~%&?#:=@+-]*[0-9A-Za-z/_.-])?"
    code = f"[0-9A-HJ-NPQRTUWXY]{{{_CREDIT_CODE}}}"
    return _Patterns(
        amount=re.compile(amount["certain"]),
        amount_after=re.compile(amount["after"]),
        amount_before=re.compile(f"(?:{any_of(amount['before'])})[ \u00a0\u3000]?$"),
        link=re.compile(f"(?:://|www\\.){host}/{path}$"),
        credit_code=re.compile(f"(?<![0-9A-Za-z]){code}(?![0-9A-Za-z])"),
    )


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether neither a digit nor a letter stands beside."""
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(c.isascii() and c.isalnum() for c in beside)


def is_amount(text: str, end: int) -> bool:
    """Whether a number that ends here goes on as an amount to the fen: 13575394432.52元."""
    return bool(_patterns().amount.match(text, end))


def is_doubtful(text: str, start: int, end: int) -> bool:
    """Whether a number looks like an amount, a measure, or a part of the address of a page."""
    patterns = _patterns()
    return bool(
        patterns.amount_after.match(text, end)
        or patterns.amount_before.search(text[max(0, start - 2) : start])
        or patterns.link.search(text[max(0, start - _LONGEST_LINK) : start])
    )


def is_credit_code(number: str) -> bool:
    """Whether digits are a unified social credit code, which is public (GB 32100-2015)."""
    return holds("credit_code", number) and explain(number).kind != ""


def is_in_credit_code(text: str, start: int, end: int) -> bool:
    """Whether digits stand within the credit code of a body, its check character right."""
    around = text[max(0, start - _CREDIT_CODE) : end + _CREDIT_CODE + 1]
    at = start - max(0, start - _CREDIT_CODE)
    return any(
        code.start() <= at and at + end - start <= code.end() and holds("credit_code", code[0])
        for code in _patterns().credit_code.finditer(around)
    )
