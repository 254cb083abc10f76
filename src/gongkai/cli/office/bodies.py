"""`gongkai bodies`: the tree of bodies listed, exported, imported, and changed step by step."""

import sys
from collections.abc import Callable

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.office import pairs, person_of, sheets
from gongkai.cli.office.options import given
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.office.bodies import actions, tree
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.policies import settings_of
from gongkai.office.bodies.supervising import superior
from gongkai.refusal import Refusal

Command = Callable[[Arguments, Words], int]


def run(arguments: Arguments, words: Words) -> int:
    """List the bodies, or do what is asked with them."""
    if arguments.action:
        return COMMANDS[arguments.action](arguments, words)
    if arguments.dry_run and not arguments.sheet:
        raise Refusal("bodies-no-sheet")
    if arguments.sheet:
        return sheets.take(arguments, words)
    if arguments.out:
        return sheets.give(arguments, words)
    return _list(arguments, words)


def _list(arguments: Arguments, words: Words) -> int:
    bodies = tree.standing()
    ordered = list(tree.in_order(bodies))
    if arguments.json:
        put_json(ordered)
    elif arguments.ids:
        sys.stdout.writelines(f"{values['code']}\n" for values in ordered)
    else:
        parents = {code: values["parent"] for code, values in bodies.items()}
        names = ("code", "name", "kind", "level", "parent")
        rows = [[sheets.heading(name, words) for name in names]]
        for values in ordered:
            indent = "  " * tree.depth(values["code"], parents)
            told = [sheets.shown(name, values[name], words) for name in names]
            rows.append([told[0], indent + told[1], *told[2:]])
        put(standard_output().table(rows))
    return 0


def _show(arguments: Arguments, words: Words) -> int:
    """What is known of one body."""
    from django.utils import timezone

    body = tree.find(arguments.body)
    values = tree.standing()[body.code]
    names = [
        {"name": each.name, "since": each.since, "until": each.until}
        for each in body.names.order_by("since")
    ]
    went = [
        {"before": each.before.code, "after": each.after.code, "on": each.on}
        for rows in (body.predecessors, body.successors)
        for each in rows.select_related("before", "after").order_by("on")
    ]
    settings = settings_of(body, timezone.localdate())
    if arguments.json:
        put_json({**values, "names": names, "succession": went, "settings": settings})
        return 0
    lines = [
        f"{sheets.heading(name, words)}: {sheets.shown(name, value, words)}"
        for name, value in values.items()
        if value
    ]
    lines += [words("bodies-named", **{**each, "until": each["until"] or ""}) for each in names]
    lines += [words("bodies-went", **each) for each in went]
    lines += [words("bodies-settled", name=name, value=v) for name, v in sorted(settings.items())]
    put(lines)
    return 0


def _found(arguments: Arguments, words: Words) -> int:
    body = actions.found_body(
        arguments.body,
        arguments.name or "",
        given(arguments),
        by=person_of(arguments),
        parent=tree.find(arguments.parent) if arguments.parent else None,
        first_year=arguments.first_year,
        since=arguments.since,
    )
    return _done(body, words)


def _change(arguments: Arguments, words: Words) -> int:
    body = tree.find(arguments.body)
    actions.change(body, given(arguments), by=person_of(arguments))
    return _done(body, words)


def _rename(arguments: Arguments, words: Words) -> int:
    body, by, name = tree.find(arguments.body), person_of(arguments), arguments.name or ""
    if arguments.until:
        actions.add_former_name(body, name, arguments.since, arguments.until, by=by)
    else:
        actions.rename(body, name, arguments.since, by=by)
    return _done(body, words)


def _supervise(arguments: Arguments, words: Words) -> int:
    body, parent = tree.find(arguments.body), tree.find(arguments.parent)
    actions.supervise(body, parent, arguments.first_year, by=person_of(arguments))
    return _done(body, words)


def _succeed(arguments: Arguments, words: Words) -> int:
    before, after = tree.find(arguments.body), tree.find(arguments.after)
    actions.succeed(before, after, arguments.on, by=person_of(arguments))
    return _done(after, words)


def _set(arguments: Arguments, words: Words) -> int:
    body, by = tree.find(arguments.body), person_of(arguments)
    actions.set_settings(body, pairs(arguments.settings), arguments.since, by=by)
    return _done(body, words)


def _done(body: Body, words: Words) -> int:
    row = superior(body)
    above = words("bodies-above", id=row.parent.code, since=row.first_year) if row else ""
    put([words("bodies-done", name=body.name, id=body.code) + above])
    return 0


COMMANDS: dict[str, Command] = {
    "show": _show,
    "found": _found,
    "change": _change,
    "rename": _rename,
    "supervise": _supervise,
    "succeed": _succeed,
    "set": _set,
}
