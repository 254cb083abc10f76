"""The mark: neither the file nor the entry alone makes a folder one of the demonstration."""

from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai.office.bodies.models import Body
from gongkai.office.demo import is_demo
from gongkai.office.demo.making import Size, make
from gongkai.office.demo.marking import FILE, marked
from gongkai.refusal import Refusal
from tests.office.demo.kept import undone
from tests.office.factory import body, desk

pytestmark = pytest.mark.django_db
SMALL = Size(2, 4)


def test_what_was_made_is_marked(settings: Settings) -> None:
    assert not marked()
    make(SMALL)
    assert marked()
    assert not is_demo(), "the mark alone turns nothing on"
    settings.DEMO = True
    assert is_demo()


def test_the_setting_alone_makes_no_demonstration_of_real_bodies(settings: Settings) -> None:
    settings.DEMO = True
    desk(body())
    assert not is_demo()


@pytest.mark.parametrize("text", [None, "", "another", "\udcff"])
def test_without_its_file_or_with_another_it_is_none(folder: Path, text: str | None) -> None:
    make(SMALL)
    if text is None:
        (folder / FILE).unlink()
    else:
        (folder / FILE).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not marked()


def test_the_file_in_a_folder_of_real_bodies_marks_nothing(folder: Path) -> None:
    with undone():
        make(SMALL)
        key = (folder / FILE).read_text()
    desk(body())
    (folder / FILE).write_text(key)
    assert not marked()


def test_real_bodies_are_left_alone() -> None:
    desk(body())
    with pytest.raises(Refusal, match="demo-real-bodies"):
        make(SMALL)
    assert Body.objects.count() == 1


def test_it_is_made_once() -> None:
    make(SMALL)
    with pytest.raises(Refusal, match="demo-made-already"):
        make(SMALL)


@pytest.mark.parametrize("given", [(0, 1), (2001, 1), (1, -1), (1, 20_000_001)])
def test_a_size_that_cannot_be_made_is_refused(given: tuple[int, int]) -> None:
    with pytest.raises(Refusal, match="demo-wrong-size"):
        Size.checked(*given, 1)
