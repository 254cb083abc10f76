"""`gongkai law due`: when a reply is due, why, and what may be done now."""

from datetime import date
from typing import Any

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import given, put, put_json
from gongkai.cli.law.steps import step_json, step_lines
from gongkai.cli.screen import Screen, standard_output
from gongkai.cli.words import Words
from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import Channel, Confirmed, Event, Received
from gongkai.law.case.fold import Case, fold
from gongkai.law.case.moves import moves
from gongkai.law.case.standing import Standing


def run(arguments: Arguments, words: Words) -> int:
    """Print how the case stands, step by step."""
    case = _case(arguments)
    day = arguments.as_of or max(date.today(), case.entries[-1].on)  # noqa: DTZ011
    planned = given.events(arguments.what_if)
    then = case.plus(*planned) if planned else None
    until = max(day, planned[-1].on) if planned else day
    if arguments.json:
        found = _json(case, day)
        put_json(found | ({"what_if": _json(then, until)} if then else {}))
        return 0
    on = standard_output()
    put(_shown(case, day, words, on))
    if then:
        put(["", on.paint(words("law-then"), "bold"), *_shown(then, until, words, on)])
    return 0


def _case(arguments: Arguments) -> Case:
    entries: list[Event] = [Received(arguments.received, Channel.of(arguments.channel))]
    entries += [Confirmed(arguments.confirmed)] if arguments.confirmed else []
    entries += given.events(arguments.event)
    return fold(entries, given.policy(arguments.set, of_remedies=False), given.calendar(arguments))


def _json(case: Case, day: date) -> dict[str, Any]:
    standing = case.at(day)
    return {
        "as_of": day,
        **standing.figures,
        "steps": [step_json(step) for step in derivation(case, day)],
        "moves": [
            {"what": move.kind.WHAT, "outcomes": list(move.outcomes)} for move in moves(case, day)
        ],
    }


def _shown(case: Case, day: date, words: Words, on: Screen) -> list[str]:
    standing = case.at(day)
    lines = [on.paint(_headline(standing, words), "bold"), ""]
    for step in derivation(case, day):
        lines += step_lines(step, words, on)
    may = [move.kind.LABEL for move in moves(case, day)]
    allowed = words("law-moves", day=day, moves=words.listing(may) or words("law-none"))
    return [*lines, "", *on.paragraph(allowed)]


def _headline(standing: Standing, words: Words) -> str:
    said = standing.status.label
    if standing.reply_due_if_silent:
        said += words("law-silent", due=standing.reply_due_if_silent)
    elif standing.reply_due:
        said += words("law-due-on", due=standing.reply_due)
        if standing.workdays_left is not None and not standing.concluded:
            said += words("law-left", left=standing.workdays_left)
    return said + (words("law-provisional") if standing.provisional else "")
