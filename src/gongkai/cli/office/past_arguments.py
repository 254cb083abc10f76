"""The arguments of `gongkai past`."""

from typing import Any

from gongkai.cli.office import options
from gongkai.cli.office.options import Kind
from gongkai.cli.words import Words

SCOPES = ("own", "area")


def add(commands: Any, words: Words, kind: Kind) -> None:  # noqa: ANN401
    """`gongkai past import|list`."""
    parser = options.command(commands, "past", words)
    asked = parser.add_subparsers(
        dest="action",
        title=words("commands"),
        metavar=words("command"),
        required=True,
        parser_class=kind,
        prog="gongkai past",
    )
    for action, fill in (("import", _import), ("list", _list)):
        about = words(f"past-{action}")
        found = asked.add_parser(action, words=words, help=about, description=about)
        fill(found, words)
        found.add_argument("--as", dest="user", metavar="USER", help=words("bodies-as"))
        found.add_argument("--json", action="store_true", help=words("law-json"))


def _import(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("files", nargs="+", metavar="FILE", help=words("past-files"))
    parser.add_argument("--body", metavar="CODE", help=words("past-body"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=words("past-year"))
    parser.add_argument("--scope", choices=SCOPES, metavar="SCOPE", help=words("past-scope"))
    parser.add_argument("--likely", action="store_true", help=words("past-likely"))
    parser.add_argument("--dry-run", action="store_true", help=words("past-dry-run"))


def _list(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--body", metavar="CODE", help=words("past-list-body"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=words("past-list-year"))
