"""Every setting of a body's own stands in the operator's page."""

from pathlib import Path

import pytest

from gongkai.office.tables import table

PAGE = Path(__file__).parents[3] / "docs" / "operator" / "records.md"


@pytest.mark.parametrize("name", table("settings"))
def test_every_setting_of_the_house_is_described(name: str) -> None:
    assert f"| `{name}` |" in PAGE.read_text("utf-8")
