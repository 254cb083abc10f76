"""Facts that are kept in versions: which of them was known at a moment."""

from datetime import datetime

from django.db.models import Q


def recorded(until: datetime | None) -> Q:
    """The versions that held at a moment of recording; now, if none is given."""
    if until is None:
        return Q(recorded_to=None)
    return Q(recorded_from__lte=until) & (Q(recorded_to=None) | Q(recorded_to__gt=until))
