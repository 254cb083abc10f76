"""The arguments of `gongkai report`."""

from typing import Any

from gongkai.cli.office import options
from gongkai.cli.words import Words

SCOPES = ("own", "area")


def add(commands: Any, words: Words) -> None:  # noqa: ANN401
    """`gongkai report BODY YEAR -o OUT`."""
    parser = options.command(commands, "report", words)
    parser.add_argument("body", metavar="BODY", help=words("report-body"))
    parser.add_argument("year", type=int, metavar="YEAR", help=words("report-year"))
    parser.add_argument("-o", "--out", metavar="OUT", required=True, help=words("report-out"))
    parser.add_argument(
        "--scope", choices=SCOPES, default="own", metavar="SCOPE", help=words("report-scope")
    )
    parser.add_argument("--fonts", metavar="DIR", help=words("report-fonts"))
    parser.add_argument("--as", dest="user", metavar="USER", help=words("bodies-as"))
