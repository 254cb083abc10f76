"""The arguments of `gongkai documents`, `decisions` and `publications`, which are the same."""

from typing import Any

from gongkai.cli.law.arguments import day
from gongkai.cli.office import options
from gongkai.cli.office.options import Fill, Kind
from gongkai.cli.words import Words

COMMANDS = ("documents", "decisions", "publications")


def add(commands: Any, words: Words, kind: Kind) -> None:  # noqa: ANN401
    """`gongkai documents|decisions|publications list|import|count`."""
    for name in COMMANDS:
        parser = options.command(commands, name, words)
        asked = parser.add_subparsers(
            dest="action",
            title=words("commands"),
            metavar=words("command"),
            required=True,
            parser_class=kind,
            prog=f"gongkai {name}",
        )
        for action, fill in ACTIONS.items():
            about = words(f"publications-{action}")
            found = asked.add_parser(action, words=words, help=about, description=about)
            options.body(found, words)
            found.add_argument("--year", type=int, metavar="YEAR", help=words("publications-year"))
            fill(found, words)
            found.add_argument("--as", dest="user", metavar="USER", help=words("bodies-as"))
            found.add_argument("--json", action="store_true", help=words("law-json"))


def _list(_: Any, __: Words) -> None:  # noqa: ANN401
    """Of a body and a year; nothing else is asked."""


def _import(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("sheet", metavar="FILE", help=words("publications-file"))
    parser.add_argument(
        "values", nargs="*", metavar="FIELD=VALUE", help=words("publications-values")
    )
    parser.add_argument("--dry-run", action="store_true", help=words("publications-dry-run"))


def _count(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--on", type=day, metavar="DATE", help=words("publications-on"))


ACTIONS: dict[str, Fill] = {"list": _list, "import": _import, "count": _count}
