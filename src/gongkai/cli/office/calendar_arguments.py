"""The arguments of `gongkai calendar`."""

from typing import Any

from gongkai.cli.office import options
from gongkai.cli.office.options import Fill, Kind
from gongkai.cli.words import Words


def add(commands: Any, words: Words, parser: Kind) -> None:  # noqa: ANN401
    """`gongkai calendar [show|propose|confirm|drop]`."""
    calendar = options.command(commands, "calendar", words)
    calendar.add_argument("--as", dest="user", metavar="USER", help=words("bodies-as"))
    options.actions(calendar, "calendar", words, parser, ACTIONS)


def _show(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--json", action="store_true", help=words("law-json"))


def _propose(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("file", metavar="FILE", help=words("calendar-file"))


def _year(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("year", type=int, metavar="YEAR", help=words("calendar-year"))


ACTIONS: dict[str, Fill] = {
    "show": _show,
    "propose": _propose,
    "confirm": _year,
    "drop": _year,
}
