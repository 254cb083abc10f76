"""`gongkai demo`: the county from a terminal, and what is left alone."""

from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai.cli import main
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.demo.marking import marked
from gongkai.office.journal.models import Entry
from tests.office.factory import body

pytestmark = pytest.mark.django_db
SIZE = ["--bodies", "3", "--cases", "20", "--seed", "9"]


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA = tmp_path
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


@pytest.mark.parametrize("more", [[], ["--by-actions"], ["--if-empty"]])
def test_it_makes_any_size(capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    assert main(["demo", *SIZE, *more]) == 0
    said = capsys.readouterr().out
    assert "云溪县人民政府" in said
    assert "3 个机关" in said
    assert "20 件申请" in said
    assert (Body.objects.count(), Application.objects.count()) == (3, 20)
    assert marked()
    assert main(["journal", "verify"]) == 0


def test_a_second_county_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", *SIZE]) == 0
    entries = Entry.objects.count()
    assert main(["demo", *SIZE]) == 2
    assert "已经有演示的县" in capsys.readouterr().err
    assert main(["demo", "--if-empty"]) == 0
    assert "没有改动" in capsys.readouterr().out
    assert Entry.objects.count() == entries


def test_real_bodies_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    body()
    assert main(["demo", *SIZE]) == 2
    assert "已经有云溪县商务局" in capsys.readouterr().err
    assert main(["demo", "--if-empty"]) == 1
    assert "不进入演示方式" in capsys.readouterr().out
    assert Body.objects.count() == 1
    assert not Application.objects.exists()


def test_no_real_body_is_kept_beside_the_county(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", *SIZE]) == 0
    assert main(["init", "--code", "real", "--name", "某县"]) == 2
    assert "演示的县" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--bodies", "0"], ["--bodies", "9999"], ["--cases", "-1"], ["--cases", "many"]]
)
def test_a_wrong_size_is_told(capsys: pytest.CaptureFixture[str], wrong: list[str]) -> None:
    assert main(["demo", *wrong]) == 2
    said = capsys.readouterr().err
    assert wrong[0] in said
    assert not Body.objects.exists()
