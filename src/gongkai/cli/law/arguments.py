"""The arguments of `gongkai law`; made only when it is called, to keep other starts short."""

import argparse
from datetime import date
from typing import Any

from gongkai.cli.words import Words
from gongkai.law.case.events import Channel
from gongkai.law.remedies import BodyKind, Level, OtherAct, Service, grounds
from gongkai.words import Outcome


def add(law: argparse.ArgumentParser, words: Words, kind: type[argparse.ArgumentParser]) -> None:
    """The five questions."""
    asked = law.add_subparsers(
        dest="law",
        title=words("commands"),
        metavar=words("command"),
        required=True,
        parser_class=kind,
        prog="gongkai law",
    )
    for name, rest in (
        ("due", _due),
        ("fee", _fee),
        ("remedy", _remedy),
        ("cite", _cite),
        ("run", _run),
    ):
        about = words(f"law-{name}")
        parser = asked.add_parser(name, words=words, help=about, description=about)
        rest(parser, words)
        parser.add_argument("--json", action="store_true", help=words("law-json"))


def _due(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument(
        "--received", type=day, metavar="DATE", required=True, help=words("law-received")
    )
    parser.add_argument(
        "--channel",
        choices=list(map(str, Channel)),
        metavar="CHANNEL",
        required=True,
        help=_channels(words),
    )
    for option in ("confirmed", "as-of"):
        parser.add_argument(f"--{option}", type=day, metavar="DATE", help=words(f"law-{option}"))
    for option in ("event", "what-if"):
        parser.add_argument(
            f"--{option}", action="append", default=[], metavar="EVENT", help=words(f"law-{option}")
        )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help=words("law-set")
    )
    _calendar(parser, words)


def _calendar(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--region", metavar="ID", help=words("law-region"))
    parser.add_argument(
        "--calendar", action="append", default=[], metavar="FILE", help=words("law-calendar")
    )


def _channels(words: Words) -> str:
    return words("law-channel", known=" ".join(Channel))


def _fee(parser: Any, words: Words) -> None:  # noqa: ANN401
    for option in ("pieces", "pages"):
        parser.add_argument(f"--{option}", type=int, metavar="N", help=words(f"law-{option}"))
    parser.add_argument("--earlier", type=int, default=0, metavar="N", help=words("law-earlier"))
    parser.add_argument("--notified", type=day, metavar="DATE", help=words("law-notified"))
    _calendar(parser, words)


def _remedy(parser: Any, words: Words) -> None:  # noqa: ANN401
    contested = list(map(str, [*Outcome, *OtherAct]))
    parser.add_argument(
        "--outcome",
        choices=contested,
        metavar="OUTCOME",
        required=True,
        help=words("law-outcome", known=" ".join(contested)),
    )
    parser.add_argument(
        "--date", type=day, metavar="DATE", required=True, help=words("law-replied")
    )
    parser.add_argument(
        "--ground",
        action="append",
        choices=list(map(str, grounds())),
        default=[],
        metavar="OUTCOME",
        help=words("law-ground"),
    )
    for option, known in (("body", BodyKind), ("level", Level), ("served", Service)):
        parser.add_argument(
            f"--{option}",
            choices=list(map(str, known)),
            default=str(next(iter(known))),
            help=words(f"law-{option}"),
        )
    for option in ("government", "above", "department", "court", "online"):
        parser.add_argument(
            f"--{option}", default="", metavar="NAME", help=words(f"law-name-{option}")
        )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help=words("law-set")
    )


def _cite(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("article", type=int, metavar="N", help=words("law-article"))
    parser.add_argument("--law", dest="of", default="条例", metavar="NAME", help=words("law-of"))


def _run(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("file", metavar="FILE", help=words("law-file"))


def day(text: str) -> date:
    """An ISO date."""
    return date.fromisoformat(text)
