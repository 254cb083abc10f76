"""The tree of bodies to a spreadsheet and from one."""

import sys
from collections import Counter
from pathlib import Path

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put
from gongkai.cli.office import FORBIDDEN, person_of, status
from gongkai.cli.screen import Screen, standard_output
from gongkai.cli.words import Words
from gongkai.office.bodies import planning, tree
from gongkai.office.bodies import sheets as door
from gongkai.office.bodies.fields import WORDS
from gongkai.office.bodies.tree import Change, Difference, Plan, What
from gongkai.refusal import Refusal


def give(arguments: Arguments, words: Words) -> int:
    """Write all bodies into a workbook."""
    out = Path(arguments.out)
    try:
        out.write_bytes(tree.export())
    except OSError as error:
        raise Refusal("not_written", path=out, reason=error.strerror) from None
    put([words("written", out=out)])
    return 0


def take(arguments: Arguments, words: Words) -> int:
    """Show what a workbook would change, and do it unless it is only to be shown."""
    path = Path(arguments.sheet or "")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("unreadable", file=path, reason=error.strerror) from None
    planned = planning.plan(door.read(data))
    put(_told(planned, words))
    if planned.wrong:
        return FORBIDDEN
    if arguments.dry_run:
        return 0
    try:
        planning.apply(planned, person_of(arguments))
    except Refusal as refusal:
        said = words.refusal(refusal)
        for row in getattr(refusal, "__notes__", []):
            said = words("bodies-row", row=row) + said
        sys.stderr.write(said + "\n")
        return status(refusal)
    put([words("bodies-taken")])
    return 0


def heading(field: str, words: Words) -> str:
    """What a column is called: as in the workbook, elsewhere by its id."""
    return door.heading(field) if words.language == "zh" else field


def shown(field: str, value: str, words: Words) -> str:
    """A value for the reader's eyes."""
    if field in WORDS and value and words.language == "zh":
        known = {str(word): word.label for word in WORDS[field]}
        return known.get(value, value)
    return value


def _told(planned: Plan, words: Words) -> list[str]:
    on = standard_output()
    lines: list[str] = []
    for change in planned.changes:
        lines += _change(change, words, on)
    counts = Counter(str(change.what) for change in planned.changes)
    return [*lines, words("bodies-total", **{what.value: counts[what.value] for what in What})]


def _change(change: Change, words: Words, on: Screen) -> list[str]:
    row = words("bodies-row", row=change.row)
    if change.wrong:
        said = [row + words.refusal(refusal) for refusal in change.wrong]
        return [on.paint(line, "error") for each in said for line in on.paragraph(each)]
    if change.what is What.UNCHANGED:
        return []
    told = [_difference(each, change, words) for each in change.differences]
    head = words(f"bodies-{change.what}", id=change.code)
    return on.paragraph(row + head + words("clause").join(told))


def _difference(each: Difference, change: Change, words: Words) -> str:
    blank = words("blank")
    before, after = (shown(each.field, v, words) or blank for v in (each.before, each.after))
    field = heading(each.field, words)
    if change.new:
        return f"{field} {after}"
    return words("mend-change", cell=field, before=before, after=after)
