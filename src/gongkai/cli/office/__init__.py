"""The commands that need records: `gongkai init`, `bodies`, `people`, `case`, `journal` …"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from gongkai.cli.arguments import USAGE, Arguments
from gongkai.cli.words import Words
from gongkai.law.case.rules import NotAllowed
from gongkai.refusal import Refusal

if TYPE_CHECKING:
    from gongkai.office.bodies.models import Person

SETTINGS = "gongkai.config.settings"
FIRST = ("init", "demo")  # they prepare the database themselves
FORBIDDEN = 1  # neither the law nor the roles allow what was asked
MAY_NOT = "office-forbidden"


def run(arguments: Arguments, words: Words) -> int:
    """Make the records ready and run one command; its module knows them from its first line."""
    try:
        ready(empty=arguments.command in FIRST)
        name = f"gongkai.cli.office.{arguments.command}"
        command: Callable[[Arguments, Words], int] = import_module(name).run
        return command(arguments, words)
    except Refusal as refusal:
        sys.stderr.write(words.complaint(refusal) + "\n")
        return status(refusal)
    except Exception as error:
        from django.core.exceptions import ImproperlyConfigured

        if not isinstance(error, ImproperlyConfigured):
            raise
        sys.stderr.write(f"{error}\n")  # a setting or a key, said in Chinese where it was read
        return USAGE


def status(refusal: Refusal) -> int:
    """The exit status of a refusal."""
    forbidden = isinstance(refusal, NotAllowed) or refusal.code == MAY_NOT
    return FORBIDDEN if forbidden else USAGE


def ready(*, empty: bool = False) -> None:
    """Start Django. Raises Refusal without its packages, a database, or (unless `empty`) tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured

        try:
            django.setup()
        except ImproperlyConfigured as wrong:
            raise Refusal("office-bad-settings", reason=wrong) from None
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("gongkai"):
            raise
        raise Refusal("office-no-server", name=missing.name) from None
    if not has_tables() and not empty:
        raise Refusal("office-not-set-up")


def has_tables() -> bool:
    """Whether the database was prepared. Raises Refusal where there is none."""
    from django.conf import settings
    from django.db import OperationalError

    from gongkai.office.bodies.founding import has_tables

    settings.DATA.mkdir(parents=True, exist_ok=True)
    try:
        return has_tables()
    except OperationalError as error:
        reason = str(error).strip().split("\n", maxsplit=1)[0]
        raise Refusal("office-no-database", reason=reason) from None


def person_of(arguments: Arguments) -> "Person":
    """Who acts: `--as`, else GONGKAI_AS. Raises Refusal for nobody, and for who has left."""
    from gongkai.office.bodies.models import Person

    username = vars(arguments).get("user") or os.environ.get("GONGKAI_AS", "")
    if not username:
        raise Refusal("office-nobody")
    return person(username, Person)


def person(username: str, people: "type[Person]") -> "Person":
    """Somebody active by user name. Raises Refusal for an unknown one."""
    found = people.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Refusal("office-no-person", username=username)
    return found


def pairs(texts: Sequence[str]) -> dict[str, str]:
    """What is written NAME=VALUE. Raises Refusal for what is not."""
    found = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise Refusal("office-wrong-pair", text=text)
        found[name] = value
    return found
