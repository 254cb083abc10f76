"""The value of a field behind its label: its exact place in the folded text of a letter."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from gongkai.law.privacy import Kind, scan
from gongkai.law.tables import table as law
from gongkai.office.applications.labels import HAN, Region, is_label
from gongkai.office.tables import table

Place = tuple[int, int, str]
"""Start, end, and the id that the words stand for, if they do."""

_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "telephone": re.compile(
        r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1(?:[- ]{0,2}[0-9]){10}(?![0-9])"
        r"|(?<![0-9A-Za-z])\(?0[0-9]{2,3}\)?[- ]{0,3}[0-9](?: ?[0-9]){6,7}"
        r"(?: ?[-转] ?[0-9]{1,6})?(?![0-9])"
        r"|(?<![0-9A-Za-z])[0-9]{3,4}[- ]?[0-9]{4}(?![0-9A-Za-z年])"
        r"|(?<![0-9])[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])"
    ),
    "identity": re.compile(
        r"(?<![0-9A-Za-z])(?:[0-9] ?){17}[0-9Xx](?![0-9A-Za-z])"
        r"|(?<![0-9A-Za-z])(?:[0-9A-Z] ?){17}[0-9A-Z](?![0-9A-Za-z])"
        r"|(?<![0-9A-Za-z])[0-9A-Za-z][0-9A-Za-z*-]{5,24}(?![0-9A-Za-z])"
    ),
    "email": re.compile(
        r"[0-9A-Za-z][0-9A-Za-z._%+-]{0,63} ?@ ?[0-9A-Za-z-]{1,63}(?: ?\. ?[0-9A-Za-z-]{1,63}){1,5}"
    ),
    "postcode": re.compile(r"(?<![0-9])[0-9](?: ?[0-9]){5}(?![0-9])"),
}
_NAME = re.compile(
    rf"[{HAN}](?: {{1,4}}(?![男女](?![{HAN}]))[{HAN}])+(?![{HAN}·])"
    rf"|[{HAN}] {{1,4}}[{HAN}]{{2}}(?![{HAN}])"
    rf"|[{HAN}][{HAN}·•‧]*(?:\([{HAN}]{{1,12}}\)[{HAN}]+)*"
    r"|[A-Za-z][A-Za-z.·'-]*(?: [A-Za-z.·'-]+){0,5}"
)
_LONGEST = 60  # characters of a name, and of how something is to be supplied
_STOP = re.compile("[。;]")
_EDGES = " \t\n,。;、:|()_/-"
_PLACE = re.compile(f"[省市县区旗镇乡村组路街道巷弄号室楼苑园][{HAN}0-9]|[号室楼村组]$")


def behind(plain: str, field: str, region: Region) -> Iterator[Place]:
    """Every value of the field behind a label; none where it is left blank."""
    if found := _READERS.get(field):
        yield from found(plain, region)
    elif pattern := _PATTERNS.get(field.removeprefix("representative_")):
        for match in pattern.finditer(plain, region.label.value, region.line_end):
            yield *match.span(), ""


def trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """A place without the spaces and signs at its edges."""
    while start < end and plain[start] in _EDGES:
        start += 1
    while start < end and plain[end - 1] in _EDGES:
        end -= 1
    return start, end


def text_in(plain: str, start: int, end: int) -> tuple[int, int]:
    """A place without the spaces around it and the sign after it; "(一)" before it stays."""
    words = plain[start:end]
    start = end - len(words.lstrip(" \t\n|"))
    return start, start + len(plain[start:end].rstrip(" \t\n|,。;、:"))


def is_name(words: str) -> bool:
    """Whether some words can only be a person's name by a common surname, or an organisation's."""
    bare = words.replace(" ", "")
    if ending(bare, 0, len(bare)):
        return len(bare) <= _LONGEST and _NAME.fullmatch(bare) is not None
    surname = bare[:1] in table("letters")["names"]["surnames"] or bare[:2] in _compound()
    short = 2 <= len(bare) <= 4 and re.fullmatch(f"[{HAN}]+", bare) is not None
    return surname and short and bare not in _blank() and not is_label(bare)


def ending(plain: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the words begin by which a name ends as an organisation's does, and its class."""
    found = _endings().search(plain, start, end)
    if found is None or found.start() == start:
        return None
    return found.start(), _means()[found[0].replace(" ", "")]


