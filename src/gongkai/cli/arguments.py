"""The arguments of the command line, its help and its complaints, in either language."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from gongkai import __version__
from gongkai.cli.screen import standard_output, wrap
from gongkai.cli.words import Words

USAGE = 2
WIDEST_HELP = 80
# The commands that need records.
OFFICE = (
    *("init", "bodies", "people", "case", "disputes", "journal", "calendar", "remind", "demo"),
    *("documents", "decisions", "publications", "past", "report"),
)

# What argparse complains of, and the sentence that says it in the reader's language.
_COMPLAINTS = (
    (r"unrecognized arguments: (?P<value>.*)", "arg-unknown"),
    (r"the following arguments are required: (?P<value>.*)", "arg-missing"),
    (r"argument (?P<option>.*?): expected one argument", "arg-one"),
    (
        r"argument (?P<option>(?!命令|command).*?): invalid choice: '?(?P<value>.*?)'?"
        r" \(choose from (?P<choices>.*)\)",
        "arg-option-choice",
    ),
    (r"argument (?P<option>.*?): invalid (?!choice).* value: '?(?P<value>.*?)'?", "arg-wrong"),
    (r"argument .*?: invalid choice: '?(?P<value>.*?)'? \(.*", "arg-choice"),
    (r"ambiguous option: (?P<value>\S+) could match (?P<choices>.*)", "arg-ambiguous"),
    (r"argument (?P<option>.*?): ignored explicit argument .*", "arg-value"),
)


class Arguments(argparse.Namespace):
    """The parsed command line."""

    command: str
    files: list[str]
    previous: str | None
    alike: list[str]
    json: bool
    strict: bool
    a: str
    b: str
    file: str
    out: str
    fonts: str | None

    # gongkai law
    law: str
    received: date
    channel: str
    confirmed: date | None
    as_of: date | None
    event: list[str]
    what_if: list[str]
    set: list[str]
    region: str | None
    calendar: list[str]
    pieces: int | None
    pages: int | None
    earlier: int
    notified: date | None
    outcome: str
    date: date
    ground: list[str]
    body: str
    level: str
    served: str
    government: str
    above: str
    department: str
    court: str
    online: str
    article: int
    into: str
    of: str

    # gongkai init, bodies, people
    code: str | None
    name: str | None
    kind: str | None
    administrators: list[str] | None
    ids: bool
    sheet: str | None
    dry_run: bool
    user: str | None
    action: str | None

    # gongkai demo
    bodies: int
    cases: int
    seed: int
    if_empty: bool
    by_actions: bool

    # gongkai calendar
    year: int

    # gongkai past
    scope: str | None
    likely: bool


def parse(argv: Sequence[str], words: Words) -> Arguments | int:
    """The command asked for, or the exit status where there is none to run."""
    parser = _parser(words, asked=argv[0] if argv else "")
    try:
        found = parser.parse_args(argv, Arguments())
    except SystemExit as end:
        return int(end.code or 0)
    if found.command is None:
        parser.print_help()
        return 0
    return found


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are in the language of its sentences."""

    def __init__(self, words: Words, **options: Any) -> None:  # noqa: ANN401
        super().__init__(add_help=False, formatter_class=_formatter(words), **options)
        self.words = words
        self._positionals.title = words("inputs")
        self._optionals.title = words("options")
        self.add_argument("-h", "--help", action="help", help=words("help-help"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end."""
        problem = next(
            (
                self.words(code, **{k: v.replace("'", "") for k, v in match.groupdict().items()})
                for pattern, code in _COMPLAINTS
                if (match := re.fullmatch(pattern, message))
            ),
            message,
        )
        sys.stderr.write(self.words("usage-error", problem=problem) + "\n")
        sys.stderr.write(self.words("usage-hint", program=self.prog) + "\n")
        self.exit(USAGE)


def _formatter(words: Words) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, width=min(standard_output().width, WIDEST_HELP))

        def _format_action(self, action: argparse.Action) -> str:
            if action.nargs != argparse.PARSER:
                return super()._format_action(action)
            commands = self._iter_indented_subactions(action)
            return self._join_parts(self._format_action(command) for command in commands)

        def _split_lines(self, text: str, width: int) -> list[str]:
            return wrap(text, width)

        def _fill_text(self, text: str, width: int, indent: str) -> str:
            return "\n".join(indent + line for line in wrap(text, width - len(indent)))

        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:  # noqa: ANN401
            super().add_usage(usage, actions, groups, prefix or words("usage"))

    return Formatter


def _parser(words: Words, *, asked: str) -> _Parser:
    parser = _Parser(words, prog="gongkai", description=words("about"), epilog=words("more"))
    version = f"gongkai {__version__}"
    parser.add_argument("--version", action="version", version=version, help=words("help-version"))
    commands = parser.add_subparsers(
        dest="command",
        title=words("commands"),
        metavar=words("command"),
        prog="gongkai",
        parser_class=_Parser,
    )
    _add_check(commands, words)
    _add_compare(commands, words)
    for command in ("convert", "mend"):
        _add_writing(commands, command, words)
    _add_doctor(commands, words)
    _add_law(commands, words, asked=asked == "law")
    _add_office(commands, words, asked=asked in OFFICE)
    return parser


def _add_check(commands: Any, words: Words) -> None:  # noqa: ANN401
    about = words("about-check")
    check = commands.add_parser(
        "check", words=words, help=about, description=about, epilog=words("epilog")
    )
    check.add_argument("files", nargs="+", metavar="FILE", help=words("help-files"))
    check.add_argument("--previous", metavar="FILE", help=words("help-previous"))
    check.add_argument(
        "--alike", metavar="FILE", action="append", default=[], help=words("help-alike")
    )
    check.add_argument("--json", action="store_true", help=words("help-json"))
    check.add_argument("--strict", action="store_true", help=words("help-strict"))


def _add_compare(commands: Any, words: Words) -> None:  # noqa: ANN401
    about = words("about-compare")
    compare = commands.add_parser("compare", words=words, help=about, description=about)
    compare.add_argument("a", metavar="A", help=words("help-a"))
    compare.add_argument("b", metavar="B", help=words("help-b"))
    compare.add_argument("--json", action="store_true", help=words("help-json"))


def _add_writing(commands: Any, name: str, words: Words) -> None:  # noqa: ANN401
    about = words(f"about-{name}")
    command = commands.add_parser(name, words=words, help=about, description=about)
    command.add_argument("file", metavar="FILE", help=words("help-file"))
    command.add_argument("-o", "--out", metavar="OUT", required=True, help=words("help-out"))
    command.add_argument("--fonts", metavar="DIR", help=words("help-fonts"))


def _add_law(commands: Any, words: Words, *, asked: bool) -> None:  # noqa: ANN401
    """Its own arguments are made only when it is called, to keep the start of others short."""
    about = words("about-law")
    law = commands.add_parser("law", words=words, help=about, description=about)
    if asked:
        from gongkai.cli.law import arguments

        arguments.add(law, words, _Parser)


def _add_office(commands: Any, words: Words, *, asked: bool) -> None:  # noqa: ANN401
    """Like the law's, their arguments are made only when one of them is called."""
    if asked:
        from gongkai.cli.office import arguments

        arguments.add(commands, words, _Parser)
        return
    for name in OFFICE:
        about = words(f"about-{name}")
        commands.add_parser(name, words=words, help=about, description=about)


def _add_doctor(commands: Any, words: Words) -> None:  # noqa: ANN401
    about = words("about-doctor")
    doctor = commands.add_parser("doctor", words=words, help=about, description=about)
    doctor.add_argument("--fonts", metavar="DIR", help=words("help-fonts"))
