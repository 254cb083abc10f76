"""`gongkai disputes`: reconsiderations and suits from a terminal."""

from typing import TYPE_CHECKING, Any

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.office import case, pairs, person_of
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.law.disputes import Procedure
from gongkai.refusal import Refusal
from gongkai.words import Dispute as Kind

if TYPE_CHECKING:
    from gongkai.office.bodies.access import Access
    from gongkai.office.disputes.models import Dispute


def run(arguments: Arguments, words: Words) -> int:
    """The subcommand."""
    commands = {"new": new, "list": listed, "show": show, "act": act, "erase": erase}
    return commands[arguments.disputes](arguments, words)


def new(arguments: Arguments, words: Words) -> int:
    """Register a dispute."""
    from gongkai.office.bodies.models import Body
    from gongkai.office.disputes.filing import Petition, file

    body = Body.objects.filter(code=arguments.body).first()
    if body is None:
        raise Refusal("office-no-body", body=arguments.body)
    petition = Petition(
        dispute=Kind.of(arguments.kind or ""),
        organ=arguments.organ,
        on=arguments.on,
        case_number=arguments.case_number,
        contested=case.find(arguments.application).code if arguments.application else "",
        publication=arguments.publication,
        after=find(arguments.after).code if arguments.after else "",
        notified=arguments.notified,
        procedure=Procedure.of(arguments.procedure),
        answer_by=arguments.answer_by,
    )
    personal = pairs(arguments.values)
    row = file(body, person_of(arguments), petition, personal, token=arguments.token)
    return _done(row, arguments, words)


def act(arguments: Arguments, words: Words) -> int:
    """Take an action."""
    from gongkai.office.disputes import actions

    action = arguments.action or ""
    if action not in actions.ACTIONS:
        raise Refusal("office-no-action", action=f"{action}（{'、'.join(actions.ACTIONS)}）")
    row = actions.act(
        find(arguments.dispute).code,
        action,
        person_of(arguments),
        on=arguments.on,
        token=arguments.token,
        **pairs(arguments.values),
    )
    return _done(row, arguments, words)


def erase(arguments: Arguments, words: Words) -> int:
    """Destroy the personal data of a dispute whose term of retention is over."""
    from gongkai.office.disputes import erasing

    row = erasing.erase(find(arguments.dispute).code, person_of(arguments))
    return _done(row, arguments, words)


def listed(arguments: Arguments, words: Words) -> int:
    """The disputes that one may see, the newest first; or what is due, the most urgent first."""
    from gongkai.office.disputes.lines import of_row
    from gongkai.office.disputes.listing import Filters, due
    from gongkai.office.disputes.reading import seen_by

    access, filters = _access(arguments), Filters(arguments.body, arguments.year)
    seen = seen_by(access).filter(filters.condition(access))
    if arguments.due:
        wanted = set(seen.values_list("pk", flat=True))
        rows = [each.row for each in due(access, most=len(wanted)) if each.row.pk in wanted]
    else:
        rows = list(seen.order_by("-pk"))
    if arguments.json:
        put_json([_row(row) for row in rows])
        return 0
    head = [words(f"disputes-head-{name}") for name in ("number", "kind", "filed", "state")]
    lines = [
        [name(row), Kind.of(row.kind).label, str(row.filed_on), of_row(row, access.on).text]
        for row in rows
    ]
    put(standard_output().table([head, *lines]) if rows else [words("disputes-nothing")])
    return 0


def show(arguments: Arguments, words: Words) -> int:
    """How a dispute stands, and what one may do."""
    from gongkai.office.disputes import reading
    from gongkai.office.disputes.lines import of_row
    from gongkai.office.disputes.projecting import state_of
    from gongkai.office.disputes.telling import everything, standing

    access = _access(arguments)
    row = reading.shown(find(arguments.dispute).code, access)
    personal = reading.personal(row.code, person_of(arguments)) if arguments.personal else []
    found = everything(row.code)
    actions = reading.offered(row, state_of(row, standing(found)), access)
    history = reading.history(found)
    if arguments.json:
        put_json(
            {
                **_row(row),
                "actions": actions,
                "history": [line._asdict() for line in history],
                "personal": [value._asdict() for value in personal],
            }
        )
        return 0
    on = standard_output()
    lines = [on.paint(f"{name(row)}  {of_row(row, access.on).text}", "bold"), ""]
    lines += on.paragraph(words("case-actions", actions=" ".join(actions) or words("law-none")))
    lines += [f"{line.number:>6}  {line.on}  {line.label}  {line.by}" for line in history]
    gone = words("case-erased")
    lines += [f"{field}: {gone if text is None else text}" for field, text in personal]
    put(lines)
    return 0


def find(text: str) -> "Dispute":
    """A dispute by its code, or by body, year and number: yunxi-2026-1."""
    from gongkai.office.disputes.models import Dispute

    rows = Dispute.objects.select_related("body", "application", "after")
    found = rows.filter(code=text).first()
    if found is None and (match := case.NUMBER.fullmatch(text)):
        found = rows.filter(
            body__code=match["body"], year=match["year"], number=match["number"]
        ).first()
    if found is None:
        raise Refusal("dispute-unknown", dispute=text)
    return found


def name(row: "Dispute") -> str:
    """Body, year and number."""
    return f"{row.body.code}-{row.year}-{row.number}"


def _access(arguments: Arguments) -> "Access":
    from django.utils import timezone

    from gongkai.office.bodies.access import Access

    return Access(person_of(arguments), timezone.localdate())


def _done(row: "Dispute", arguments: Arguments, words: Words) -> int:
    if arguments.json:
        put_json(_row(row))
    else:
        due = row.due_on or words("case-no-due")
        put([words("disputes-done", name=name(row), code=row.code, due=due)])
    return 0


def _row(row: "Dispute") -> dict[str, Any]:
    return {
        "code": row.code,
        "name": name(row),
        "kind": row.kind,
        "organ": row.organ,
        "case_number": row.case_number or None,
        "application": case.name(row.application) if row.application else None,
        "filed_on": row.filed_on,
        "due_on": row.due_on,
        "ruling": row.ruling or None,
        "result": None if row.struck else row.result or "pending",
        "concluded_on": row.concluded_on,
    }
