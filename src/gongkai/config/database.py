"""Where the records are kept: an address into Django's database settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WAIT_SECONDS = 30
"""How long one writer waits for another."""

CONN_SECONDS = 60
"""How long a connection is kept for the next page: to open one takes as long as some pages."""

SQLITE: dict[str, Any] = {
    "timeout": WAIT_SECONDS,
    # Deferred transactions fail at once, without waiting, where two have read and both would write.
    "transaction_mode": "IMMEDIATE",
    # Without recursive triggers INSERT OR REPLACE would remove an entry of the journal unnoticed.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    " PRAGMA recursive_triggers=ON;",
}
POSTGRES = frozenset({"postgres", "postgresql"})
WAYS = "sqlite:///文件 或 postgres://用户:密码@主机:端口/库名"


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's settings for a database address; SQLite in the data folder where there is none."""
    if not url:
        return sqlite(data / "gongkai.sqlite3")
    try:
        parts = urlsplit(url)
        if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
            return sqlite(data / unquote(parts.path[1:]))
        if parts.scheme in POSTGRES and len(parts.path) > 1:
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(parts.path[1:]),
                "USER": unquote(parts.username or ""),
                "PASSWORD": unquote(parts.password or ""),
                "HOST": unquote(parts.hostname or ""),
                "PORT": str(parts.port or ""),
                "CONN_MAX_AGE": CONN_SECONDS,
                "CONN_HEALTH_CHECKS": True,
                "OPTIONS": dict(parse_qsl(parts.query)),
            }
    except ValueError:
        pass
    # The address holds a password, so it is not repeated.
    raise ImproperlyConfigured(f"环境变量 DATABASE_URL 的值不能用：请写 {WAYS}。")


def sqlite(path: Path) -> dict[str, Any]:
    """Django's settings for one SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": CONN_SECONDS,
        "OPTIONS": SQLITE,
    }
