"""The arguments of the commands that need records; made only when one of them is called."""

from typing import Any

from gongkai.cli.office import (
    bodies_arguments,
    calendar_arguments,
    case_arguments,
    demo_arguments,
    disputes_arguments,
    journal_arguments,
    options,
    past_arguments,
    people_arguments,
    publications_arguments,
    report_arguments,
)
from gongkai.cli.office.options import Kind
from gongkai.cli.words import Words


def add(commands: Any, words: Words, parser: Kind) -> None:  # noqa: ANN401
    """All of them: those of bodies and people, then those of the register and the journal."""
    _init(options.command(commands, "init", words), words)
    bodies_arguments.add(commands, words, parser)
    people_arguments.add(commands, words, parser)
    case_arguments.add(commands, words, parser)
    disputes_arguments.add(commands, words, parser)
    journal_arguments.add(commands, words, parser)
    demo_arguments.add(commands, words)
    calendar_arguments.add(commands, words, parser)
    publications_arguments.add(commands, words, parser)
    past_arguments.add(commands, words, parser)
    report_arguments.add(commands, words)
    _remind(options.command(commands, "remind", words), words)


def _init(parser: Any, words: Words) -> None:  # noqa: ANN401
    for name in ("code", "name"):
        parser.add_argument(f"--{name}", metavar="TEXT", help=words(f"bodies-{name}"))
    parser.add_argument(
        "--admins",
        dest="administrators",
        nargs=3,
        metavar=("SYSTEM", "SECURITY", "AUDIT"),
        help=words("init-admins"),
    )
    options.details(parser, words, required=False)


def _remind(parser: Any, words: Words) -> None:  # noqa: ANN401
    parser.add_argument("--json", action="store_true", help=words("law-json"))
