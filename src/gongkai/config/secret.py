"""The key that signs sessions: made once, kept in the data folder, readable by its owner alone."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SHORTEST = 50


def secret_key(given: str, data: Path) -> str:
    """The key given by the environment, else the kept one, else a new one."""
    if given:
        if len(given) < SHORTEST:
            raise ImproperlyConfigured(
                f"环境变量 GONGKAI_SECRET_KEY 太短：至少 {SHORTEST} 个字符。"
            )
        return given
    path = data / "secret.key"
    if not path.exists():
        _keep(path)
    return path.read_text("ascii")


def _keep(path: Path) -> None:
    """Write a new key; of two processes that start at once, one wins and both use its key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(get_random_secret_key())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
