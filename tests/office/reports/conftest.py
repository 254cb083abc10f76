"""A data folder of its own for each test, and a clock that stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai.office.demo.turning import clock_at
from tests.office.demo.kept import NOW


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """The data folder."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    """It is the same moment whenever a test runs."""
    with clock_at(NOW):
        yield
