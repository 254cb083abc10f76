"""How variables are read that say what leaves the house, and when."""

from datetime import time
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def gateway_address(text: str) -> str:
    """An http or https address, or nothing."""
    parts = urlsplit(text)
    if text and not (parts.scheme in {"http", "https"} and parts.hostname):
        raise ValueError("请写 http:// 或 https:// 开头的网址（write an http or https address）")
    return text


def mail_server(text: str) -> dict[str, Any]:
    """Django's settings for the address of a mail server; none where there is no address."""
    parts = urlsplit(text)
    if not text:
        return {}
    try:
        known = MAIL_PORTS[parts.scheme]
        port = parts.port or known
    except (KeyError, ValueError):
        known = port = 0
    if not known or not parts.hostname:
        # The address holds a password, so it is not repeated.
        raise ImproperlyConfigured(
            "环境变量 GONGKAI_MAIL 的值不能用：请写 smtp://、smtp+tls:// 或 smtps:// 开头的地址"
            "（write smtp://, smtp+tls:// or smtps://）。"
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def numbers(text: str) -> list[int]:
    """Numbers of days set apart by commas, from 0 to 60; a hyphen alone for none."""
    parts = [] if text == "-" else [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) <= 60 for part in parts):
        raise ValueError("请写 0 至 60 的整数，以逗号分隔（write whole numbers from 0 to 60）")
    return sorted({int(part) for part in parts}, reverse=True)


def hours(text: str) -> tuple[time, time]:
    """Two times of day, as 18:00-08:00."""
    try:
        since, until = (time.fromisoformat(part.strip()) for part in text.split("-"))
    except ValueError:
        raise ValueError("请写成 18:00-08:00（write it as 18:00-08:00）") from None
    return since, until
