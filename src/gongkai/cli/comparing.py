"""`gongkai compare`: two reports side by side."""

import sys
from collections.abc import Iterator
from itertools import groupby

from gongkai.annual.checks.lines import cell_label
from gongkai.annual.compare import Comparison, compare
from gongkai.annual.exact import minus, plain
from gongkai.annual.form import forms
from gongkai.annual.report import Report, Value
from gongkai.cli.arguments import USAGE, Arguments
from gongkai.cli.examine import given
from gongkai.cli.screen import Screen, standard_output
from gongkai.cli.show import name
from gongkai.cli.words import Words
from gongkai.refusal import Refusal

LONGEST = 120  # characters of a passage that are shown


def run(arguments: Arguments, words: Words) -> int:
    """Compare two reports and print what differs and what is alike."""
    try:
        a, b = given(arguments.a), given(arguments.b)
    except Refusal as refusal:
        sys.stderr.write(words.complaint(refusal) + "\n")
        return USAGE
    comparison = compare(a, b)
    if arguments.json:
        import json

        from gongkai.annual.serial import comparison_json

        if reconfigure := getattr(sys.stdout, "reconfigure", None):
            reconfigure(encoding="utf-8")
        sys.stdout.write(json.dumps(comparison_json(comparison), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_shown(a, b, comparison, words, standard_output())) + "\n")
    return 0


def _shown(a: Report, b: Report, found: Comparison, words: Words, on: Screen) -> Iterator[str]:
    names = name(a, words), name(b, words)
    yield on.paint(words("compare-title", a=names[0], b=names[1]), "bold")
    differ = {cell: pair for cell, pair in found.cells.items() if pair[0] != pair[1]}
    yield words("compare-same", count=len(found.cells) - len(differ), differ=len(differ))
    if differ:
        head = [words("head-cell"), str(a.year or names[0]), str(b.year or names[1])]
        rows = [[_label(cell), *_row(*pair)] for cell, pair in differ.items()]
        yield from on.table([[*head, words("head-change")], *rows])
    yield from _passages(found, words, on)


def _row(a: Value, b: Value) -> list[str]:
    change = "" if a is None or b is None else str(plain(minus(b, a)))
    signed = f"+{change}" if change and not change.startswith("-") else change
    return ["" if value is None else str(plain(value)) for value in (a, b)] + [signed]


def _label(cell: str) -> str:
    at = next(form.cells[cell] for form in reversed(forms()) if cell in form.cells)
    return f"{at.table.label}{cell_label(at)}"


def _passages(found: Comparison, words: Words, on: Screen) -> Iterator[str]:
    if not found.passages:
        yield words("compare-none")
        return
    yield from ("", on.paint(words("compare-text"), "bold"))
    headings = {heading.id: heading.label for form in forms() for heading in form.sections}
    for section, passages in groupby(found.passages, key=lambda passage: passage.section):
        of_section = list(passages)
        label = headings.get(section, section)
        yield words("compare-share", section=label, percent=f"{of_section[0].share:.0%}")
        for passage in of_section:
            text = " ".join(passage.a.split())
            shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}……"
            yield from on.paragraph(f"“{shown}”", "  ")
