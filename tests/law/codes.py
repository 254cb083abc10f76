"""Codes made right by the formulas of the standards, apart from the program's tables."""

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def remainder(code: str) -> int:
    """The checksum of GB 32100, by powers of 3; it is 0 if the code is right."""
    powers = (pow(3, place, 31) for place in range(17))
    total = sum(CHARACTERS.index(c) * p for c, p in zip(code, powers, strict=False))
    return (total + CHARACTERS.index(code[17])) % 31


def credit_code(body: str) -> str:
    """The credit code that begins with these 17 characters."""
    return next(body + last for last in CHARACTERS if remainder(body + last) == 0)


def organisation_code(body: str) -> str:
    """The organisation code that begins with these 8 characters; 11 is written 0 and 10 is X."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    number = 11 - sum(int(c, 36) * w for c, w in zip(body, weights, strict=True)) % 11
    return body + {10: "X", 11: "0"}.get(number, str(number))
