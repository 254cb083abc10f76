"""Which rows of who is above whom hold in a year."""

from django.db.models import Q


def lasting(year: int) -> Q:
    """The rows of `Supervision` that hold in a year."""
    return Q(first_year__lte=year) & (Q(last_year=None) | Q(last_year__gte=year))
