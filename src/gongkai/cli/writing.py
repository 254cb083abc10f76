"""`gongkai convert` and `mend`: a report out again; `doctor`: what its paper is set in here."""

import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from gongkai.annual.report import Report
from gongkai.cli.arguments import USAGE, Arguments
from gongkai.cli.examine import given
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.refusal import Refusal

NOTHING_TO_MEND = 1


def convert(arguments: Arguments, words: Words) -> int:
    """Write the report in a file as a file of another format."""
    try:
        _write(given(arguments.file), arguments)
    except Refusal as refusal:
        return _refused(refusal, words)
    sys.stdout.write(words("written", out=arguments.out) + "\n")
    return 0


def mend(arguments: Arguments, words: Words) -> int:
    """Write the report with its first mend applied, and print what changed."""
    from gongkai.annual.check import check
    from gongkai.annual.repair import apply, mends, rest, sentence

    try:
        report = given(arguments.file)
        found = mends(report)
        if not found.shown:
            broken = any(finding.level == "error" for finding in check(report))
            said = rest(found, words.language) or words("sound-sums" if broken else "sound")
            sys.stdout.write(said + "\n")
            return NOTHING_TO_MEND if broken else 0
        _write(apply(report, found.shown[0]), arguments)
    except Refusal as refusal:
        return _refused(refusal, words)
    on = standard_output()
    lines = on.paragraph(sentence(found.shown[0], words.language))
    if others := [*found.shown[1:]]:
        lines += ["", words("mend-others")]
        for other in others:
            lines += on.paragraph(sentence(other, words.language), "  ")
    lines += on.paragraph(more) if (more := rest(found, words.language)) else []
    sys.stdout.write("\n".join([*lines, words("written", out=arguments.out)]) + "\n")
    return 0


def doctor(arguments: Arguments, words: Words) -> int:
    """Say which fonts a PDF would be set in here, and how to get better ones."""
    from gongkai.typeset.doctor import advice, fonts_report

    folder = _fonts(arguments)
    try:
        found = fonts_report(folder)
    except Refusal as refusal:
        return _refused(refusal, words)
    on = standard_output()
    for font in found:
        sign = on.paint("!", "warning") if font.substituted else on.paint("✓", "clean")
        sys.stdout.write(f"{sign} {font.sentence(words.language)}\n")
    sys.stdout.write("\n".join(on.paragraph(advice(folder, words.language))) + "\n")
    return 0


def _fonts(arguments: Arguments) -> Path | None:
    named = arguments.fonts or os.environ.get("GONGKAI_FONTS")
    return Path(named) if named else None


def _write(report: Report, arguments: Arguments) -> None:
    """Write a report to the path asked for: whole or not at all, and never over its source."""
    from gongkai.annual.writers import write

    out = Path(arguments.out)
    if out.exists() and arguments.file != "-" and out.samefile(arguments.file):
        raise Refusal("same_file", path=arguments.out)
    options: dict[str, Any] = {}
    if out.suffix.lower() == ".pdf":
        from gongkai.typeset import fonts

        options["fonts"] = fonts.find(_fonts(arguments))
    data = write(report, out.suffix, **options)
    try:
        with NamedTemporaryFile(dir=out.parent, delete=False) as file:
            file.write(data)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(out)
    except OSError as error:
        raise Refusal("not_written", path=arguments.out, reason=error.strerror) from error


def _refused(refusal: Refusal, words: Words) -> int:
    sys.stderr.write(words.complaint(refusal) + "\n")
    return USAGE
