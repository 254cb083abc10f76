"""Signing in by the identity service of an organisation, where its three settings are given."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

NEEDED = ("GONGKAI_OIDC_URL", "GONGKAI_OIDC_ID", "GONGKAI_OIDC_SECRET")
PROVIDER = "oidc"


def provider(given: Mapping[str, Any]) -> dict[str, Any]:
    """allauth's settings of the service; none where nothing is given, an error for a part."""
    missing = [name for name in NEEDED if not given[name]]
    if len(missing) == len(NEEDED):
        return {}
    if missing:
        raise ImproperlyConfigured(
            f"还缺环境变量 {'、'.join(missing)}：使用统一身份认证，{'、'.join(NEEDED)} 都要设置；"
            "不使用，都不要设置。"
        )
    url, client, secret = (given[name] for name in NEEDED)
    app = {
        "provider_id": PROVIDER,
        "name": given["GONGKAI_OIDC_NAME"],
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app], "SCOPE": ["openid", "profile"]}}
