"""`gongkai case`: the register from a terminal."""

import mimetypes
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.law.steps import step_json, step_lines
from gongkai.cli.office import person_of
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import Channel
from gongkai.refusal import Refusal
from gongkai.words import Applicant

if TYPE_CHECKING:
    from gongkai.office.applications.models import Application

NUMBER = re.compile(r"(?P<body>.+)-(?P<year>\d{4})-(?P<number>\d+)")


def run(arguments: Arguments, words: Words) -> int:
    """The subcommand."""
    commands = {
        "new": new,
        "list": listed,
        "show": show,
        "act": act,
        "attach": attach,
        "split": split,
        "merge": merge,
        "erase": erase,
        "reindex": reindex,
        "search": search,
    }
    return commands[arguments.case](arguments, words)


def new(arguments: Arguments, words: Words) -> int:
    """Register a letter."""
    from gongkai.office.applications.intake import receive
    from gongkai.office.bodies.models import Body

    body = Body.objects.filter(code=arguments.body).first()
    if body is None:
        raise Refusal("office-no-body", body=arguments.body)
    personal = _pairs(arguments.values)
    if arguments.letter:
        personal["letter"] = _text(Path(arguments.letter))
    row = receive(
        body,
        person_of(arguments),
        channel=Channel.of(arguments.channel),
        applicant_class=Applicant.of(arguments.applicant_class),
        personal=personal,
        on=arguments.on,
        token=arguments.token,
    )
    return _done(row, arguments, words)


def act(arguments: Arguments, words: Words) -> int:
    """Take an action."""
    from gongkai.office.applications import actions

    if arguments.action not in actions.ACTIONS:
        known = "、".join(actions.ACTIONS)
        raise Refusal("office-no-action", action=f"{arguments.action}（{known}）")
    row = actions.act(
        find(arguments.application).code,
        arguments.action,
        person_of(arguments),
        on=arguments.on,
        token=arguments.token,
        **_pairs(arguments.values),
    )
    return _done(row, arguments, words)


