"""`gongkai init`: the database, the first body and its three administrators."""

import sys
from collections.abc import Callable

from django.core.management import call_command

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put
from gongkai.cli.office.options import given
from gongkai.cli.words import Words
from gongkai.office.bodies import fields
from gongkai.office.bodies.founding import must_be_empty, set_up
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import ADMINISTRATORS
from gongkai.office.demo.marking import marked
from gongkai.refusal import Refusal

OPTIONS = {"code": "--code", "name": "--name", "kind": "--kind", "level": "--level"}


def run(arguments: Arguments, words: Words) -> int:
    """Ask for what is not given, prepare the database, and tell the passwords once."""
    if marked():
        raise Refusal("demo-in-the-way")
    must_be_empty()
    if not sys.stdin.isatty():
        _must_be_complete(arguments)
    values = {name: _value(arguments, name, words) for name in OPTIONS}
    administrators = _administrators(arguments, words)
    details = {**given(arguments), "kind": values["kind"], "level": values["level"]}
    fields.checked_details(details)
    call_command("migrate", interactive=False, verbosity=0)
    body, accounts = set_up(values["code"], values["name"], details, administrators)
    lines = [words("init-done", body=body, id=body.code), ""]
    for account in accounts:
        role = _role(account.role, words)
        said = words("init-account", role=role, user=account.username, password=account.password)
        lines.append(said)
    put([*lines, "", words("init-next")])
    return 0


def _must_be_complete(arguments: Arguments) -> None:
    given = vars(arguments)
    missing = [option for name, option in OPTIONS.items() if not given[name]]
    missing += [] if arguments.administrators else ["--admins"]
    if missing:
        raise Refusal("office-init-missing", options=" ".join(missing))


def _value(arguments: Arguments, name: str, words: Words) -> str:
    """A field of the body, given or asked for."""
    if given := vars(arguments)[name]:
        return fields.checked(name, given)
    known = "".join(f"\n  {w}  {w.label}" for w in fields.WORDS.get(name, ()))
    question = words(f"init-{name}", known=known)
    return _asked(question, lambda text: fields.checked(name, text), words)


def _administrators(arguments: Arguments, words: Words) -> dict[Role, tuple[str, str]]:
    """User name and name of each; who is given without a name is called by the user name."""
    found: dict[Role, tuple[str, str]] = {}
    given = arguments.administrators or [""] * len(ADMINISTRATORS)
    for role, text in zip(ADMINISTRATORS, given, strict=True):
        question = words("init-administrator", role=_role(role, words))
        account = _fitting(text) if text else _asked(question, _fitting, words)
        username, _, name = account.partition("=")
        found[role] = username, name
    if len({username for username, _ in found.values()}) < len(found):
        raise Refusal("office-init-administrators")
    return found


def _fitting(text: str) -> str:
    """USERNAME=NAME, whole."""
    username, _, name = text.partition("=")
    fitting = fields.must_fit(username, name or username)
    return f"{fitting['username']}={fitting['name']}"


def _role(role: Role, words: Words) -> str:
    return role.label if words.language == "zh" else role.value.replace("_", " ")


def _asked(question: str, check: Callable[[str], str], words: Words) -> str:
    """An answer from the terminal that is right; what is wrong with another is said."""
    while True:
        try:
            return check(input(question).strip())
        except Refusal as refusal:
            sys.stderr.write(words.refusal(refusal) + "\n")
        except EOFError:
            raise Refusal("office-init-missing", options=" ".join(OPTIONS.values())) from None
