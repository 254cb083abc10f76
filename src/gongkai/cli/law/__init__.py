"""`gongkai law`: what the law says of a date, a fee, a remedy, and why."""

import json
import sys
from collections.abc import Callable
from importlib import import_module

from gongkai.cli.arguments import USAGE, Arguments
from gongkai.cli.words import Words
from gongkai.law.case.rules import NotAllowed
from gongkai.refusal import Refusal

FORBIDDEN = 1  # the law does not allow what was asked


def run(arguments: Arguments, words: Words) -> int:
    """Answer one question, in words or as JSON."""
    module = "scenarios" if arguments.law == "run" else arguments.law
    command: Callable[[Arguments, Words], int] = import_module(f"gongkai.cli.law.{module}").run
    try:
        return command(arguments, words)
    except NotAllowed as refusal:
        sys.stderr.write(words.complaint(refusal) + "\n")
        return FORBIDDEN
    except Refusal as refusal:
        sys.stderr.write(words.complaint(refusal) + "\n")
        return USAGE


def put_json(value: object) -> None:
    """A value as JSON on standard output, dates in ISO form, always in UTF-8."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def put(lines: list[str]) -> None:
    """Lines on standard output."""
    sys.stdout.write("\n".join(lines) + "\n")
