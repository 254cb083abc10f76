"""The documentation keeps up with the program."""

import re
import tomllib
from pathlib import Path

import pytest

from gongkai.annual.messages import templates
from gongkai.messages import Messages
from scripts.docs import PAGES as GENERATED
from tests.house import ROOT, files, short

PAGES = [path for path in files() if path.suffix == ".md"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
READ_FIRST = ("README.md", "README.zh-CN.md")
CLERKS = tuple(short(path) for path in PAGES if short(path).startswith("docs/clerk/"))
OPERATORS = tuple(short(path) for path in PAGES if short(path).startswith("docs/operator/"))
OF_REPORTS = [key[6:] for key in templates("zh")["cli"] if key.startswith("about-")]
OTHERS = Messages(ROOT / "src/gongkai/cli/data").templates("zh")["cli"]
OF_OTHERS = [key[6:] for key in OTHERS if key.startswith("about-")]
OF_LAW = [f"law {name}" for name in ("due", "fee", "remedy", "cite", "run")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def text(name: str) -> str:
    """A page of the documentation."""
    return (ROOT / name).read_text("utf-8")


def targets() -> dict[str, str]:
    """The targets of the Makefile with what is said of them."""
    return dict(re.findall(r"^([a-z]+):[^#\n]*(?:## )?(.*)$", text("Makefile"), re.MULTILINE))


def wanted(name: str) -> set[str]:
    """The packages that a list of requirements names."""
    lines = text(f"requirements/{name}.in").splitlines()
    return {re.split(r"[\s\[<>=~]", line)[0] for line in lines if re.match(r"\w", line)}


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_generated_pages_are_fresh(path: Path) -> None:
    assert path.read_text("utf-8") == GENERATED[path](), "run make docs"


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_no_link_between_pages_is_dead(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_kind_of_finding_is_described_for_clerks() -> None:
    described = set(re.findall(r"^### `([a-z-]+)`$", text("docs/clerk/findings.md"), re.MULTILINE))
    assert described == set(templates("zh")["fault"])


@pytest.mark.parametrize("command", OF_REPORTS)
def test_every_command_for_reports_is_described(command: str) -> None:
    for page in (*READ_FIRST, "docs/clerk/check.md"):
        assert f"gongkai {command} " in text(page), page


@pytest.mark.parametrize("command", OF_LAW)
def test_every_question_to_the_law_is_described(command: str) -> None:
    assert command.replace(" ", "-") in OTHERS
    for page in (*READ_FIRST, "docs/clerk/law.md"):
        assert re.search(rf"gongkai {command}[ `]", text(page)), page


@pytest.mark.parametrize("command", OF_OTHERS)
def test_every_other_command_is_described(command: str) -> None:
    pages = (*CLERKS, *OPERATORS)
    assert [page for page in pages if f"gongkai {command} " in text(page)], pages


def test_every_make_target_says_what_it_does() -> None:
    assert all(targets().values()), targets()
    assert {"setup", "run", "test", "lint", "bench", "fuzz", "docs"} <= targets().keys()


def test_every_dependency_has_a_reason_and_a_licence() -> None:
    rows = re.findall(
        r"^\| ([a-z][a-z0-9-]*) \| .+ \| .+ \|$",
        text("docs/developer/dependencies.md"),
        re.MULTILINE,
    )
    named = wanted("run") | wanted("test") | wanted("bench")
    assert sorted(set(rows) - {"package"}) == sorted(named)


def test_a_user_needs_at_most_thirty_packages() -> None:
    assert len(wanted("run")) <= 30


def test_what_is_locked_is_what_the_package_declares() -> None:
    extras = PROJECT["optional-dependencies"].values()
    declared = [*PROJECT["dependencies"], *(each for extra in extras for each in extra)]
    assert {re.split(r"[\s\[<>=~]", d)[0] for d in declared} | {"setuptools"} == wanted("run")


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("[0-9]*.md")), ids=short)
def test_a_decision_says_what_was_known_and_what_follows(path: Path) -> None:
    parts = re.findall(r"^(?:## (\w+)|(Status):)", path.read_text("utf-8"), re.MULTILINE)
    headings = [heading or status for heading, status in parts]
    assert headings == ["Status", "Context", "Decision", "Consequences"]
