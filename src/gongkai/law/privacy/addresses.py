"""Where a person lives: what follows 住址, 户籍地 and their like, never a body's own address."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongkai.law.privacy.find import Kind, Span
from gongkai.law.privacy.rules import any_of, part

_CLAUSE = '[，,。；;！!？?\\n\\r\\t:：|<>“”"]|、(?![0-9])|[ \u00a0\u3000]{2}'
_OPEN, _CLOSED = "(（", ")）"


class _Patterns(NamedTuple):
    label: re.Pattern[str]
    body: re.Pattern[str]
    lead: re.Pattern[str]
    place: re.Pattern[str]
    stop: re.Pattern[str]
    mark: re.Pattern[str]
    longest: int


@cache
def _patterns() -> _Patterns:
    rule = part("address")
    lead = f"(?:\\s|[0-9]{{6}}|[(（][^()（）]{{0,12}}[)）]|{any_of(rule['lead'])})*"
    return _Patterns(
        label=re.compile(f"(?:{any_of(rule['labels'])})\\s?[:：]"),
        body=re.compile(f"(?:{any_of(rule['bodies'])})$"),
        lead=re.compile(f"{lead}(?=[\u3400-\u9fff])"),
        place=re.compile(f"[{rule['places']}]"),
        stop=re.compile(f"{_CLAUSE}|{any_of(rule['stops'])}|{rule['before_number']}"),
        mark=re.compile(f"[{_OPEN}{_CLOSED}]|{rule['marks']}"),
        longest=rule["longest"],
    )


def addresses(text: str) -> Iterator[Span]:
    """From the first name of a place after the label to the last mark of a house in the clause."""
    patterns = _patterns()
    for label in patterns.label.finditer(text):
        if not patterns.body.search(text[max(0, label.start() - 2) : label.start()]):
            start = patterns.lead.match(text, label.end(), label.end() + patterns.longest)
            if start and (end := _last_mark(text, start.end())):
                yield Span(Kind.ADDRESS, start.end(), end)


def _last_mark(text: str, start: int) -> int | None:
    """Where the address ends; None if the clause names no place or no house."""
    patterns = _patterns()
    limit = start + patterns.longest
    stop = patterns.stop.search(text, start, limit)
    end, depth = None, 0
    for found in patterns.mark.finditer(text, start, stop.start() if stop else limit):
        depth += (found[0] in _OPEN) - (found[0] in _CLOSED)
        if depth < 0:
            break
        if depth == 0 and found[0] not in _CLOSED:
            end = found.end()
    if end is None or not patterns.place.search(text, start, end):
        return None
    return end
