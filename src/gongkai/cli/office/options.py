"""Options that several commands of the office share."""

import argparse
from collections.abc import Callable
from typing import Any

from gongkai.cli.arguments import Arguments
from gongkai.cli.law.arguments import day
from gongkai.cli.words import Words
from gongkai.law.remedies import BodyKind, Level

Kind = type[argparse.ArgumentParser]
Fill = Callable[[Any, Words], None]
CONTACT = ("office", "address", "hours", "telephone", "fax", "email", "website")
TEXTS = ("credit_code", "division", *CONTACT)


def command(commands: Any, name: str, words: Words) -> Any:  # noqa: ANN401
    """One command of `gongkai`."""
    about = words(f"about-{name}")
    return commands.add_parser(name, words=words, help=about, description=about)


def actions(
    parent: Any,  # noqa: ANN401
    command: str,
    words: Words,
    parser: Kind,
    known: dict[str, Fill],
) -> None:
    """What is done under a command that lists where nothing is to be done."""
    asked = parent.add_subparsers(
        dest="action",
        title=words("commands"),
        metavar=words("command"),
        parser_class=parser,
        prog=f"gongkai {command}",
    )
    for name, fill in known.items():
        about = words(f"{command}-{name}")
        action = asked.add_parser(name, words=words, help=about, description=about)
        fill(action, words)
        # Left out where not given, so that it does not hide what stands before the action.
        action.add_argument(
            "--as",
            dest="user",
            metavar="USER",
            default=argparse.SUPPRESS,
            help=words("bodies-as"),
        )


def body(parser: Any, words: Words) -> None:  # noqa: ANN401
    """At which body something is done."""
    parser.add_argument("--body", metavar="CODE", required=True, help=words("bodies-which"))


def days(parser: Any, words: Words, *names: str, required: str = "") -> None:  # noqa: ANN401
    """Days by name, one of them needed."""
    for name in names:
        parser.add_argument(
            f"--{name}",
            type=day,
            metavar="DATE",
            required=name == required,
            help=words(f"bodies-{name}"),
        )


def details(parser: Any, words: Words, *, required: bool) -> None:  # noqa: ANN401
    """What is known of a body; its kind and level may be needed."""
    for name, known in (("kind", BodyKind), ("level", Level)):
        ids = list(map(str, known))
        parser.add_argument(
            f"--{name}",
            choices=ids,
            metavar=name.upper(),
            required=required,
            help=words(f"bodies-{name}", known=" ".join(ids)),
        )
    for name in TEXTS:
        option = name.replace("_", "-")
        parser.add_argument(
            f"--{option}", dest=name, metavar="TEXT", help=words(f"bodies-{option}")
        )


def given(arguments: Arguments) -> dict[str, str]:
    """The details that are given; "" takes one away."""
    found = vars(arguments)
    return {name: found[name] for name in ("kind", "level", *TEXTS) if found[name] is not None}
