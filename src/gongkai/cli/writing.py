"""`gongkai convert` and `mend`: a report out again; `doctor`: what its paper is set in here."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from gongkai.annual.form import forms
from gongkai.annual.report import Report
from gongkai.cli.arguments import USAGE, Arguments
from gongkai.cli.examine import given
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.refusal import Refusal

if TYPE_CHECKING:
    from gongkai.annual.repair import Mend

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
    from gongkai.annual.repair import apply, mends, rest, sentence

    try:
        report = given(arguments.file)
        found = mends(report)
        if not found.shown:
            return _nothing(report, rest(found, words.language), words)
        _write(apply(report, found.shown[0]), arguments)
    except Refusal as refusal:
        return _refused(refusal, words)
    on = standard_output()
    lines = on.paragraph(sentence(found.shown[0], words.language))
    lines += [words("mend-change", **change) for change in _all(found.shown[0], words)]
    if others := found.shown[1:]:
        lines += ["", words("mend-others")]
        for other in others:
            lines += on.paragraph(sentence(other, words.language), "  ")
    lines += on.paragraph(more) if (more := rest(found, words.language)) else []
    sys.stdout.write("\n".join([*lines, words("written", out=arguments.out)]) + "\n")
    return 0


def _nothing(report: Report, said: str, words: Words) -> int:
    """Say why there is nothing to mend: all holds, or what is wrong is not in the sums."""
    from gongkai.annual.check import case_of, check, held
    from gongkai.annual.checks.identities import codes

    found = {finding.code for finding in check(report) if finding.level == "error"}
    if not held(case_of(report)) or found & codes(forms()):
        code = "nothing-summed"
    else:
        code = "sound-sums" if found else "sound"
    sys.stdout.write((said or words(code)) + "\n")
    return 0 if code == "sound" else NOTHING_TO_MEND


def _all(of: "Mend", words: Words) -> Iterator[dict[str, object]]:
    """Every change of a mend that its sentence is too short for."""
    from gongkai.annual.exact import plain
    from gongkai.annual.repair.said import NAMED

    labels = of.values["cells"]
    if isinstance(labels, tuple) and len(labels) > NAMED:
        blank = words("blank")
        for label, change in zip(labels, of.changes, strict=True):
            before, after = (blank if v is None else plain(v) for v in (change.from_, change.to))
            yield {"cell": label, "before": before, "after": after}


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
        _put(data, out)
    except OSError as error:
        raise Refusal("not_written", path=arguments.out, reason=error.strerror) from error


def _put(data: bytes, out: Path) -> None:
    """Write a file whole or not at all; it may be read by whom other new files may."""
    mode = out.stat().st_mode & 0o777 if out.exists() else None
    folder = Path(mkdtemp(dir=out.parent))
    try:
        new = folder / out.name
        new.write_bytes(data)
        if mode is not None:
            new.chmod(mode)
        new.replace(out)
    finally:
        rmtree(folder, ignore_errors=True)


def _refused(refusal: Refusal, words: Words) -> int:
    sys.stderr.write(words.complaint(refusal) + "\n")
    return USAGE
