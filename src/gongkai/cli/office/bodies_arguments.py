"""The arguments of `gongkai bodies`."""

from typing import Any

from gongkai.cli.law.arguments import day
from gongkai.cli.office import options
from gongkai.cli.office.options import Fill, Kind
from gongkai.cli.words import Words


def add(commands: Any, words: Words, parser: Kind) -> None:  # noqa: ANN401
    """`gongkai bodies [show|found|change|rename|supervise|succeed|set]`."""
    bodies = options.command(commands, "bodies", words)
    _listing(bodies, words)
    options.actions(bodies, "bodies", words, parser, ACTIONS)


def _listing(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--ids", action="store_true", help=words("bodies-ids"))
    parser.add_argument("--json", action="store_true", help=words("law-json"))
    parser.add_argument("--export", dest="out", metavar="FILE", help=words("bodies-export"))
    parser.add_argument("--import", dest="sheet", metavar="FILE", help=words("bodies-import"))
    parser.add_argument("--dry-run", action="store_true", help=words("bodies-dry-run"))
    parser.add_argument("--as", dest="user", metavar="USER", help=words("bodies-as"))


def _show(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="CODE", help=words("bodies-which"))
    parser.add_argument("--json", action="store_true", help=words("law-json"))


def _found(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="CODE", help=words("bodies-code"))
    parser.add_argument("name", metavar="NAME", help=words("bodies-name"))
    parser.add_argument("--parent", metavar="CODE", help=words("bodies-parent"))
    parser.add_argument("--first-year", type=int, metavar="YEAR", help=words("bodies-first-year"))
    parser.add_argument("--since", type=day, metavar="DATE", help=words("bodies-since"))
    options.details(parser, words, required=True)


def _change(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="CODE", help=words("bodies-which"))
    options.details(parser, words, required=False)


def _rename(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="CODE", help=words("bodies-which"))
    parser.add_argument("name", metavar="NAME", help=words("bodies-name"))
    options.days(parser, words, "since", "until", required="since")


def _supervise(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="CODE", help=words("bodies-which"))
    parser.add_argument("parent", metavar="PARENT", help=words("bodies-parent"))
    parser.add_argument(
        "--first-year", type=int, metavar="YEAR", required=True, help=words("bodies-first-year")
    )


def _succeed(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="BEFORE", help=words("bodies-before"))
    parser.add_argument("after", metavar="AFTER", help=words("bodies-after"))
    options.days(parser, words, "on", required="on")


def _set(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("body", metavar="CODE", help=words("bodies-which"))
    parser.add_argument("settings", nargs="+", metavar="NAME=VALUE", help=words("bodies-setting"))
    options.days(parser, words, "since", required="since")


ACTIONS: dict[str, Fill] = {
    "show": _show,
    "found": _found,
    "change": _change,
    "rename": _rename,
    "supervise": _supervise,
    "succeed": _succeed,
    "set": _set,
}
