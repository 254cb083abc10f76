"""The arguments of `gongkai disputes`."""

from typing import Any

from gongkai.cli.law.arguments import day
from gongkai.cli.office import options
from gongkai.cli.office.options import Kind
from gongkai.cli.words import Words
from gongkai.law.disputes import Procedure
from gongkai.words import Dispute


def add(commands: Any, words: Words, kind: Kind) -> None:  # noqa: ANN401
    """`gongkai disputes new|list|show|act|erase`."""
    disputes = options.command(commands, "disputes", words)
    asked = disputes.add_subparsers(
        dest="disputes",
        title=words("commands"),
        metavar=words("command"),
        required=True,
        parser_class=kind,
        prog="gongkai disputes",
    )
    for name, rest in COMMANDS.items():
        about = words(f"disputes-{name}")
        parser = asked.add_parser(name, words=words, help=about, description=about)
        rest(parser, words)
        parser.add_argument("--as", dest="user", metavar="USER", help=words("case-as"))
        parser.add_argument("--json", action="store_true", help=words("law-json"))


def _new(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--body", metavar="CODE", required=True, help=words("case-body"))
    for name, known in (("kind", Dispute), ("procedure", Procedure)):
        ids = list(map(str, known))
        parser.add_argument(
            f"--{name}",
            choices=ids,
            metavar=name.upper(),
            required=name == "kind",
            default=ids[0],
            help=words(f"disputes-{name}", known=" ".join(ids)),
        )
    parser.add_argument("--organ", metavar="NAME", required=True, help=words("disputes-organ"))
    parser.add_argument("--on", type=day, metavar="DATE", required=True, help=words("disputes-on"))
    for name in ("case-number", "application", "publication", "after"):
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=words(f"disputes-{name}"))
    for name in ("notified", "answer-by"):
        parser.add_argument(f"--{name}", type=day, metavar="DATE", help=words(f"disputes-{name}"))
    parser.add_argument("--token", default="", metavar="TEXT", help=words("case-token"))
    parser.add_argument("values", nargs="*", metavar="FIELD=VALUE", help=words("disputes-personal"))


def _list(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--body", metavar="CODE", default="", help=words("case-of-body"))
    parser.add_argument("--year", type=int, metavar="YEAR", help=words("disputes-year"))
    parser.add_argument("--due", action="store_true", help=words("disputes-due"))


def _show(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("dispute", metavar="CODE", help=words("disputes-code"))
    parser.add_argument("--personal", action="store_true", help=words("case-show-personal"))


def _act(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("dispute", metavar="CODE", help=words("disputes-code"))
    parser.add_argument("action", metavar="ACTION", help=words("disputes-action"))
    parser.add_argument("values", nargs="*", metavar="FIELD=VALUE", help=words("disputes-values"))
    parser.add_argument("--on", type=day, metavar="DATE", help=words("case-on"))
    parser.add_argument("--token", default="", metavar="TEXT", help=words("case-token"))


def _erase(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("dispute", metavar="CODE", help=words("disputes-code"))


COMMANDS = {"new": _new, "list": _list, "show": _show, "act": _act, "erase": _erase}
