"""One report and its findings for people to read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from gongkai.annual.check import LEVELS, held
from gongkai.annual.checks.cells import EXTRA
from gongkai.annual.checks.lines import undecided
from gongkai.annual.checks.registry import Case
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.form import Form
from gongkai.annual.report import Damage, Report
from gongkai.cli.picture import picture
from gongkai.cli.screen import Screen
from gongkai.cli.words import Words

if TYPE_CHECKING:
    from gongkai.annual.repair import Mends

SIGNS = {"error": "✗", "warning": "!", "note": "·"}
FEW = 3  # findings of one kind whose sentences stand above the picture
MOST = 10  # findings of one kind that are said one by one
INDENT = "  "


def show(
    case: Case,
    findings: Sequence[Finding],
    file: str,
    words: Words,
    on: Screen,
    mends: "Mends | None" = None,
) -> str:
    """The whole answer about one report."""
    report = case.report
    lines = [on.paint(_title(report, words), "bold"), on.paint(file, "dim")]
    lines += on.paragraph(_forms(case, words))
    lines += _verdict(report, findings, words, on)
    lines += _checked(case, words, on)
    for level, found in groupby(findings, key=lambda finding: finding.level):
        lines += ["", on.paint(words(f"level-{level}"), level)]
        lines += _level(case, list(found), words, on)
    lines += _mends(mends, words, on)
    lines += _damage(report, words, on)
    return "\n".join(lines) + "\n"


def name(report: Report, words: Words) -> str:
    """A report by its body and year."""
    return f"{report.body or ''}{report.year or ''}" or report.title or words("report-unnamed")


def _title(report: Report, words: Words) -> str:
    if not report.body or not report.year:
        return name(report, words)
    return words("report", body=report.body, year=report.year)


def _forms(case: Case, words: Words) -> str:
    tables: dict[str, list[str]] = {}
    for form, table in case.tables():
        tables.setdefault(form.name, []).append(table.label)
    missing = [t.label for t in case.main.tables if not case.report.form.get(t.id)]
    said = [words("forms", tables=words.listing(t), form=form) for form, t in tables.items()]
    if missing:
        said.append(words("form-missing", tables=words.listing(missing)))
    return words("clause").join(said)


def _verdict(report: Report, findings: Sequence[Finding], words: Words, on: Screen) -> list[str]:
    unread = len(_unread(report))
    counts: Counter[str] = Counter(finding.level for finding in findings)
    worst = next((level for level in LEVELS if counts[level]), "clean")
    if worst in ("clean", "note") and unread:
        return [on.paint(f"! {words('unread', count=unread)}", "warning")]
    if worst == "clean":
        return [on.paint(f"✓ {words('clean')}", "clean")]
    said = words.counts(counts)
    if worst == "note":
        return [on.paint(f"✓ {words('clean-notes')}", "clean") + said]
    return [on.paint(f"{SIGNS[worst]} {said}", worst)]


def _checked(case: Case, words: Words, on: Screen) -> list[str]:
    """What was looked at, so that silence is not mistaken for not looking."""
    report = case.report
    sections = sum(1 for section in report.sections if section.text)
    said = words(
        "checked",
        cells=len(report.cells) - len(undecided(report)),
        sums=held(case),
        sections=sections,
    )
    if case.previous:
        said += words("checked-previous", year=case.previous.year or "?")
    return [on.paint(line, "dim") for line in on.paragraph(said)]


def _level(case: Case, found: list[Finding], words: Words, on: Screen) -> Iterator[str]:
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        kinds.setdefault((finding.code, finding.basis), []).append(finding)
    for (code, basis), same in kinds.items():
        count = f" × {len(same)}" if len(same) > 1 else ""
        sign = on.paint(SIGNS[same[0].level], same[0].level)
        yield f"{sign} {on.paint(words.fault(code), 'bold')}{count} {on.paint(code, 'dim')}"
        yield from _kind(case, same, words, on)
        if basis:
            for line in on.paragraph(words("basis", basis=basis), INDENT):
                yield on.paint(line, "dim")


def _kind(case: Case, same: list[Finding], words: Words, on: Screen) -> Iterator[str]:
    """The findings of one kind: drawn where a table shows them, said where words must."""
    drawn = next(filter(None, (picture(form, same) for form in _forms_used(case))), None)
    if drawn is None or len(same) <= FEW:
        for finding in same[:MOST]:
            yield from on.paragraph(words.finding(finding), INDENT)
            if where := _place(finding.place, words):
                yield on.paint(f"{INDENT}{words('place', place=where)}", "dim")
    if drawn is not None:
        yield from on.table(drawn.rows(case.report, words), INDENT)
    elif len(same) > MOST:
        yield INDENT + words("findings-more", count=len(same) - MOST)


def _forms_used(case: Case) -> list[Form]:
    return list({form.name: form for form in case.forms.values()}.values())


def _place(place: Place, words: Words) -> str:
    parts = {
        "place-page": place.page,
        "place-table": place.table,
        "place-row": place.row,
        "place-column": place.column,
    }
    return words.listing([words(code, n=n) for code, n in parts.items() if n])


def _unread(report: Report) -> list[Damage]:
    """What could not be read for sure, save what is a finding of its own."""
    return [damage for damage in report.damage if damage.code not in EXTRA]


def _mends(mends: "Mends | None", words: Words, on: Screen) -> Iterator[str]:
    """The first ways to make the sums hold."""
    if mends is None:
        return
    from gongkai.annual.repair import rest, sentence

    said = [sentence(mend, words.language) for mend in mends.shown]
    said += [more] if (more := rest(mends, words.language)) else []
    if said:
        yield from ("", on.paint(words("mends"), "bold"))
        for line in said:
            yield from on.paragraph(line, INDENT)


def _damage(report: Report, words: Words, on: Screen) -> Iterator[str]:
    told = _unread(report)
    if not told:
        return
    yield from ("", on.paint(words("damage"), "warning"))
    for damage in told[:MOST]:
        said = words.damage(damage.code, damage.values)
        where = _place(damage.place, words)
        yield from on.paragraph(f"{said}{f'（{where}）' if where else ''}", INDENT)
    if len(told) > MOST:
        yield INDENT + words("damage-more", count=len(told) - MOST)
