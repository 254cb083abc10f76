"""The identity service is set up by three variables: all of them, or none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.config.oidc import NEEDED, provider
from gongkai.config.variables import read
from tests.house import ROOT

GIVEN = {
    "GONGKAI_OIDC_URL": "https://id.gk.example/realms/county/",
    "GONGKAI_OIDC_ID": "gongkai",
    "GONGKAI_OIDC_SECRET": "a-secret",
}


def test_nothing_is_set_up_where_nothing_is_given() -> None:
    assert provider(read({})) == {}


def test_all_three_make_one_service() -> None:
    made = provider(read(GIVEN))["openid_connect"]
    (app,) = made["APPS"]
    assert app["name"] == "统一身份认证"
    assert app["settings"]["server_url"] == "https://id.gk.example/realms/county"
    assert made["SCOPE"] == ["openid", "profile"]


@pytest.mark.parametrize("left_out", NEEDED)
def test_a_part_stops_the_start_and_names_what_is_missing(left_out: str) -> None:
    given = {name: value for name, value in GIVEN.items() if name != left_out}
    with pytest.raises(ImproperlyConfigured, match=rf"还缺环境变量 {left_out}：") as stopped:
        provider(read(given))
    assert "a-secret" not in str(stopped.value)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://id.gk.example", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://id.gk.example", False),
        ("id.gk.example", False),
        ("https://", False),
        ("ftp://id.gk.example", False),
    ],
)
def test_secrets_go_over_https_alone(url: str, taken: bool) -> None:
    if taken:
        assert read({"GONGKAI_OIDC_URL": url})["GONGKAI_OIDC_URL"] == url
    else:
        with pytest.raises(ImproperlyConfigured, match=r"GONGKAI_OIDC_URL .* https://"):
            read({"GONGKAI_OIDC_URL": url})


def test_the_server_takes_it_from_its_environment(tmp_path: Path) -> None:
    ours = {
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        "GONGKAI_DATA": str(tmp_path),
        **GIVEN,
    }
    ask = "from gongkai.config import settings; print(settings.SOCIALACCOUNT_PROVIDERS)"
    said = subprocess.run(
        (sys.executable, "-c", ask),
        cwd=ROOT,
        env=os.environ | ours,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "'client_id': 'gongkai'" in said
