"""What is already public is offered before somebody asks for it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from gongkai.office.bodies.models import Body
from gongkai.office.publications.matching import SHOWN, matching
from gongkai.office.publications.models import Publication
from tests.office.factory import body

pytestmark = pytest.mark.django_db
LINK = "https://example.invalid/1"


def published(at: Body, title: str, **more: Any) -> Publication:  # noqa: ANN401
    """Something that stands on the website."""
    given = {"link": LINK, "published_on": date(2026, 1, 5), "outlet": "website", **more}
    code = f"p{Publication.objects.count()}"
    return Publication.objects.create(code=code, body=at, title=title, form="information", **given)


def test_the_title_that_is_named_is_found_in_other_words_too() -> None:
    at = body()
    wanted = published(at, "云溪县2026年家电下乡补贴发放台账")
    published(at, "云溪县2026年防汛预案")
    assert matching(at, "我想要2026年家电下乡补贴的发放台账") == [wanted]
    assert matching(at, "征地补偿") == []
    assert matching(at, "") == []


def test_what_has_no_link_was_struck_or_is_another_body_s_is_not_offered() -> None:
    at, other = body(), body("other")
    title = "家电下乡补贴发放台账"
    published(at, title, link="")
    published(at, title, struck=True)
    published(other, title)
    assert matching(at, title) == []


def test_a_few_are_enough() -> None:
    at = body()
    for number in range(SHOWN + 2):
        published(at, f"家电下乡补贴发放台账（第{number}批）")
    assert len(matching(at, "家电下乡补贴发放台账")) == SHOWN


def test_the_page_asks_while_it_is_typed_and_escapes_what_comes(client: Client) -> None:
    at = body()
    published(at, "家电下乡补贴<b>发放台账</b>")
    answer = client.post("/apply/yunxi/matches/", {"content": "家电下乡补贴发放台账"})
    assert "家电下乡补贴&lt;b&gt;" in answer.content.decode()
    assert answer["Cache-Control"].startswith("max-age=0")
