"""Section by section, what the records themselves say: each number a field, nothing invented.

What only people know stands in 【】 as a question. No stock sentence is given: the form's notice
punishes reports that are alike.
"""

from collections.abc import Iterator

from gongkai.annual.report import Value
from gongkai.office.journal.versions import recorded
from gongkai.office.messages import MESSAGES
from gongkai.office.publications.models import DocumentFact
from gongkai.office.reports.document import values
from gongkai.office.reports.figures import span_of
from gongkai.office.reports.models import YearReport
from gongkai.words import Outcome

RECEIVED, CARRIED = "applications.received.total", "applications.carried_in.total"
MOST_TITLES = 5


def drafted(row: YearReport) -> dict[str, str]:
    """The texts of sections 一, 五 and 六, from the records."""
    known = values(row)
    return {
        "overview": "\n".join([*_proactive(row, known), *_on_application(known), *_questions()]),
        "problems": "",  # item by item, which only people know
        "other_matters": "\n".join([_say(_fees(known)), _say("ask-other")]),
    }


def _say(code: str, **given: object) -> str:
    return MESSAGES.say("report", code, given)


def _proactive(row: YearReport, known: dict[str, Value]) -> Iterator[str]:
    yield _say("proactive")
    if known["documents.normative_documents.issued"]:
        titles = _titles(row)
        yield _say("documents-titled" if titles else "documents", titles=titles)
    elif any(known[f"documents.normative_documents.{each}"] for each in ("repealed", "in_force")):
        yield _say("documents-none")
    if known["publications.total"]:
        outlets = [
            _say("outlet", label=label, field=f"publications.outlet.{id}")
            for id, label in _outlets()
            if known[f"publications.outlet.{id}"]
        ]
        yield _say("published", outlets="、".join(outlets))
    else:
        yield _say("ask-published")


def _outlets() -> list[tuple[str, str]]:
    from gongkai.office.publications.words import Outlet

    return [(str(each), each.label) for each in Outlet]


def _titles(row: YearReport) -> str:
    """The documents that were issued in the year, by their titles, a few of them."""
    span = span_of(row, row.frozen_until)
    days = {"dated_on__gte": span.first, "dated_on__lte": span.last}
    facts = DocumentFact.objects.filter(recorded(span.until), body__in=span.bodies, how="", **days)
    titles = facts.order_by("dated_on", "pk").values_list("document__title", flat=True)
    return "、".join(f"《{title.strip('《》')}》" for title in titles[:MOST_TITLES])


def _on_application(known: dict[str, Value]) -> Iterator[str]:
    yield _say("on-application")
    if not known[RECEIVED] and not known[CARRIED]:
        yield _say("none-received")
        return
    yield _say("received")
    ended = [
        _say("ended", label=outcome.label, field=f"applications.{outcome}.total")
        for outcome in Outcome
        if known[f"applications.{outcome}.total"]
    ]
    if ended:
        yield _say("outcomes", outcomes="、".join(ended))
    if known["disputes.reconsideration.total"] or known["disputes.direct_suit.total"]:
        yield _say("disputes")


def _questions() -> Iterator[str]:
    for aspect in ("management", "platform", "oversight"):
        yield _say(aspect)
        yield _say(f"ask-{aspect}")


def _fees(known: dict[str, Value]) -> str:
    return "no-fees" if not known.get("processing_fees") else "fees"
