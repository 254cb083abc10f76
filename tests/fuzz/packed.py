"""Damage to files with a structure that must hold if the damage is to be seen: zip, xls, JSON.

`MUTATIONS` has for each reader the damage done to its files, repeated where it is done often.
"""

import json
import re
import zipfile
from copy import deepcopy
from io import BytesIO
from random import Random
from typing import Any

from lxml import etree

from tests.builders import zipped
from tests.fuzz.mutations import BYTES, EDITS, EXTREMES, ODD, Mutation, figures, flip

_LABEL_RECORD = re.compile(rb"\x04\x02")
MOST_ELEMENTS = 20_000
_COUNTS = (0, 1, 2, 0xFF, 0x3FFF, 0x4000, 0x7FFF, 0xFFFF)


def edited(rng: Random, data: bytes, other: bytes) -> bytes:
    """A file of text, edited as text; surrogates come out as bytes that are no UTF-8."""
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16"))
    edit = rng.choice(EDITS)
    text = edit(rng, data.decode("utf-8", "replace"), other.decode("utf-8", "replace"))
    return text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "replace")


def edited_stream(rng: Random, data: bytes, other: bytes) -> bytes:
    """A file whose text is among other bytes, edited without touching these."""
    edit = rng.choice((figures, figures, *EDITS))
    text = edit(rng, data.decode("latin-1"), other.decode("latin-1"))
    return text.encode("latin-1", "replace")


def repacked(rng: Random, data: bytes, other: bytes) -> bytes:
    """One member of an archive damaged, lost or taken from elsewhere, and all packed again."""
    members = _members(data)
    if not members:
        return flip(rng, data, other)
    largest = sorted(members, key=lambda name: -len(members[name]))
    name = rng.choice(largest[: rng.choice((1, 1, 1, len(largest)))])
    content, lent = members[name] or b" ", _members(other) or members
    damage = rng.random()
    if damage < 0.8:
        members[name] = regrafted(rng, content, lent.get(name, content))
    elif damage < 0.9:
        mutation = rng.choice((edited, *BYTES))
        members[name] = mutation(rng, content, lent.get(name) or b" ")
    elif damage < 0.95:
        del members[name]
    else:
        members[name] = lent[rng.choice(sorted(lent))]
    return zipped(members)


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return {name: parts.read(name) for name in parts.namelist()}
    except Exception:  # what another mutation broke cannot be unpacked
        return {}


def regrafted(rng: Random, data: bytes, other: bytes) -> bytes:
    """XML that is still well-formed: elements moved, lost, doubled, nested or borrowed."""
    try:
        root, lender = etree.fromstring(data), etree.fromstring(other)
    except etree.XMLSyntaxError:
        return flip(rng, data, other)
    for _ in range(rng.choice((1, 1, 3, 30))):
        _graft(rng, root, list(lender.iter()))
    return etree.tostring(root)


def _graft(rng: Random, root: Any, lent: list[Any]) -> None:  # noqa: ANN401
    elements = list(root.iter())
    element, other = rng.choice(elements), rng.choice((rng.choice(elements), rng.choice(lent)))
    parent, spare = element.getparent(), MOST_ELEMENTS - len(elements)
    copies = min(rng.choice((1, 1, 40)), spare // sum(1 for _ in other.iter()))
    change = rng.random()
    if change < 0.3:
        element.text = re.sub(r"[^\t\n -\ud7ff\ue000-\ufffd]", "", rng.choice((*ODD, *EXTREMES)))
    elif change < 0.55:
        for name in list(element.keys()):
            element.set(name, rng.choice((*EXTREMES, "", "Z9", "A1:XFD1048576", "true", "s", "n")))
    elif change < 0.7 and parent is not None:
        parent.remove(element)
    elif change < 0.85:
        element.extend([deepcopy(other) for _ in range(copies)])
    elif change < 0.9:
        _bury(element, rng.choice((3, 60, 300)))
    elif parent is not None and copies > 0:
        parent.replace(element, deepcopy(other))


def _bury(element: Any, depth: int) -> None:  # noqa: ANN401
    """Puts what an element holds deep into copies of the element itself."""
    top = etree.Element(element.tag)
    deepest = top
    for _ in range(depth):
        deepest = etree.SubElement(deepest, element.tag)
    deepest.extend(list(element))
    element.append(top)


def refiled(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Cells of an old workbook said to be elsewhere, longer than they are, or of other text."""
    found = bytearray(data)
    places = [match.start() for match in _LABEL_RECORD.finditer(data)]
    for place in rng.sample(places, min(len(places), rng.randint(1, 9))):
        at = place + rng.choice((4, 4, 6, 6, 9, 13, 15, rng.choice((0, 2))))
        found[at : at + 2] = rng.choice((*_COUNTS, rng.randrange(1 << 16))).to_bytes(2, "little")
    return bytes(found[: len(data)])


def regrown(rng: Random, data: bytes, _other: bytes) -> bytes:
    """JSON with some of its values lost or replaced by others of the same or any type."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return flip(rng, data, b"")
    if isinstance(tree, list | dict):
        for _ in range(rng.choice((1, 1, 2, 9))):
            _regrow(rng, tree)
    return json.dumps(tree, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


def _regrow(rng: Random, tree: Any, depth: int = 0) -> None:  # noqa: ANN401
    """Walks down to some place and changes what stands there."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree))
    if not keys:
        return
    key = rng.choice(keys)
    held = tree[key]
    if isinstance(held, dict | list) and rng.random() < (0.95 if depth < 2 else 0.7):
        _regrow(rng, held, depth + 1)
    elif rng.random() < 0.1:
        del tree[key]
    else:
        alike = [value for value in VALUES if type(value) is type(held)] or VALUES
        tree[key] = deepcopy(rng.choice((*alike, rng.choice(VALUES), tree[rng.choice(keys)])))


VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 7, -1, 10**25, 1.5, 1e300, float("nan"), float("inf")),
    *ODD,
    *("2021", "2019", "3.50", "own", "area", "applications.received.total", "blank-cell"),
    *([], {}, [[]], {"": None}, [1, "a"], {"code": "x", "place": {"row": "1"}}),
)

MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "html": (*BYTES, *[edited] * 14),
    "docx": (*BYTES, *[repacked] * 42),
    "xlsx": (*BYTES, *[repacked] * 42),
    "xls": (*BYTES, *[refiled] * 28),
    "pdf": (*BYTES, *[edited_stream] * 10),
    "text": (*BYTES, *[edited] * 14),
    "json": (*BYTES, *[edited] * 2, *[regrown] * 20),
}
