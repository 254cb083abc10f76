"""Remarks on single paragraphs of a draft: what a reviewer pins to them."""

import json
from collections.abc import Mapping, Sequence


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a letter; empty lines part nothing."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def pinned(remarks: Mapping[int, str]) -> str:
    """Remarks by the number of their paragraph, from 1, as one text; "" where there is none."""
    kept = {str(number): text.strip() for number, text in remarks.items() if text.strip()}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def pins(text: str | None, letter: Sequence[str]) -> dict[int, str]:
    """The remarks again, by paragraph; of one that the letter does not have, at its end."""
    found: dict[int, str] = {}
    for number, remark in sorted((int(n), r) for n, r in json.loads(text or "{}").items()):
        at = min(number, len(letter))
        found[at] = f"{found[at]}\n{remark}" if at in found else remark
    return found
