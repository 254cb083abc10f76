"""The arguments of `gongkai demo`."""

from typing import Any

from gongkai.cli.office import options
from gongkai.cli.words import Words

BODIES, CASES, SEED = 13, 400, 1


def add(commands: Any, words: Words) -> None:  # noqa: ANN401
    """`gongkai demo`."""
    demo = options.command(commands, "demo", words)
    for name, default in (("bodies", BODIES), ("cases", CASES), ("seed", SEED)):
        about = words(f"demo-{name}", **{name: default})
        demo.add_argument(f"--{name}", type=int, default=default, metavar="N", help=about)
    demo.add_argument("--if-empty", action="store_true", help=words("demo-if-empty"))
    demo.add_argument("--by-actions", action="store_true", help=words("demo-by-actions"))
