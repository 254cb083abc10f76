"""The room's own data files, each read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The file `<name>.toml` of this room; callers must not change what they get."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
