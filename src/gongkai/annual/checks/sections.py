"""Whether the report has its sections, once each, in order, under the form's own ordinals."""

import re
from collections import Counter
from collections.abc import Iterator

from gongkai.annual.checks.registry import Case, check
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.labels import ORDINALS, ordinal_number, squeeze
from gongkai.annual.narrative import overview
from gongkai.annual.narrative.aspects import headed
from gongkai.annual.report import Report, Section

_BASIS = "条例第五十条；{}"
_ORDER = "{}：各部分依次编号"
_TOPIC = re.compile(
    r"^[\s#*]{0,9}[二三四五六七八九]\s{0,9}[、.．]\s{0,9}(?P<words>\S[^\n。]{1,24})", re.MULTILINE
)
_ANNOUNCED = r"(?P<count>[四五六七八]|\d)\s*个?(?:大|主要)?部分"
_ITEM = r"情况|事项|措施|概述"
_SENTENCE = re.compile(r"[^。\n]+")
_WORD = re.compile(r"\w")


@check("missing-section")
def missing_section(case: Case) -> Iterator[Finding]:
    """Each section of the form is there, those of prose are not empty, the others have a table."""
    tabled = {table.section: table.id for table in case.main.tables}
    for heading in case.main.sections:
        section = case.report.section(heading.id)
        if section is None and not _stands(case.report, tabled.get(heading.id)):
            yield _missing(case, heading.label, "", Place())
        elif section and heading.id not in tabled and not _told(case.report, section):
            yield _missing(case, heading.label, "missing-section-empty", section.place)
        elif section and heading.id in tabled and not _stands(case.report, tabled[heading.id]):
            yield _missing(case, heading.label, "missing-section-table", section.place)


def _stands(report: Report, table: str | None) -> bool:
    return table is not None and report.form.get(table) is not None


def _told(report: Report, section: Section) -> bool:
    text = overview.text(report) if section.id == "overview" else section.text
    return bool(_WORD.search(text))


def _missing(case: Case, label: str, template: str, place: Place) -> Finding:
    return Finding(
        "missing-section",
        "error",
        place=place,
        expected=label,
        basis=_BASIS.format(case.main.source),
        template=template,
        values={"section": label},
    )


@check("numbering")
def numbering(case: Case) -> Iterator[Finding]:
    """Sections bear the ordinals of the form, each once; topics of the overview have their own."""
    yield from _unlabelled(case)
    yield from _ordinals(case)
    yield from _topics(case)
    yield from _announced(case)


def _unlabelled(case: Case) -> Iterator[Finding]:
    """A table whose section has no heading."""
    labels = {heading.id: heading.label for heading in case.main.sections}
    for table in case.main.tables:
        if case.report.section(table.section) is None and _stands(case.report, table.id):
            label = labels.get(table.section, table.label)
            yield _fault(case, "numbering-unlabelled", Place(), {"section": label}, expected=label)


def _ordinals(case: Case) -> Iterator[Finding]:
    numbered = [s for s in case.report.sections if s.number and _is_section(s)]
    times = Counter(s.number for s in numbered)
    repeated = [number for number, count in times.items() if count > 1]
    if repeated:
        headings = [s.heading for s in numbered if s.number in repeated]
        values: dict[str, object] = {
            "ordinal": tuple(_ordinal(number) for number in repeated if number),
            "times": max(times.values()),
            "headings": tuple(headings),
        }
        yield _fault(case, "numbering-repeated", numbered[-1].place, values, found=headings)
        return
    order = [heading.id for heading in case.main.sections]
    complete = all(case.report.section(name) for name in order)
    before: Section | None = None
    for section in numbered:
        late = before is not None and (section.number or 0) < (before.number or 0)
        wanted = order.index(section.id) + 1 if section.id in order else None
        if late or (complete and wanted and section.number != wanted):
            yield _order(case, section, before, wanted)
            return
        before = section


def _is_section(section: Section) -> bool:
    """A heading unknown to the form and with nothing under it may be a row label gone astray."""
    return overview.is_top(section) and (section.id is not None or bool(section.text.strip()))


def _order(case: Case, section: Section, before: Section | None, wanted: int | None) -> Finding:
    values: dict[str, object] = {
        "heading": section.heading,
        "before": before.heading if before else "—",
    }
    return _fault(
        case, "numbering-order", section.place, values, expected=wanted, found=section.number
    )


def _topics(case: Case) -> Iterator[Finding]:
    """Aspects of the overview numbered 二、三、 as if they were sections."""
    parts = overview.parts(case.report)
    found = [s.heading for s in parts[1:] if s.number and overview.is_top(s) and headed(s.heading)]
    for section in parts[:1]:
        found += [m[0].strip() for m in _TOPIC.finditer(section.text) if headed(m["words"])]
    if found:
        values: dict[str, object] = {"headings": tuple(found)}
        yield _fault(case, "numbering-topics", Place(text=found[0]), values, found=found)


def _announced(case: Case) -> Iterator[Finding]:
    """报告由六部分组成, and fewer are listed."""
    opening = case.report.preamble or overview.text(case.report)
    for match in _SENTENCE.finditer(opening) if "部分" in opening else ():
        said = re.search(_ANNOUNCED, match[0])
        if not said:
            continue
        listed = max(_named(match[0], case), len(re.findall(_ITEM, match[0])))
        count = ordinal_number(said["count"])
        if count and 1 < listed < count:
            values: dict[str, object] = {
                "announced": said["count"],
                "listed": listed,
                "text": match[0].strip(),
            }
            place = Place(text=match[0].strip())
            yield _fault(case, "numbering-announced", place, values, expected=count, found=listed)


def _named(sentence: str, case: Case) -> int:
    words = squeeze(sentence)
    return sum(
        any(squeeze(label) in words for label in (heading.label, *heading.variants))
        for heading in case.main.sections
    )


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= len(ORDINALS) else str(number)


def _fault(
    case: Case,
    template: str,
    place: Place,
    values: dict[str, object],
    expected: object = None,
    found: object = None,
) -> Finding:
    return Finding(
        "numbering",
        "warning",
        place=place,
        expected=expected,
        found=found,
        basis=_ORDER.format(case.main.source),
        template=template,
        values=values,
    )
