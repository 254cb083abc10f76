"""`gongkai journal`: whether nothing was altered, lost or forgotten."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put
from gongkai.cli.office import person_of
from gongkai.cli.words import Words
from gongkai.office.applications.refolding import refold as compute
from gongkai.office.applications.replaying import Difference
from gongkai.office.bodies.models import Body
from gongkai.office.journal import anchoring
from gongkai.office.journal.verifying import Broken
from gongkai.office.journal.verifying import verify as walk
from gongkai.office.publications.refolding import refold as records_anew
from gongkai.office.vault.rotating import rotate as renew
from gongkai.refusal import Refusal

WHOLE, BROKEN = 0, 1


def run(arguments: Arguments, words: Words) -> int:
    """One of verify, anchor, refold, rotate."""
    command = {"verify": verify, "anchor": anchor, "refold": refold, "rotate": rotate}
    return command[arguments.journal](arguments, words)


def verify(arguments: Arguments, words: Words) -> int:
    """Walk the chains, and compare them with an anchor where one is given."""
    body = _body(arguments.body) if arguments.body else None
    kept = anchoring.read(_text(arguments.anchor)) if arguments.anchor else None
    found = list(_broken(body, kept))
    for each in found:
        why = words(f"journal-why-{each.why}", number=each.number)
        sys.stdout.write(words("journal-broken", body=each.body, why=why) + "\n")
    if not found:
        put([words("journal-whole", count=1 if body else Body.objects.count())])
    return BROKEN if found else WHOLE


def _broken(body: Body | None, kept: anchoring.Anchor | None) -> Iterator[Broken]:
    yield from walk([body] if body else None)
    for each in anchoring.compare(kept) if kept else ():
        if body is None or each.body == body.code:
            yield each


def anchor(arguments: Arguments, words: Words) -> int:
    """Write the ends of the chains, to be kept elsewhere."""
    made = anchoring.anchor()
    text = made.as_json() if arguments.json else made.as_sheet(words.language)
    if not arguments.out:
        sys.stdout.write(text)
        return 0
    try:
        Path(arguments.out).write_text(text, "utf-8")
    except OSError as error:
        raise Refusal("journal-unwritable", path=arguments.out, reason=error.strerror) from None
    put([words("journal-anchored", count=len(made.marks), path=arguments.out)])
    return 0


def refold(arguments: Arguments, words: Words) -> int:
    """Compute all rows anew; name those that differ, and put them right if asked."""
    by = person_of(arguments) if arguments.apply else None
    count = left = 0
    for code, group in groupby(compute(apply=arguments.apply, by=by), lambda each: each.code):
        differs = list(group)
        count += 1
        left += not arguments.apply or any(each.broken for each in differs)
        sys.stdout.write(_case(code, differs, words) + "\n")
    for name, records in groupby(records_anew(apply=arguments.apply, by=by), lambda e: e[:2]):
        found = list(records)
        count += 1
        left += not arguments.apply or any(each.broken for each in found)
        pairs = [_field(each.field, each.kept, each.folded, words) for each in found]
        sys.stdout.write(_line(name[1], name[0].label, pairs, words) + "\n")
    said = "journal-mended" if arguments.apply else "journal-differ"
    put([words(said, count=count, left=left, mended=count - left)])
    return BROKEN if left else WHOLE


def _case(code: str, differs: Iterable[Difference], words: Words) -> str:
    differs = list(differs)
    number = next((each.number for each in differs if each.number), "—")
    pairs = [_field(each.field, each.row, each.folded, words) for each in differs]
    return _line(code, number, pairs, words)


def _field(field: str, row: object, folded: object, words: Words) -> str:
    return words("journal-field", field=field, row=_shown(row), folded=_shown(folded))


def _line(code: str, number: str, pairs: list[str], words: Words) -> str:
    return words("journal-case", id=code, number=number, differs=words("journal-and").join(pairs))


def _shown(value: object) -> str:
    return "—" if value in (None, "") else str(value)


def rotate(arguments: Arguments, words: Words) -> int:
    """Make a new office key and wrap all data keys with it."""
    said = renew(_body(arguments.body), by=person_of(arguments))
    put([words("journal-rotated", name=said.name, count=said.count)])
    return 0


def _body(code: str) -> Body:
    """Raises Refusal for an unknown code."""
    try:
        return Body.objects.get(code=code)
    except Body.DoesNotExist:
        raise Refusal("office-no-body", body=code) from None


def _text(name: str) -> str:
    """Raises Refusal for a file that cannot be read."""
    try:
        return Path(name).read_text("utf-8-sig")
    except OSError as error:
        raise Refusal("journal-unreadable", path=name, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise Refusal("office-no-anchor") from None
