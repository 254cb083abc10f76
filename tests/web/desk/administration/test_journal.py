"""Walking a chain from the page, and the sheet that anchors it."""

import json

import pytest

from gongkai.office.journal import attesting
from gongkai.office.journal.anchoring import compare, read
from gongkai.office.journal.models import Entry
from tests.triggers import without_triggers
from tests.web.desk.administration.cast import browser, cast, text, url

pytestmark = pytest.mark.django_db


def test_a_whole_chain_is_said_to_be_whole_and_the_walk_is_told() -> None:
    who = cast()
    client = browser(who.county.audit)
    page = text(client.post(url("journal"), {"body": "swj"}, follow=True))
    assert "云溪县swj局的日志完整。" in page
    assert Entry.objects.filter(kind="journal.verified", body=who.bureau).count() == 1
    assert str(who.county.audit) in page


def test_what_was_altered_is_named_by_its_number() -> None:
    who = cast()
    with without_triggers():
        Entry.objects.filter(body=who.bureau, number=2).update(text="{}")
    client = browser(who.county.audit)
    page = text(client.post(url("journal"), {"body": "swj"}, follow=True))
    assert "第 2 条：内容被改动，与摘要不符" in page
    assert "不完整" in page
    assert "不完整" in text(client.get(url("overview")))


def test_a_long_chain_is_left_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attesting, "MOST", 1)
    answer = browser(cast().county.audit).post(url("journal"), {"body": "swj"})
    assert answer.status_code == 409
    assert "gongkai journal verify --body swj" in text(answer)
    assert 'value="swj"' in text(answer)


def test_an_unknown_body_is_said_on_the_page() -> None:
    answer = browser(cast().county.audit).post(url("journal"), {"body": "nothing"})
    assert answer.status_code == 409
    assert "没有编号为 nothing 的机关" in text(answer)


def test_the_anchor_can_be_compared_and_has_the_own_bodies_alone() -> None:
    who = cast()
    for given in ({}, {"as": "json"}):
        kept = read(browser(who.county.audit).get(url("anchor"), given).content.decode())
        assert {mark.body for mark in kept.marks} == {"swj", "yunxi"}
        assert list(compare(kept)) == []
    sheet = browser(who.auditor).get(url("anchor"), {"as": "json"}).content
    assert [mark["body"] for mark in json.loads(sheet)["bodies"]] == ["swj"]


def test_an_auditor_walks_the_own_chain_alone() -> None:
    who = cast()
    client = browser(who.auditor)
    assert client.post(url("journal"), {"body": "swj"}).status_code == 302
    assert client.post(url("journal"), {"body": "yunxi"}).status_code == 409
    assert not Entry.objects.filter(kind="journal.verified", body=who.county.body).exists()
