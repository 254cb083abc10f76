"""A report as a document: title, opening, six sections, tables; the same for every format."""

from gongkai.annual.report import Report, Section, Value
from gongkai.numerals import written
from gongkai.office.messages import MESSAGES
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.fields import counts, filled
from gongkai.office.reports.figures import figures
from gongkai.office.reports.models import YearReport

ORDINALS = "一二三四五六"
WRITTEN = ("overview", "problems", "other_matters")


def values(row: YearReport) -> dict[str, Value]:
    """Everything that a field of the text can name."""
    return {**figures(row), **counts(row.body, row.year, row.frozen_until)}


def document(row: YearReport) -> Report:
    """The report, its fields filled in. Raises Refusal for a field that does not exist."""
    form, known = form_of(row.year), values(row)
    texts = {name: filled(text, known) for name, text in row.texts.items()}
    texts["problems"] = "\n".join(filter(None, [texts.get("problems", ""), *_items(row)]))
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


def _items(row: YearReport) -> list[str]:
    """The problems with their measures, as section 五 tells them."""
    lines = []
    for item in row.items:
        code = "item-became" if item["became"] else "item"
        lines.append(MESSAGES.say("report", code, item))
    return lines


def dated(row: YearReport) -> str:
    """The date under the report: that of publication."""
    return written(row.published_on) if row.published_on else ""
