"""A report as a document: title, opening, six sections, tables; the same for every format."""

import json

from gongkai.annual.load import load_bytes
from gongkai.annual.report import Report, Section, Value
from gongkai.numerals import written
from gongkai.office.messages import MESSAGES
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.fields import counts, filled
from gongkai.office.reports.figures import figures, span_of
from gongkai.office.reports.models import YearReport

ORDINALS = "一二三四五六"
WRITTEN = ("overview", "problems", "other_matters")


def values(row: YearReport) -> dict[str, Value]:
    """Everything that a field of the text can name."""
    span = span_of(row, row.frozen_until)
    return {**figures(row), **counts(span.bodies, row.year, row.frozen_until)}


def document(row: YearReport) -> Report:
    """The report: as it was published, else as it stands now.

    Raises Refusal for a field that does not exist.
    """
    if row.published:
        return load_bytes(json.dumps(row.published, ensure_ascii=False).encode(), "report.json")
    return current(row)


def current(row: YearReport) -> Report:
    """The report as it stands now, its fields filled in."""
    form, known = form_of(row.year), values(row)
    texts = {name: filled(text, known) for name, text in row.texts.items()}
    texts["problems"] = "\n".join(filter(None, [texts.get("problems", ""), *items_told(row)]))
    sections = [
        Section(each.id, each.label, number, texts.get(each.id, ""))
        for number, each in enumerate(form.sections, 1)
    ]
    return Report(
        body=str(row.body),
        year=row.year,
        scope=row.scope,
        title=str(row),
        form={table.id: form.name for table in form.tables},
        cells={cell: known[cell] for cell in form.cells},
        preamble=opening(row),
        sections=sections,
    )


def opening(row: YearReport) -> str:
    """The first paragraph: basis, parts, period, where it can be had, whom to ask."""
    body = row.body
    contact = [("office", body.office), ("address", body.address), ("telephone", body.telephone)]
    said = {name: value for name, value in contact if value}
    lines = [MESSAGES.say("report", "opening", {"year": row.year, "body": body})]
    if body.website:
        lines.append(MESSAGES.say("report", "opening-website", {"website": body.website}))
    if said:
        lines.append(MESSAGES.say("report", "opening-contact", _contact(said)))
    return "".join(lines)


def _contact(said: dict[str, str]) -> dict[str, object]:
    labels = {"office": "联系单位", "address": "地址", "telephone": "电话"}
    return {"contact": "，".join(f"{labels[name]}：{value}" for name, value in said.items())}


def items_told(row: YearReport) -> list[str]:
    """The problems with their measures, as section 五 tells them."""
    now = [each for each in row.items if not each.get("since")]
    back = [each for each in row.items if each.get("since")]
    lines = [
        MESSAGES.say("report", "item-became" if item["became"] else "item", {**item, "number": n})
        for n, item in enumerate(now, 1)
    ]
    for item in back:
        code = "item-back" if item["became"] else "item-back-asked"
        lines.append(MESSAGES.say("report", code, item))
    return lines


def unwritten(row: YearReport) -> dict[str, str]:
    """The sections that must be written and are empty: their ids and labels."""
    told = {**row.texts, "problems": row.texts.get("problems", "") or bool(row.items)}
    sections = {each.id: each.label for each in form_of(row.year).sections}
    return {id: sections[id] for id in WRITTEN if id in sections and not told.get(id)}


def dated(row: YearReport) -> str:
    """The date under the report: that of publication."""
    return written(row.published_on) if row.published_on else ""
