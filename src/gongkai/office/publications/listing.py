"""The records of a body that concern a year, as desk and terminal list them."""

from typing import Any

from django.db.models import Case, Q, QuerySet, When

from gongkai.office.bodies.models import Body
from gongkai.office.publications.models import Document, Figure, Publication, Slip
from gongkai.office.publications.words import Record, SlipState


def rows(record: Record, body: Body, year: int) -> QuerySet[Any]:
    """Those of a kind, what was struck among them.

    Documents dated by then and not ended before, the newest first; of the slips, those that are
    still open first, the most urgent on top.
    """
    if record is Record.DOCUMENT:
        lasting = Q(ended_on=None) | Q(ended_on__year__gte=year)
        documents = Document.objects.filter(lasting, body=body, dated_on__year__lte=year)
        return documents.order_by("-dated_on", "-pk")
    if record is Record.DECISION:
        figures = Figure.objects.filter(body=body, first_on__year=year)
        return figures.order_by("kind", "first_on", "section", "pk")
    if record is Record.SLIP:
        done = Case(When(state=SlipState.OPEN, then=0), default=1)
        return Slip.objects.filter(body=body, first_on__year=year).order_by(done, "due", "pk")
    publications = Publication.objects.filter(body=body, published_on__year=year)
    return publications.order_by("-published_on", "-pk")