def attach(arguments: Arguments, words: Words) -> int:
    """Put a document in, and tell the code by which drafts and replies name it."""
    from gongkai.office.applications import attaching

    path = Path(arguments.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("case-no-letter", path=path, reason=error.strerror) from None
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    row = find(arguments.application)
    file = attaching.attach(row.code, person_of(arguments), path.name, data, kind)
    if arguments.json:
        put_json({"file": file.code, "size": file.size, "type": file.kind})
    else:
        put([words("case-attached", file=file.code, size=file.size)])
    return 0


def split(arguments: Arguments, words: Words) -> int:
    """Make each further matter of a letter an application of its own."""
    from gongkai.office.applications import counting

    code = find(arguments.application).code
    for row in counting.split(code, person_of(arguments), arguments.values):
        _done(row, arguments, words)
    return 0


def merge(arguments: Arguments, words: Words) -> int:
    """Count a duplicate with another application."""
    from gongkai.office.applications import counting

    code, into = find(arguments.application).code, find(arguments.into).code
    return _done(counting.merge(code, person_of(arguments), into), arguments, words)


def erase(arguments: Arguments, words: Words) -> int:
    """Destroy the personal data of an application whose term of retention is over."""
    from gongkai.office.applications import erasing

    row = erasing.erase(find(arguments.application).code, person_of(arguments))
    return _done(row, arguments, words)


def reindex(arguments: Arguments, words: Words) -> int:
    """Make the search index anew from what is kept, for all applications."""
    from gongkai.office.applications import indexing

    count = max(indexing.reindex(), default=0)
    if arguments.json:
        put_json({"applications": count})
    else:
        put([words("case-reindexed", count=count)])
    return 0


def listed(arguments: Arguments, words: Words) -> int:
    """The applications that one may see, the most urgent first."""
    from django.db.models import F
    from django.utils import timezone

    from gongkai.office.applications.reading import seen_by
    from gongkai.office.bodies.access import Access

    today = timezone.localdate()
    access = Access(person_of(arguments), today)
    seen = seen_by(access).order_by(F("due_on").asc(nulls_last=True), "pk")
    if arguments.body:
        seen = seen.filter(body__code=arguments.body)
    if arguments.overdue:
        seen = seen.filter(due_on__lt=today, concluded_on=None)
    return _table(list(seen), arguments, words)


def search(arguments: Arguments, words: Words) -> int:
    """The applications that one may read and that have some words, or a number, newest first."""
    from django.utils import timezone

    from gongkai.office.applications import searching
    from gongkai.office.applications.listing import Filters

    person, filters = person_of(arguments), Filters(body=arguments.body or "")
    today, text = timezone.localdate(), arguments.text
    page = searching.search(person, text, today, filters=filters)
    rows = page.rows
    while page.before is not None and len(rows) < arguments.most:
        page = searching.search(person, text, today, page.before, filters=filters)
        rows += page.rows
    return _table(rows[: arguments.most], arguments, words)


def _table(seen: Sequence["Application"], arguments: Arguments, words: Words) -> int:
    if arguments.json:
        put_json([_row(row) for row in seen])
        return 0
    head = [words(f"case-head-{name}") for name in ("number", "receipt", "due", "state")]
    rows = [[name(row), *_columns(row)] for row in seen]
    put(standard_output().table([head, *rows]) if rows else [words("case-nothing")])
    return 0


def show(arguments: Arguments, words: Words) -> int:
    """How an application stands, why, and what one may do."""
    from django.utils import timezone

    from gongkai.office.applications import reading
    from gongkai.office.applications.telling import case_of, told
    from gongkai.office.bodies.access import Access

    person, today = person_of(arguments), timezone.localdate()
    access = Access(person, today)
    row = reading.shown(find(arguments.application).code, access, arguments.application)
    found = told(row.code)
    case = case_of(found, row.body, row.settings)
    steps = derivation(case, today)
    actions = reading.offered(row, access, found)
    personal = reading.personal(row.code, person) if arguments.personal else []
    if arguments.json:
        figures = case.at(today).figures
        put_json(
            {
                **_row(row),
                **figures,
                "steps": [step_json(step) for step in steps],
                "actions": actions,
                "history": [line._asdict() for line in reading.history(row.code)],
                "personal": [value._asdict() for value in personal],
            }
        )
        return 0
    on = standard_output()
    lines = [on.paint(f"{name(row)}  {case.at(today).status.label}", "bold"), ""]
    for step in steps:
        lines += step_lines(step, words, on)
    lines += [
        "",
        *on.paragraph(words("case-actions", actions=" ".join(actions) or words("law-none"))),
    ]
    for line in reading.history(row.code):
        lines.append(f"{line.number:>6}  {line.on}  {line.label}  {line.by}")
    gone = words("case-erased")
    lines += [f"{field}: {gone if text is None else text}" for field, text in personal]
    put(lines)
    return 0


def find(text: str) -> "Application":
    """An application by its code, or by body, year and number: yunxi-2026-1."""
    from gongkai.office.applications.models import Application

    rows = Application.objects.select_related("body", "merged_into")
    found = rows.filter(code=text).first()
    if found is None and (match := NUMBER.fullmatch(text)):
        found = rows.filter(
            body__code=match["body"], year=match["year"], number=match["number"]
        ).first()
    if found is None:
        raise Refusal("office-no-application", application=text)
    return found


def name(row: "Application") -> str:
    """Body, year and number."""
    return f"{row.body.code}-{row.year}-{row.number}"


def _done(row: "Application", arguments: Arguments, words: Words) -> int:
    if arguments.json:
        put_json(_row(row))
    else:
        due = row.due_on or words("case-no-due")
        put([words("case-done", name=name(row), code=row.code, due=due)])
    return 0


def _row(row: "Application") -> dict[str, Any]:
    return {
        "code": row.code,
        "name": name(row),
        "receipt_date": row.receipt_date,
        "due_on": row.due_on,
        "lapse_on": row.lapse_on,
        "outcome": row.outcome or None,
        "concluded_on": row.concluded_on,
    }


def _columns(row: "Application") -> list[str]:
    days = (row.receipt_date, row.due_on or row.lapse_on)
    return [*(str(day or "") for day in days), str(row.outcome or row.stage)]


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    """Fields written FIELD=VALUE."""
    pairs = (text.partition("=") for text in texts)
    return {field: value for field, _, value in pairs}


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("case-no-letter", path=path, reason=error) from None
