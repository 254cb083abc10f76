"""The arguments of `gongkai journal`."""

import argparse
from typing import Any

from gongkai.cli.words import Words


def add(commands: Any, words: Words, kind: type[argparse.ArgumentParser]) -> None:  # noqa: ANN401
    """`gongkai journal verify|anchor|refold|rotate`."""
    about = words("about-journal")
    journal = commands.add_parser("journal", words=words, help=about, description=about)
    asked = journal.add_subparsers(
        dest="journal",
        title=words("commands"),
        metavar=words("command"),
        required=True,
        parser_class=kind,
        prog="gongkai journal",
    )
    for name, rest in (
        ("verify", _verify),
        ("anchor", _anchor),
        ("refold", _refold),
        ("rotate", _rotate),
    ):
        about = words(f"journal-{name}")
        rest(asked.add_parser(name, words=words, help=about, description=about), words)


def _verify(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--anchor", metavar="FILE", help=words("journal-with-anchor"))
    parser.add_argument("--body", metavar="CODE", help=words("journal-of-body"))


def _anchor(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("-o", "--out", metavar="FILE", help=words("journal-out"))
    parser.add_argument("--json", action="store_true", help=words("law-json"))


def _refold(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--apply", action="store_true", help=words("journal-apply"))
    _as(parser, words)


def _rotate(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--body", metavar="CODE", required=True, help=words("journal-told-at"))
    _as(parser, words)


def _as(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--as", dest="user", metavar="USER", help=words("journal-as"))
