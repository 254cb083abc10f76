"""Every variable that the server reads from the environment: name, type, default, help.

docs/operator/settings.md is generated from this list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


def yes_or_no(text: str) -> bool:
    """The switch that a word stands for."""
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise ValueError("请写 true 或 false（write true or false）")


def port(text: str) -> int:
    """A port number."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:
        return int(text)
    raise ValueError("请写 1 至 65535 之间的整数（write a whole number from 1 to 65535）")


def threads(text: str) -> int:
    """A number of threads."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 256:
        return int(text)
    raise ValueError("请写 1 至 256 之间的整数（write a whole number from 1 to 256）")


def names(text: str) -> list[str]:
    """A list of names set apart by commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def folder(text: str) -> Path:
    """A folder, as an absolute path."""
    return Path(text).expanduser().resolve()


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: how its text is read, the text taken where it is not set, what it is for."""

    name: str
    read: Callable[[str], Any]
    kind: str
    default: str
    help: str


VARIABLES = (
    Variable(
        "GONGKAI_DATA",
        folder,
        "文件夹",
        "data",
        "唯一存放数据的文件夹：数据库、文件、密钥。备份它就是备份全部。",
    ),
    Variable(
        "DATABASE_URL",
        str,
        "地址",
        "",
        "数据库地址。不填则用数据文件夹中的 SQLite；`postgres://用户:密码@主机:端口/库名` "
        "用 PostgreSQL 15 以上版本。密码中的特殊字符按网址规则转义。",
    ),
    Variable(
        "GONGKAI_SECRET_KEY",
        str,
        "文本",
        "",
        "签名会话的密钥，至少 50 个字符。不填则首次启动时生成，存为数据文件夹中的 `secret.key`，"
        "只有属主可读。",
    ),
    Variable(
        "GONGKAI_HOSTS",
        names,
        "以逗号分隔的域名",
        "127.0.0.1,localhost,[::1]",
        "对外服务的域名。不在其中的域名一律拒绝。",
    ),
    Variable(
        "GONGKAI_HTTPS",
        yes_or_no,
        "true 或 false",
        "false",
        "站点是否只经 HTTPS 访问。开启后跳转到 HTTPS、只在 HTTPS 下发送会话标识，并启用 HSTS；"
        "由前置代理以 `X-Forwarded-Proto` 告知协议。",
    ),
    Variable(
        "GONGKAI_DEBUG",
        yes_or_no,
        "true 或 false",
        "false",
        "出错时把程序内部情况显示在网页上。只供开发，切勿用于对外服务。",
    ),
    Variable("GONGKAI_HOST", str, "网络地址", "127.0.0.1", "监听的地址。"),
    Variable("GONGKAI_PORT", port, "整数", "8000", "监听的端口。"),
    Variable("GONGKAI_THREADS", threads, "整数", "8", "同时处理的访问数。"),
)


def read(environment: Mapping[str, str]) -> dict[str, Any]:
    """The value of every variable; a wrong one stops the start and says what to write."""
    values: dict[str, Any] = {}
    for variable in VARIABLES:
        text = environment.get(variable.name, "").strip() or variable.default
        try:
            values[variable.name] = variable.read(text)
        except ValueError as wrong:
            raise ImproperlyConfigured(
                f"环境变量 {variable.name} 的值“{text}”不能用：{wrong}。"
            ) from None
    return values
