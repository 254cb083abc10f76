"""A bureau at work."""

import pytest

from tests.web.desk.office import TODAY, Office


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:  # noqa: ARG001
    """A bureau with an application, on a day of the calendar that is known."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: TODAY)
    return Office()
