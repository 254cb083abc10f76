"""`gongkai law run`: a file of legal scenarios, computed and compared."""

import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put_json
from gongkai.cli.words import Words
from gongkai.law.scenarios.run import Result
from gongkai.law.scenarios.run import run as compute
from gongkai.refusal import Refusal

AGREE, DIFFER, UNREADABLE = 0, 1, 2
MERGE = "tag:yaml.org,2002:merge"


def run(arguments: Arguments, words: Words) -> int:
    """Print one line for each scenario that differs or cannot be read."""
    results = list(compute(read(Path(arguments.file))))
    if arguments.json:
        put_json([_json(result) for result in results])
    else:
        for number, result in enumerate(results, 1):
            if not result.ok:
                sys.stdout.write(_line(result, result.id or f"#{number}", words) + "\n")
    agree = sum(result.ok for result in results)
    sys.stderr.write(words("law-agree", agree=agree, count=len(results)) + "\n")
    if any(result.error for result in results):
        return UNREADABLE
    return AGREE if agree == len(results) else DIFFER


def read(path: Path) -> list[object]:
    """The scenarios of a file; one that its YAML does not say is a Refusal in its place."""
    try:
        text = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        loader = Loader(text.decode("utf-8-sig"))
        node = loader.get_single_node()
    except OSError as error:
        raise Refusal("scenario-no-file", path=path, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise Refusal("scenario-no-text", path=path) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _unreadable(error) from None
    if not isinstance(node, yaml.SequenceNode):
        raise Refusal("scenario-no-list")
    return [_constructed(loader, each) for each in node.value]


def _constructed(loader: "Loader", node: yaml.Node) -> object:
    try:
        return loader.construct_document(node)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        refusal = _unreadable(error)
        refusal.values["id"] = _id(node)
        if refusal.values["line"] == "?":
            refusal.values["line"] = node.start_mark.line + 1
        return refusal


def _id(node: yaml.Node) -> str | None:
    """The id that a scenario gives itself, though the rest of it cannot be read."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value.value for key, value in pairs if key.value == "id"), None)


def _unreadable(error: Exception) -> Refusal:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or error
    return Refusal("scenario-unreadable", line=mark.line + 1 if mark else "?", problem=problem)


class Loader(yaml.SafeLoader):
    """Reads safely, and refuses a key that stands twice in one mapping."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: ANN401
        """A mapping, each key once; what is merged in may be said anew."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.tag != MERGE and isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.MarkedYAMLError(
                        problem=f"“{key.value}”", problem_mark=key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _json(result: Result) -> dict[str, object]:
    if result.error:
        error = Words("zh").refusal(result.error)  # JSON is the same whatever the locale
        return {"id": result.id, "ok": False, "error": error}
    differs = {key: list(pair) for key, pair in result.differs.items()}
    return {"id": result.id, "ok": result.ok, "got": result.got, "differs": differs}


def _line(result: Result, name: str, words: Words) -> str:
    if result.error:
        return words("law-error", id=name, message=words.refusal(result.error))
    pairs = [
        words("law-differs", key=key, expected=_said(expected), got=_said(got))
        for key, (expected, got) in result.differs.items()
    ]
    return words("law-line", id=name, differs=words("clause").join(pairs))


def _said(value: object) -> str:
    """A value as YAML would say it."""
    return (
        "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    )
