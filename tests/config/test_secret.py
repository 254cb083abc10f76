"""The signing key: given, kept, or made."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.config.secret import SHORTEST, secret_key


def test_the_first_start_makes_a_key_and_later_starts_keep_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    key = secret_key("", data)
    assert len(key) >= SHORTEST
    assert secret_key("", data) == key
    assert [path.name for path in data.iterdir()] == ["secret.key"]


def test_nobody_else_may_read_the_kept_key(tmp_path: Path) -> None:
    secret_key("", tmp_path)
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_a_given_key_is_taken_and_not_kept(tmp_path: Path) -> None:
    given = "k" * SHORTEST
    assert secret_key(given, tmp_path) == given
    assert not list(tmp_path.iterdir())


def test_a_short_key_stops_the_start_and_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="GONGKAI_SECRET_KEY") as refused:
        secret_key("hunter2", tmp_path)
    assert "hunter2" not in str(refused.value)
