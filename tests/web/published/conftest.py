"""A folder for what is made of reports, and a bureau below a county."""

from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai.office.bodies.models import Body, Supervision
from tests.office.factory import body


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    """The folder of the data, empty."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def bureau() -> Body:
    """A bureau below a county."""
    above = body("county", name="云溪县人民政府", kind="government")
    found = body(office="办公室", telephone="0000-1234567", website="https://example.invalid/")
    Supervision.objects.create(body=found, parent=above, first_year=2020)
    return found
