"""Settings that will bite: each a warning with a way out, or an error that stops the start."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})


@register()
def settings_are_safe(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001
    **kwargs: Any,  # noqa: ANN401, ARG001
) -> list[CheckMessage]:
    """What suits one machine and not a public address."""
    return list(_risks())


def _risks() -> Iterator[CheckMessage]:
    public = sorted(set(settings.ALLOWED_HOSTS) - LOCAL)
    if public and settings.DEMO:
        yield Error(
            f"演示方式不要密码，不能对外服务，而 GONGKAI_HOSTS 含有 {'、'.join(public)}。",
            hint="把 GONGKAI_DEMO 改为 false，或者从 GONGKAI_HOSTS 中去掉对外的域名。",
            id="gongkai.E001",
        )
    if "*" in public:
        yield Warning(
            "任何域名都被接受，可用来伪造页面中的链接。",
            hint="把 GONGKAI_HOSTS 改为本站的域名。",
            id="gongkai.W001",
        )
    if public and settings.DEBUG:
        yield Warning(
            "对外服务时开着 GONGKAI_DEBUG，出错的网页会显示程序内部情况。",
            hint="把 GONGKAI_DEBUG 改为 false。",
            id="gongkai.W002",
        )
    if public and not settings.HTTPS:
        yield Warning(
            f"{'、'.join(public)} 未经 HTTPS 访问，密码会以明文传送。",
            hint="在前置代理上配置证书，并把 GONGKAI_HTTPS 改为 true。",
            id="gongkai.W003",
        )
