"""What a sheet of bodies would change, and doing it: all or nothing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from gongkai.office.bodies import actions, fields
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.permits import acting
from gongkai.office.bodies.sheets import Row
from gongkai.office.bodies.supervising import superior
from gongkai.office.bodies.tree import (
    Change,
    Difference,
    Plan,
    Values,
    What,
    depth,
    find,
    found,
    standing,
)
from gongkai.refusal import Refusal

WANTED = ("name", "kind", "level")  # without them there is no body


def plan(rows: Sequence[Row]) -> Plan:
    """What each row would do. A blank cell takes a value away, a missing column leaves it."""
    known = standing()
    changes = [_change(row, known) for row in rows]
    first: dict[str, int] = {}
    for at, change in enumerate(changes):
        if change.code and first.setdefault(change.code, change.row) != change.row:
            twice = Refusal("office-row-twice", body=change.code, row=first[change.code])
            changes[at] = _with(change, twice)
    return Plan(tuple(rows), tuple(_together(changes, known)))


def apply(planned: Plan, by: Person) -> None:
    """Do what was planned, through the actions.

    Raises Refusal, with the row as its note, where a row is wrong, forbidden, or no longer true.
    """
    if planned.wrong:
        raise Refusal("office-sheet-wrong", count=planned.wrong)
    codes = [change.code for change in planned.changes]
    codes += [each for change in planned.changes for each in _parents(change)]
    with acting(*found(codes).values(), by=by):
        if plan(planned.rows) != planned:
            raise Refusal("office-sheet-stale")
        for change in _in_order(planned.changes):
            try:
                _do(change, by)
            except Refusal as refusal:
                refusal.add_note(str(change.row))
                raise


def _change(row: Row, known: dict[str, dict[str, str]]) -> Change:
    """One row by itself."""
    code = row.values.get("code", "")
    before = known.get(code, {})
    wrong: list[Refusal] = []
    after = dict(row.values)
    names = [name for name in ("code", "name", *fields.DETAILS) if name in after]
    names += [name for name in WANTED if not before and name not in after]
    for name in names:
        try:
            after[name] = fields.checked(name, after.get(name, ""))
        except Refusal as refusal:
            wrong.append(refusal)
    try:
        _set_year(after, before)
    except Refusal as refusal:
        wrong.append(refusal)
    told = [Difference(name, before.get(name, ""), after[name]) for name in after]
    differences = tuple(d for d in told if d.before != d.after and d.field != "code")
    return Change(row.number, code, not before, differences, tuple(wrong))


def _set_year(after: dict[str, str], before: Values) -> None:
    """The parent with its first year, both or neither."""
    parent, year = after.get("parent"), after.get("first_year", "")
    if parent is None or not (parent or before.get("parent")):
        after.pop("first_year", None)
        return
    if not parent:
        raise Refusal("office-row-no-parent", parent=before["parent"])
    if parent == before.get("parent"):
        year = str(fields.checked_year(year or before["first_year"]))
        after["first_year"] = year
        if year > before["first_year"]:
            raise Refusal("office-row-later", parent=parent, first=before["first_year"])
        return
    if before and not year:
        raise Refusal("office-row-no-year", parent=parent)
    after["first_year"] = year = str(fields.checked_year(year or timezone.localdate().year))
    if year <= before.get("first_year", ""):
        raise Refusal("office-row-same-year", parent=parent, first=before["first_year"])


def _together(changes: Sequence[Change], known: dict[str, dict[str, str]]) -> list[Change]:
    """What is wrong with rows only in the company of others: parents, circles, credit codes."""
    then = {**known, **{c.code: {**known.get(c.code, {}), **c.after} for c in changes}}
    parents = {code: values.get("parent", "") for code, values in then.items()}
    credit = Counter(values.get("credit_code", "") for values in then.values())
    checked = []
    for change in changes:
        after, wrong = change.after, []
        parent = after.get("parent", "")
        if parent and parent not in then:
            wrong.append(Refusal("office-no-body", body=parent))
        elif parent and depth(change.code, parents) < 0:
            year = after.get("first_year", "")
            wrong.append(Refusal("office-circle", body=change.code, parent=parent, year=year))
        number = after.get("credit_code", "")
        if number and credit[number] > 1:
            same = (code for code, values in then.items() if values.get("credit_code") == number)
            other = next(code for code in same if code != change.code)
            wrong.append(Refusal("office-credit-code-taken", credit_code=number, body=other))
        checked.append(_with(change, *wrong))
    return checked


def _with(change: Change, *wrong: Refusal) -> Change:
    return replace(change, wrong=(*change.wrong, *wrong)) if wrong else change


def _parents(change: Change) -> list[str]:
    return [p for d in change.differences if d.field == "parent" for p in (d.before, d.after)]


def _in_order(changes: Sequence[Change]) -> list[Change]:
    """New bodies first, and of all those above before those below: no circle on the way."""
    then = {code: values["parent"] for code, values in standing().items()}
    then |= {c.code: c.after["parent"] for c in changes if "parent" in c.after}
    doing = [change for change in changes if change.what is not What.UNCHANGED]
    return sorted(doing, key=lambda change: (not change.new, depth(change.code, then)))


def _do(change: Change, by: Person) -> None:
    after = change.after
    details = {name: after[name] for name in fields.DETAILS if name in after}
    parent = find(after["parent"]) if after.get("parent") else None
    year = int(after.get("first_year") or 0)
    if change.new:
        actions.found_body(
            change.code, after["name"], details, by=by, parent=parent, first_year=year or None
        )
        return
    body = find(change.code)
    if year:
        standing_row = superior(body)
        above = parent or (standing_row.parent if standing_row else None)
        assert above
        actions.supervise(body, above, year, by=by)
    if "name" in after:
        actions.rename(body, after["name"], timezone.localdate(), by=by)
    if details:
        actions.change(body, details, by=by)
