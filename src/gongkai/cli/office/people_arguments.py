"""The arguments of `gongkai people`."""

from typing import Any

from gongkai.cli.office import options
from gongkai.cli.office.options import Fill, Kind
from gongkai.cli.words import Words
from gongkai.office.bodies.roles import Role


def add(commands: Any, words: Words, parser: Kind) -> None:  # noqa: ANN401
    """`gongkai people [add|role|end|leave]`."""
    people = options.command(commands, "people", words)
    people.add_argument("--body", metavar="CODE", help=words("people-of-body"))
    people.add_argument("--as", dest="user", metavar="USER", help=words("bodies-as"))
    people.add_argument("--json", action="store_true", help=words("law-json"))
    options.actions(people, "people", words, parser, ACTIONS)


def _add(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("username", metavar="USERNAME", help=words("people-username"))
    parser.add_argument("name", metavar="NAME", help=words("people-name"))
    parser.add_argument("--email", default="", metavar="EMAIL", help=words("people-email"))
    options.body(parser, words)


def _role(parser: Any, words: Words) -> None:  # noqa: ANN401
    _held(parser, words)
    options.days(parser, words, "since")


def _end(parser: Any, words: Words) -> None:  # noqa: ANN401
    _held(parser, words)
    options.days(parser, words, "until")


def _leave(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("username", metavar="USERNAME", help=words("people-username"))
    options.body(parser, words)


def _held(parser: Any, words: Words) -> None:  # noqa: ANN401
    """Who has which role where."""
    known = list(map(str, Role))
    parser.add_argument("username", metavar="USERNAME", help=words("people-username"))
    parser.add_argument(
        "role",
        metavar="ROLE",
        choices=known,
        help=words("people-which-role", known=" ".join(known)),
    )
    parser.add_argument("--section", default="", metavar="NAME", help=words("people-section"))
    options.body(parser, words)


ACTIONS: dict[str, Fill] = {"add": _add, "role": _role, "end": _end, "leave": _leave}
