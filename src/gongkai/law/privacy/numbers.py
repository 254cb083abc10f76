"""Whether a number is what it looks like: check digits and dates. All take ASCII digits."""

from calendar import monthrange

_WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
_CHECKS = "10X98765432"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def check_character(body: str) -> str:
    """The 18th character of a resident ID from its first 17 digits (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def luhn(number: str) -> bool:
    """Whether the last digit of a card number checks the others (ISO/IEC 7812-1, annex B)."""
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(_DOUBLED[digit] for digit in digits[1::2])) % 10 == 0


def real_date(year: int, month: int, day: int | None = None) -> bool:
    """Whether a person can be born on that day, or in that month: it exists, from 1800 to 2099."""
    if not (1800 <= year <= 2099 and 1 <= month <= 12):
        return False
    return day is None or 1 <= day <= monthrange(year, month)[1]
