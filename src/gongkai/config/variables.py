"""Every variable that the server reads from the environment: name, type, default, help.

docs/operator/settings.md is generated from this list.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from gongkai.config.outgoing import gateway_address, hours, mail_server, numbers

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


def yes_or_no(text: str) -> bool:
    """The switch that a word stands for."""
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise ValueError("请写 true 或 false（write true or false）")


def between(least: int, most: int) -> Callable[[str], int]:
    """How to read a whole number of a range."""

    def number(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        wanted = f"请写 {least} 至 {most} 之间的整数"
        raise ValueError(f"{wanted}（write a whole number from {least} to {most}）")

    return number


def one_of(*words: str) -> Callable[[str], str]:
    """How to read one of some words."""

    def word(text: str) -> str:
        if text.lower() in words:
            return text.lower()
        known = "、".join(words)
        raise ValueError(f"请写其中之一：{known}（write one of them）")

    return word


def names(text: str) -> list[str]:
    """A list of names set apart by commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def secure_address(text: str) -> str:
    """An https address; http is taken for this machine alone, nothing where there is none."""
    parts = urlsplit(text)
    local = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}
    if text and not (local or (parts.scheme == "https" and parts.hostname)):
        raise ValueError("请写 https:// 开头的网址（write an https address）")
    return text.rstrip("/")


