"""The files that the house's own tests look at."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PURE = ("annual", "law", "typeset")
FLOOR = ("messages.py", "numerals.py", "refusal.py", "words.py")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or could be committed."""
    listed = subprocess.run(
        ("git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"),
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(sorted({p for p in paths if p.is_file() and ".venv" not in p.parts}))


def python(*folders: str) -> list[Path]:
    """The Python files below some folders of the checkout, migrations left out."""
    return [
        path
        for path in files()
        if path.suffix == ".py"
        and path.relative_to(ROOT).parts[0] in folders
        and "migrations" not in path.parts
    ]


def sources() -> list[Path]:
    """The program."""
    return python("src")


def pure() -> list[Path]:
    """The rooms that can be used alone, and the floor below them."""
    package = ROOT / "src/gongkai"
    return [path for path in sources() if path.relative_to(package).parts[0] in (*PURE, *FLOOR)]


@cache
def tree(path: Path) -> ast.Module:
    """A file as parsed."""
    return ast.parse(path.read_text("utf-8"))


@cache
def lines(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text("utf-8").splitlines())


def imports(path: Path) -> list[tuple[int, str]]:
    """The line and name of every module that a file imports."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, node.module or ""))
    return found


def functions(path: Path) -> list[Function]:
    """Every function of a file."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def short(path: Path, line: int | None = None) -> str:
    """A file as named in a message."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"
