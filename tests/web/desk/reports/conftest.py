"""The clock stands on the fourth of January."""

from collections.abc import Iterator

import pytest

from gongkai.office.demo.turning import clock_at
from tests.web.desk.reports.bureau import NOW, Bureau


@pytest.fixture
def bureau(db: None) -> Iterator[Bureau]:  # noqa: ARG001
    """A bureau that reports on the year before."""
    with clock_at(NOW):
        yield Bureau()