def scanner(text: str) -> str:
    """A host with a port, or a path of a socket; nothing where there is none."""
    host, _, port = text.rpartition(":")
    if text and "/" not in text and not (host and port.isascii() and port.isdigit()):
        raise ValueError("请写 主机:端口 或者套接字的路径（write host:port or a path）")
    return text


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
        "唯一存放数据的文件夹：数据库、文件、密钥。备份它就是备份全部；"
        "其中个人信息的密钥 `office.key` 应当另处保管。",
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
        "GONGKAI_OFFICE_KEY",
        str,
        "文本",
        "",
        "加密个人信息的密钥：“名称 64 位十六进制数”，多个以逗号分隔，最后一个用于加密。"
        "不填则首次使用时生成，存为数据文件夹中的 `office.key`，只有属主可读。"
        "请与数据分开备份：没有它，个人信息无法读出。",
    ),
    Variable(
        "GONGKAI_CIPHER",
        one_of("aes", "sm4"),
        "aes 或 sm4",
        "aes",
        "新存的个人信息用什么算法加密：`aes` 为 AES-256-GCM，`sm4` 为 SM4-GCM。已存的不受影响。",
    ),
    Variable(
        "GONGKAI_JOURNAL_HASH",
        one_of("sha256", "sm3"),
        "sha256 或 sm3",
        "sha256",
        "日志各条的摘要用什么算法。已有的各条不受影响。",
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
        "GONGKAI_IDLE_MINUTES",
        between(5, 1440),
        "整数",
        "30",
        "登录后多少分钟没有操作就要重新登录。关闭浏览器即退出登录，与此无关。",
    ),
    Variable(
        "GONGKAI_OIDC_URL",
        secure_address,
        "网址",
        "",
        "单位的统一身份认证（OpenID Connect）的网址，即 `/.well-known/openid-configuration` 之前的"
        "部分。不填则登录网页上没有这一项。填了，下面两项也要填。",
    ),
    Variable(
        "GONGKAI_OIDC_ID", str, "文本", "", "统一身份认证发给本系统的客户端编号（client_id）。"
    ),
    Variable(
        "GONGKAI_OIDC_SECRET",
        str,
        "文本",
        "",
        "统一身份认证发给本系统的客户端密钥（client_secret）。",
    ),
    Variable(
        "GONGKAI_OIDC_NAME",
        str,
        "文本",
        "统一身份认证",
        "统一身份认证的名称，写在登录网页的按钮上。",
    ),
    Variable(
        "GONGKAI_DEBUG",
        yes_or_no,
        "true 或 false",
        "false",
        "出错时把程序内部情况显示在网页上。只供开发，切勿用于对外服务。",
    ),
    Variable(
        "GONGKAI_DEMO",
        yes_or_no,
        "true 或 false",
        "false",
        "演示方式：在 `/account/demo/` 一点即登录，不要密码。只对 `gongkai demo` 造出的数据有效；"
        "`GONGKAI_HOSTS` 含有对外域名时不启动。",
    ),
    Variable("GONGKAI_HOST", str, "网络地址", "127.0.0.1", "监听的地址。"),
    Variable("GONGKAI_PORT", between(1, 65535), "整数", "8000", "监听的端口。"),
    Variable("GONGKAI_THREADS", between(1, 256), "整数", "8", "同时处理的访问数。"),
    Variable(
        "GONGKAI_FONTS",
        str,
        "文件夹",
        "",
        "本单位自有字体的文件夹，排版 PDF 时优先使用；空着则用随程序安装的字体。"
        "命令行也认这个变量。",
    ),
    Variable(
        "GONGKAI_APPLY_SENDS",
        between(1, 10_000),
        "整数",
        "20",
        "网上申请，每个网络地址（IPv6 为每个 /64 网段）每小时最多发出多少件；"
        "新开的草稿另计，为其三倍。计在数据库里，多个服务进程共用；只存地址的摘要。",
    ),
    Variable(
        "GONGKAI_TRACK_TRIES",
        between(3, 1_000),
        "整数",
        "20",
        "查询进度，同一网络地址、同一登记编号 15 分钟内最多试错多少次。",
    ),
    Variable(
        "GONGKAI_UPLOAD_MEGABYTES",
        between(1, 50),
        "整数",
        "10",
        "申请人上传的一个附件最多多少 MB。",
    ),
    Variable(
        "GONGKAI_UPLOAD_FILES",
        between(1, 20),
        "整数",
        "5",
        "一件网上申请最多带多少个附件。",
    ),
    Variable(
        "GONGKAI_CLAMAV",
        scanner,
        "主机:端口，或者套接字的路径",
        "",
        "ClamAV 的 clamd，用来检查申请人上传的附件，如 `127.0.0.1:3310`、`/run/clamav/clamd.ctl`。"
        "不填则不查；填了而连不上，不收附件。",
    ),
    Variable(
        "GONGKAI_CHECK_UPLOADS",
        between(1, 10_000),
        "整数",
        "30",
        "检查网页上，每个网络地址每分钟最多检查多少份；改数、下载另计，为其十倍。在服务进程内计数。"
        "`GONGKAI_HTTPS` 开启时，以前置代理写在 `X-Forwarded-For` 最后的地址为准。",
    ),
    Variable(
        "GONGKAI_CHECK_SECONDS",
        between(1, 600),
        "整数",
        "20",
        "检查网页上，读一份文件最多用多少秒。每份文件在单独的进程中读，超过即停止。",
    ),
    Variable(
        "GONGKAI_CHECK_MEGABYTES",
        between(256, 1_000_000),
        "整数",
        "2000",
        "检查网页上，读一份文件的进程最多占用多少 MB 地址空间。",
    ),
    Variable(
        "GONGKAI_REMIND",
        yes_or_no,
        "true 或 false",
        "true",
        "服务是否自己每天生成提醒、发消息。改为 false 的，由定时任务运行 `gongkai remind`。",
    ),
    Variable(
        "GONGKAI_REMIND_DAYS",
        numbers,
        "以逗号分隔的整数",
        "5,3,1",
        "到期前第几个工作日提醒；到期当天、逾期以后每个工作日总是提醒。写 `-` 的只提醒这两种。",
    ),
    Variable(
        "GONGKAI_QUIET",
        hours,
        "时间-时间",
        "18:00-08:00",
        "安静时段：其间和非工作日不发邮件、短信，到点再发。两个时间相同的，没有安静时段。",
    ),
    Variable(
        "GONGKAI_MAIL",
        mail_server,
        "地址",
        "",
        "发邮件的服务器：`smtp://用户:密码@主机:端口`，`smtp+tls://` 为 STARTTLS，`smtps://` 为"
        "加密连接；默认端口 25、587、465。密码中的特殊字符按网址规则转义。不填则不发邮件。",
    ),
    Variable(
        "GONGKAI_MAIL_FROM",
        str,
        "邮箱地址",
        "",
        "邮件的发件人，如 `政府信息公开 <gk@example.gov.cn>`。用邮件的请填写。",
    ),
    Variable(
        "GONGKAI_SMS_URL",
        gateway_address,
        "网址",
        "",
        "短信网关的网址。不填则不发短信。",
    ),
    Variable(
        "GONGKAI_SMS_BODY",
        str,
        "文本",
        '{"mobile":"$number","content":"$text"}',
        "送给短信网关的内容，`$number`、`$text` 是号码和文字；以 `{` 开头的按 JSON 送，"
        "其余按表单送。",
    ),
    Variable(
        "GONGKAI_SMS_AUTH",
        str,
        "文本",
        "",
        "送给短信网关的 `Authorization` 头，如 `Bearer …`。",
    ),
    Variable(
        "GONGKAI_SMS_OK",
        str,
        "文本",
        "",
        '短信网关收下时，答复里一定有的文字，如 `"code":0`。不填则只看状态码。',
    ),
    Variable(
        "GONGKAI_SMS_ADAPTER",
        str,
        "Python 类",
        "gongkai.office.reminders.sms.HttpGateway",
        "发短信的类。网关不收 HTTP POST 的，换成自己写的：有 `send(number, text)` 即可。",
    ),
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
