"""`gongkai people`: who may sign in, and who has which role at which body."""

from collections.abc import Callable

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.office import person, person_of
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.office.bodies import roster, staffing, tree
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Role

Command = Callable[[Arguments, Words], int]


def run(arguments: Arguments, words: Words) -> int:
    """List the people of a body, or of all that one administers; or change something."""
    if arguments.action:
        return COMMANDS[arguments.action](arguments, words)
    body = tree.find(arguments.body) if arguments.body else None
    found = roster.people(person_of(arguments), body)
    if arguments.json:
        put_json([line._asdict() for line in found])
        return 0
    names = ("username", "name", "body", "role", "section")
    rows = [[words(f"people-head-{name}") for name in names]]
    for line in found:
        role = line.role and (Role.of(line.role).label if words.language == "zh" else line.role)
        rows.append([line.username, line.name, line.body, role, line.section])
    put(standard_output().table(rows) if found else [words("people-nobody")])
    return 0


def _add(arguments: Arguments, words: Words) -> int:
    made, password = staffing.add_person(
        tree.find(arguments.body),
        arguments.username,
        arguments.name or "",
        by=person_of(arguments),
        email=arguments.email,
    )
    put([words("people-added", user=made.username, password=password)])
    return 0


def _role(arguments: Arguments, words: Words) -> int:
    body, by = tree.find(arguments.body), person_of(arguments)
    staffing.give_role(
        person(arguments.username, Person),
        body,
        Role.of(arguments.role),
        by=by,
        section=arguments.section,
        since=arguments.since,
    )
    return _done(arguments, words)


def _end(arguments: Arguments, words: Words) -> int:
    body, by = tree.find(arguments.body), person_of(arguments)
    staffing.end_role(
        person(arguments.username, Person),
        body,
        Role.of(arguments.role),
        by=by,
        section=arguments.section,
        until=arguments.until,
    )
    return _done(arguments, words)


def _leave(arguments: Arguments, words: Words) -> int:
    body, by = tree.find(arguments.body), person_of(arguments)
    staffing.end_person(person(arguments.username, Person), body, by=by)
    return _done(arguments, words)


def _done(arguments: Arguments, words: Words) -> int:
    put([words("people-done", user=arguments.username)])
    return 0


COMMANDS: dict[str, Command] = {"add": _add, "role": _role, "end": _end, "leave": _leave}
