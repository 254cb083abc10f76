"""An anchor, kept elsewhere, shows what was cut off or rewritten from end to end."""

import json
from datetime import UTC, datetime

import pytest

from gongkai.office.bodies.models import Body
from gongkai.office.journal.anchoring import Anchor, Mark, anchor, compare, read
from gongkai.office.journal.models import Head
from gongkai.office.journal.verifying import verify
from gongkai.refusal import Refusal
from tests.office.factory import body
from tests.office.journal.chains import add, cut, delete, entry, rewrite, set_head

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Body:
    """A body with five entries, one with two, and one with none."""
    made, other = body(), body("qingshi", name="青石县 商务局")
    body("baiyang", name="白杨县商务局")
    add(made, 5)
    add(other, 2)
    return made


def test_it_names_the_end_of_every_chain(bureau: Body) -> None:
    made = anchor()
    other = Body.objects.get(code="qingshi")
    assert made.marks == (
        Mark("qingshi", 2, entry(other, 2).hash, "青石县 商务局"),
        Mark("yunxi", 5, entry(bureau, 5).hash, "云溪县商务局"),
    )
    told = json.loads(made.as_json())
    assert told["format"] == "gongkai-anchor-1"
    assert told["bodies"][1] == made.marks[1]._asdict()
    sheet = made.as_sheet()
    assert f"yunxi  5  {entry(bureau, 5).hash}  云溪县商务局" in sheet.splitlines()
    assert "2 个机关" in sheet


def test_it_is_read_as_it_was_written(bureau: Body) -> None:
    assert bureau
    made = anchor()
    assert read(made.as_json()) == made
    assert read("\ufeff" + made.as_json()) == made
    for language in ("zh", "en"):
        sheet = made.as_sheet(language)
        assert read(sheet) == made._replace(made_at=None)
        assert read(sheet.replace("\n", "\r\n")).marks == made.marks


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yunxi 5",
        "{",
        "{}",
        "[" * 100_000,
        '{"format": "gongkai-anchor-1"}',
        '{"bodies": [], "format": "gongkai-anchor-1", "made_at": "2026-03-02T08:00:00+00:00"}',
        '{"bodies": [{}], "format": "gongkai-anchor-1", "made_at": "2026-03-02T08:00:00+00:00"}',
        '{"bodies": [], "format": "gongkai-anchor-2", "made_at": "2026-03-02T08:00:00+00:00"}',
        "<html>yunxi 5 sha256:00</html>",
    ],
    ids=range(10),
)
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(text)
    assert refused.value.code == "office-no-anchor"


def test_a_chain_that_goes_on_agrees(bureau: Body) -> None:
    made = anchor()
    assert list(compare(made)) == []
    add(bureau, 3)
    assert list(compare(made)) == []


@pytest.mark.parametrize("keep", range(5))
def test_a_tail_cut_off_is_found(bureau: Body, keep: int) -> None:
    made = anchor()
    cut(bureau, keep)
    assert list(verify()) == []
    assert list(compare(made)) == [("yunxi", 5, "cut")]


def test_a_tail_cut_off_and_grown_again_is_found(bureau: Body) -> None:
    made = anchor()
    cut(bureau, 3)
    add(bureau, 4)
    assert list(verify()) == []
    assert list(compare(made)) == [("yunxi", 5, "anchor")]


@pytest.mark.parametrize("number", range(1, 6))
def test_a_chain_rewritten_with_all_its_hashes_is_found(bureau: Body, number: int) -> None:
    made = anchor()
    rewrite(bureau, number, payload={})
    assert list(verify()) == []
    assert list(compare(made)) == [("yunxi", 5, "anchor")]


def test_a_body_that_is_gone_is_found(bureau: Body) -> None:
    made = anchor()
    delete(bureau, 1, 2, 3, 4, 5)
    set_head(bureau, 0, "")
    Head.objects.filter(body=bureau).delete()
    gone = Anchor(datetime(2026, 3, 2, tzinfo=UTC), (Mark("nowhere", 1, "sha256:00", ""),))
    assert list(compare(made)) == [("yunxi", 5, "body")]
    assert list(compare(gone)) == [("nowhere", 1, "body")]