def is_resident_id(number: str) -> bool:
    """Whether an identity is a resident's, by its check character."""
    found = scan(number.replace(" ", ""))
    return [each.kind for each in found] == [Kind.RESIDENT_ID]


def _names(plain: str, region: Region) -> Iterator[Place]:
    at = region.label.value
    while found := _NAME.match(plain, at, region.line_end):
        start, end = trimmed(plain, *found.span())
        bare = plain[start:end].replace(" ", "")
        if not 2 <= len(bare) <= _LONGEST or bare in _blank() or is_label(bare):
            return
        yield start, end, ""
        if not plain.startswith(("、", "/"), found.end()):
            return
        at = found.end() + 1


def _addresses(plain: str, region: Region) -> Iterator[Place]:
    stop = _STOP.search(plain, region.label.value, region.line_end)
    start, end = trimmed(plain, region.label.value, stop.start() if stop else region.line_end)
    if plain[end : end + 1] == ")" and plain.count("(", start, end) > plain.count(")", start, end):
        end += 1
    if 4 <= end - start <= 150 and _PLACE.search(plain, start, end):
        yield start, end, ""


def _contents(plain: str, region: Region) -> Iterator[Place]:
    stop = _ends().search(plain, region.label.value, region.end)
    start, end = text_in(plain, region.label.value, stop.start() if stop else region.end)
    if end - start > 1 and plain[start:end] not in _blank() and re.search(r"\w", plain[start:end]):
        yield start, end, ""


def _options(plain: str, region: Region) -> Iterator[Place]:
    """What is ticked where there are boxes, else all that is written."""
    boxes = table("letters")["boxes"]
    ticked, empty = boxes["ticked"], boxes["empty"]
    start, end = region.label.value, min(region.end, region.label.value + 300)
    if not re.search(f"[{ticked}{empty}]", plain[start:end]):
        start, end = trimmed(plain, start, region.line_end)
        if 1 < end - start <= _LONGEST and plain[start:end] not in _blank():
            yield start, end, ""
        return
    before = re.match(rf"[\s(]*[{ticked}{empty}]", plain[start:end]) is not None
    word = rf"[^\s{ticked}{empty},;、。()|]{{1,20}}"
    wanted = rf"[{ticked}]\)? ?(?P<it>{word})" if before else rf"(?P<it>{word}) ?\(?[{ticked}]"
    for found in re.finditer(wanted, plain[start:end]):
        yield start + found.start("it"), start + found.end("it"), ""


def _kinds(plain: str, region: Region) -> Iterator[Place]:
    """The kind of applicant that is written or ticked, with its id if it is a known one."""
    for start, end, _ in _options(plain, region):
        hint = ending(plain, start, end)
        yield start, end, _means().get(plain[start:end], hint[1] if hint else "")


_READERS: Mapping[str, Callable[[str, Region], Iterator[Place]]] = {
    "name": _names,
    "representative": _names,
    "address": _addresses,
    "content": _contents,
    "form": _options,
    "applicant_class": _kinds,
}


@cache
def _blank() -> frozenset[str]:
    return frozenset(table("letters")["blank"]["words"])


@cache
def _ends() -> re.Pattern[str]:
    """A line that begins as the end of a letter does, a date alone, or nothing but rules."""
    words = "|".join(map(re.escape, table("letters")["ends"]["words"]))
    date = r"[0-9]{2,4} ?[年./-] ?[0-9]{1,2} ?[月./-] ?[0-9]{1,2} ?日?[ \t]*(?:\n|$)"
    return re.compile(rf"\n[ \t]*(?:{words}|{date})")


@cache
def _means() -> dict[str, str]:
    """The class of applicant by a word for it, and by the end of a name."""
    rules: dict[str, Any] = table("letters")["classes"]
    return {
        word: means
        for means, rule in rules.items()
        if means != "why"
        for word in (*rule["endings"], *rule["words"])
    }


@cache
def _endings() -> re.Pattern[str]:
    """The end of an organisation's name, the longest first, spaced as a scan may be."""
    rules: dict[str, Any] = table("letters")["classes"]
    words = [word for rule in rules.values() if isinstance(rule, dict) for word in rule["endings"]]
    words.sort(key=len, reverse=True)
    spaced = "|".join(" {0,3}".join(map(re.escape, word)) for word in words)
    return re.compile(f"(?:{spaced})$")


@cache
def _compound() -> frozenset[str]:
    return frozenset(law("privacy")["names"]["compound"])
