"""Settings that start but will bite are warned of."""

import pytest
from pytest_django import Settings

from gongkai.config.checks import settings_are_safe


def warned(settings: Settings, hosts: list[str], debug: bool, https: bool) -> list[str]:
    """The ids of the warnings under some settings."""
    settings.ALLOWED_HOSTS, settings.DEBUG, settings.HTTPS = hosts, debug, https
    return [str(message.id) for message in settings_are_safe(None)]


@pytest.mark.parametrize(
    ("hosts", "debug", "https", "ids"),
    [
        (["127.0.0.1", "localhost", "[::1]"], True, False, []),
        (["gk.example"], False, True, []),
        (["gk.example"], False, False, ["gongkai.W003"]),
        (["gk.example"], True, True, ["gongkai.W002"]),
        (["*"], False, True, ["gongkai.W001"]),
    ],
)
def test_a_public_address_wants_safe_settings(
    settings: Settings, hosts: list[str], debug: bool, https: bool, ids: list[str]
) -> None:
    assert warned(settings, hosts, debug, https) == ids


def test_each_warning_says_what_to_do(settings: Settings) -> None:
    settings.ALLOWED_HOSTS, settings.DEBUG, settings.HTTPS = ["*", "gk.example"], True, False
    hints = [message.hint or "" for message in settings_are_safe(None)]
    assert len(hints) == 3
    assert all("GONGKAI_" in hint for hint in hints)


@pytest.mark.parametrize(
    ("hosts", "demo", "ids"),
    [
        (["127.0.0.1", "localhost"], True, []),
        (["gk.example"], False, []),
        (["127.0.0.1", "gk.example"], True, ["gongkai.E001"]),
        (["*"], True, ["gongkai.E001", "gongkai.W001"]),
    ],
)
def test_the_demonstration_is_never_shown_to_the_public(
    settings: Settings, hosts: list[str], demo: bool, ids: list[str]
) -> None:
    settings.DEMO = demo
    assert warned(settings, hosts, debug=False, https=True) == ids
    serious = [message.is_serious() for message in settings_are_safe(None)]
    assert any(serious) == ("gongkai.E001" in ids)
