"""The house's own numbers and habits (CONTRIBUTING.md), so that nobody need remember them."""

import ast
import re
import statistics
from pathlib import Path

from tests.house import (
    FLOOR,
    ROOT,
    files,
    functions,
    imports,
    lines,
    pure,
    python,
    short,
    sources,
    tree,
)

CLOCKS = ("date.today", "datetime.now", "datetime.utcnow", "time.time", "time.localtime")
BANNED = re.compile(r"(?:^|_)(?:corrections?|agents?)(?:_|$)", re.IGNORECASE)
BARE_IGNORE = re.compile(r"#\s*(?:type:\s*ignore(?!\[)|noqa(?!:))")
PUT_OFF = re.compile(r"#\s*(?:TODO|FIXME|XXX)")
ELSEWHERE = re.compile(
    r"/(?:work|root|home|Users)/\w|--(?:extra-)?index-url[ =]|pypi\.org|pythonhosted|mirrors\."
)


def test_no_source_file_is_longer_than_400_lines() -> None:
    found = {short(p): lines(p) for p in sources() if lines(p) > 400}
    assert not found, "split by what changes together, not by technical kind"


def test_no_test_file_is_longer_than_300_lines() -> None:
    found = {short(p): lines(p) for p in python("tests") if lines(p) > 300}
    assert not found, "one behaviour a file"


def test_the_median_source_file_has_at_most_100_lines() -> None:
    assert statistics.median(n for n in map(lines, sources()) if n > 3) <= 100


def test_no_function_is_longer_than_60_lines() -> None:
    found = [
        short(path, f.lineno)
        for path in python("src", "tests", "scripts", "bench")
        for f in functions(path)
        if (f.end_lineno or f.lineno) - f.lineno >= 60
    ]
    assert not found


def test_every_argument_and_result_is_annotated() -> None:
    found = []
    for path in python("src", "tests", "scripts", "bench"):
        for f in functions(path):
            given = [*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs]
            bare = [a.arg for a in given if a.annotation is None and a.arg not in {"self", "cls"}]
            if bare or f.returns is None:
                found.append(short(path, f.lineno))
    assert not found


def test_what_the_rooms_offer_is_explained_in_a_sentence() -> None:
    kinds = (ast.FunctionDef, ast.ClassDef)
    found = []
    for path in sources():
        top = tree(path).body
        inside = [n for c in top if isinstance(c, ast.ClassDef) for n in c.body]
        offered = [n for n in (*top, *inside) if isinstance(n, kinds)]
        named = [n for n in offered if not n.name.startswith("_") and n.name != "Meta"]
        found += [short(path, n.lineno) for n in named if not ast.get_docstring(n)]
        found += [] if ast.get_docstring(tree(path)) else [short(path)]
    assert not found


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    assert not [short(p) for p in files() if p.stem in {"utils", "helpers", "common", "misc"}]


def test_the_rooms_do_not_know_django_or_the_network() -> None:
    found = [
        short(path, line)
        for path in pure()
        for line, name in imports(path)
        if name.split(".")[0] in {"django", "socket", "http", "requests"}
    ]
    assert not found


def test_the_rooms_do_not_know_the_clock() -> None:
    found = [
        short(path, node.lineno)
        for path in pure()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(CLOCKS)
    ]
    assert not found, "today is an argument"


def test_the_floor_needs_only_the_standard_library() -> None:
    floor = [ROOT / "src/gongkai" / name for name in FLOOR]
    allowed = {"collections.abc", "datetime", "enum", "functools", "pathlib", "tomllib", "typing"}
    assert {name for path in floor for _, name in imports(path)} <= allowed


def test_names_are_english_and_none_has_two_meanings() -> None:
    found = []
    for path in python("src", "tests", "scripts", "bench"):
        for node in ast.walk(tree(path)):
            names = {getattr(node, a, None) for a in ("id", "attr", "arg", "name")}
            odd = {n for n in names if isinstance(n, str) and (BANNED.search(n) or not n.isascii())}
            found += [f"{short(path, getattr(node, 'lineno', 0))} {n}" for n in odd]
    assert not found, "docs/glossary.md has the word"


def test_an_ignored_complaint_is_named() -> None:
    found = [
        short(path, number)
        for path in python("src", "tests", "scripts", "bench")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if BARE_IGNORE.search(line) or PUT_OFF.search(line)
    ]
    assert not found


def test_no_file_names_a_machine_or_an_index() -> None:
    found = []
    for path in set(files()) - {Path(__file__)}:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{short(path)}: {m[0]}" for m in ELSEWHERE.finditer(text)]
    assert not found


def test_no_test_sleeps() -> None:
    found = [
        short(path, node.lineno)
        for path in python("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("sleep")
    ]
    assert not found
