"""The arguments of `gongkai case`."""

import argparse
from typing import Any

from gongkai.cli.law.arguments import day
from gongkai.cli.words import Words
from gongkai.law.case.events import Channel
from gongkai.words import Applicant

MOST = 50  # applications that a search lists


def add(commands: Any, words: Words, kind: type[argparse.ArgumentParser]) -> None:  # noqa: ANN401
    """`gongkai case new|list|show|act|attach|split|merge|erase|reindex|search`."""
    about = words("about-case")
    case = commands.add_parser("case", words=words, help=about, description=about)
    asked = case.add_subparsers(
        dest="case",
        title=words("commands"),
        metavar=words("command"),
        required=True,
        parser_class=kind,
        prog="gongkai case",
    )
    for name, rest in COMMANDS.items():
        about = words(f"case-{name}")
        parser = asked.add_parser(name, words=words, help=about, description=about)
        rest(parser, words)
        parser.add_argument("--as", dest="user", metavar="USER", help=words("case-as"))
        parser.add_argument("--json", action="store_true", help=words("law-json"))


def _new(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--body", metavar="CODE", required=True, help=words("case-body"))
    channels = list(map(str, Channel))
    parser.add_argument(
        "--channel",
        choices=channels,
        metavar="CHANNEL",
        required=True,
        help=words("law-channel", known=" ".join(channels)),
    )
    classes = list(map(str, Applicant))
    parser.add_argument(
        "--class",
        dest="applicant_class",
        choices=classes,
        metavar="CLASS",
        required=True,
        help=words("case-class", known=" ".join(classes)),
    )
    parser.add_argument("--on", type=day, metavar="DATE", help=words("case-on"))
    parser.add_argument("--letter", metavar="FILE", help=words("case-letter"))
    parser.add_argument("--token", default="", metavar="TEXT", help=words("case-token"))
    parser.add_argument("values", nargs="*", metavar="FIELD=VALUE", help=words("case-personal"))


def _list(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--body", metavar="CODE", help=words("case-of-body"))
    parser.add_argument("--overdue", action="store_true", help=words("case-overdue"))


def _show(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("application", metavar="CODE", help=words("case-code"))
    parser.add_argument("--personal", action="store_true", help=words("case-show-personal"))


def _attach(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("application", metavar="CODE", help=words("case-code"))
    parser.add_argument("file", metavar="FILE", help=words("case-file"))


def _act(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("application", metavar="CODE", help=words("case-code"))
    parser.add_argument("action", metavar="ACTION", help=words("case-action"))
    parser.add_argument("values", nargs="*", metavar="FIELD=VALUE", help=words("case-values"))
    parser.add_argument("--on", type=day, metavar="DATE", help=words("case-on"))
    parser.add_argument("--token", default="", metavar="TEXT", help=words("case-token"))


def _split(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("application", metavar="CODE", help=words("case-code"))
    parser.add_argument("values", nargs="+", metavar="TEXT", help=words("case-contents"))


def _merge(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("application", metavar="CODE", help=words("case-code"))
    parser.add_argument("into", metavar="INTO", help=words("case-into"))


def _erase(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("application", metavar="CODE", help=words("case-code"))


def _reindex(_: Any, __: Words) -> None:  # noqa: ANN401
    """All of them; nothing is asked."""


def _search(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("text", metavar="TEXT", help=words("case-text"))
    parser.add_argument("--body", metavar="CODE", help=words("case-of-body"))
    parser.add_argument(
        "--most", type=int, default=MOST, metavar="N", help=words("case-most", most=MOST)
    )


COMMANDS = {
    "new": _new,
    "list": _list,
    "show": _show,
    "act": _act,
    "attach": _attach,
    "split": _split,
    "merge": _merge,
    "erase": _erase,
    "reindex": _reindex,
    "search": _search,
}
