"""Who is above whom in which year, as it was said last."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from gongkai.office.bodies import said as say
from gongkai.office.bodies.access import HIGHEST, ancestors
from gongkai.office.bodies.lasting import lasting
from gongkai.office.bodies.models import Body, Person, Supervision
from gongkai.office.bodies.permits import tell
from gongkai.office.journal.writing import lock
from gongkai.refusal import Refusal


def superior(body: Body) -> Supervision | None:
    """The standing row of a body: whom it reports to and since when."""
    found = Supervision.objects.filter(body=body, last_year=None)
    return found.select_related("parent").first()


def superior_in(body: Body, year: int) -> Body | None:
    """The body above a body in a year."""
    row = Supervision.objects.filter(lasting(year), body=body).select_related("parent").first()
    return row.parent if row else None


def supervise_from(body: Body, parent: Body, first_year: int, *, by: Person | None) -> None:
    """Put a body under a parent, in the rows and in the chain of each body concerned."""
    present = superior(body)
    if present and present.parent_id == parent.pk and first_year >= present.first_year:
        raise Refusal(
            "office-supervised-already", body=body, parent=parent, first=present.first_year
        )
    former = present.parent if present and present.parent_id != parent.pk else None
    _place(body, parent, first_year)
    _must_be_tree(body, parent, first_year)
    concerned = [body, parent, *([former] if former else [])]
    heads = lock(*concerned)
    said = say.Supervised(body.code, parent.code, first_year, former.code if former else None)
    for each in concerned:
        tell(heads[each.pk], each, said, by=by, on=timezone.localdate())


def _place(body: Body, parent: Body, first_year: int) -> None:
    """What was said of these years before no longer holds; the journal remembers it."""
    rows = Supervision.objects.filter(body=body)
    rows.filter(first_year__gte=first_year).delete()
    rows.filter(Q(last_year=None) | Q(last_year__gte=first_year)).update(last_year=first_year - 1)
    Supervision.objects.create(body=body, parent=parent, first_year=first_year)


def _must_be_tree(body: Body, parent: Body, first_year: int) -> None:
    """In no year a body is above itself, or under more bodies than anybody looks up."""
    for year in _years(first_year):
        above = ancestors(body, year)
        if body.pk in above or len(above) == HIGHEST:
            raise Refusal("office-circle", body=body, parent=parent, year=year)


def _years(first_year: int) -> Iterator[int]:
    """The years in which something may differ from the year before."""
    later = Supervision.objects.filter(first_year__gt=first_year)
    yield first_year
    yield from later.values_list("first_year", flat=True).distinct().order_by("first_year")
