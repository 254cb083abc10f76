"""The front page, and what every answer carries."""

import re
from itertools import pairwise

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import resolve

from gongkai import __version__

pytestmark = pytest.mark.django_db


def sent(client: Client, path: str) -> HttpResponseBase:
    """An answer whose file, if it has one, is closed."""
    answer = client.get(path)
    answer.close()
    return answer


@pytest.fixture
def page(client: Client) -> str:
    """The front page as sent."""
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_what_can_be_done_here_and_which_version(page: str) -> None:
    assert re.search(r"<title>\s*政府信息公开\s*· 公开\s*</title>", page)
    assert "/apply/" in page
    assert "/track/" in page
    assert "gongkai check" in page
    assert __version__ in page


def test_staff_find_their_way_in(client: Client, page: str) -> None:
    assert '<a href="/desk/">工作人员登录</a>' in page
    assert client.get("/desk/").status_code == 302


def test_it_is_in_chinese_and_says_so(page: str) -> None:
    assert '<html lang="zh-hans">' in page


def test_its_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_no_link_is_dead(page: str) -> None:
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert links
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page
        elif link.startswith("/static/"):
            assert sent(Client(), link).status_code == 200, link
        else:
            assert resolve(link)


def test_nothing_comes_from_elsewhere(page: str) -> None:
    assert not re.findall(r'(?:href|src)="(?:https?:)?//', page)
    assert "<script" not in page
    assert "style=" not in page


@pytest.mark.parametrize("path", ["/", "/healthz", "/no-such-page", "/static/portal/style.css"])
def test_every_answer_keeps_strangers_out(client: Client, path: str) -> None:
    headers = sent(client, path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_an_unknown_address_leads_home(client: Client) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "没有这个网页" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


def test_a_fault_of_ours_is_told_without_its_insides(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the insides")

    client.raise_request_exception = False
    monkeypatch.setattr("gongkai.web.portal.views.connection.cursor", fail)
    answer = client.get("/healthz")
    assert answer.status_code == 500
    assert "程序出错" in answer.content.decode()
    assert "the insides" not in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_that_only_show_take_nothing(client: Client, method: str) -> None:
    assert getattr(client, method)("/").status_code == 405
