"""Every setting of a body's own stands in the operator's page."""

from pathlib import Path

import pytest

from gongkai.office.bodies.policies import OWN

PAGE = Path(__file__).parents[3] / "docs" / "operator" / "records.md"


@pytest.mark.parametrize("name", OWN)
def test_every_setting_of_the_house_is_described(name: str) -> None:
    assert f"| `{name}` |" in PAGE.read_text("utf-8")
