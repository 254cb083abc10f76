"""What the environment may say, and what stops the start."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.config.variables import VARIABLES, read


def test_nothing_need_be_set() -> None:
    values = read({})
    assert set(values) == {variable.name for variable in VARIABLES}
    assert values["GONGKAI_DEBUG"] is False
    assert values["GONGKAI_DATA"] == Path("data").resolve()


def test_an_empty_variable_is_as_if_not_set() -> None:
    assert read({"GONGKAI_PORT": " "})["GONGKAI_PORT"] == 8000


@pytest.mark.parametrize("text", ["1", "true", "True", "YES", "on"])
def test_a_switch_is_turned_on_by_any_usual_word(text: str) -> None:
    assert read({"GONGKAI_HTTPS": text})["GONGKAI_HTTPS"] is True


@pytest.mark.parametrize("text", ["0", "false", "No", "off"])
def test_a_switch_is_turned_off_by_any_usual_word(text: str) -> None:
    assert read({"GONGKAI_DEBUG": text})["GONGKAI_DEBUG"] is False


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("GONGKAI_DEBUG", "maybe"),
        ("GONGKAI_HTTPS", "是的"),
        ("GONGKAI_PORT", "0"),
        ("GONGKAI_PORT", "65536"),
        ("GONGKAI_PORT", "８０００"),
        ("GONGKAI_PORT", "http"),
        ("GONGKAI_THREADS", "-1"),
        ("GONGKAI_THREADS", "1000"),
        ("GONGKAI_IDLE_MINUTES", "4"),
        ("GONGKAI_CIPHER", "des"),
        ("GONGKAI_OIDC_URL", "http://id.gk.example"),
        ("GONGKAI_SITE_CODE", "123456789"),
        ("GONGKAI_SITE_CODE", "１２３４５６７８９０"),
        ("GONGKAI_QUIET", "18-8"),
        ("GONGKAI_QUIET", "18:00"),
        ("GONGKAI_REMIND_DAYS", "5;3"),
        ("GONGKAI_REMIND_DAYS", "100"),
        ("GONGKAI_SMS_URL", "file:///etc/passwd"),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_the_variable(name: str, text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"{name} 的值“{text}”不能用：请写"):
        read({name: text})


def test_hosts_are_set_apart_by_commas() -> None:
    hosts = read({"GONGKAI_HOSTS": "gk.example, www.gk.example,"})["GONGKAI_HOSTS"]
    assert hosts == ["gk.example", "www.gk.example"]


def test_the_data_folder_may_be_below_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somebody")
    assert read({"GONGKAI_DATA": "~/gk"})["GONGKAI_DATA"] == Path("/somebody/gk")


def test_a_mail_server_is_an_address() -> None:
    found = read({"GONGKAI_MAIL": "smtp+tls://gk%40x:p%2Fw@mail.example.cn"})["GONGKAI_MAIL"]
    assert found == {
        "EMAIL_HOST": "mail.example.cn",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "gk@x",
        "EMAIL_HOST_PASSWORD": "p/w",
        "EMAIL_USE_TLS": True,
        "EMAIL_USE_SSL": False,
    }


@pytest.mark.parametrize("text", ["mail.example.cn", "http://u:secret@x", "smtp://u:secret@x:99x"])
def test_a_wrong_mail_server_is_named_without_its_password(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="GONGKAI_MAIL") as refused:
        read({"GONGKAI_MAIL": text})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(("text", "days"), [("5, 3,1", [5, 3, 1]), ("-", []), ("1,5", [5, 1])])
def test_days_before_a_limit_are_numbers(text: str, days: list[int]) -> None:
    assert read({"GONGKAI_REMIND_DAYS": text})["GONGKAI_REMIND_DAYS"] == days
