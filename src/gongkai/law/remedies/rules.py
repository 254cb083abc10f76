"""Which remedies a reply has: by outcome, kind of body, channel and date of reply."""

from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.law.basis import Row, earliest, in_force
from gongkai.law.outcomes import outcomes
from gongkai.law.policy import DEFAULT, Policy
from gongkai.law.remedies.model import (
    Body,
    Contested,
    Ground,
    Organ,
    OtherGround,
    Remedy,
    Service,
)
from gongkai.law.step import Step
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Outcome


def remedy(
    outcome: Contested,
    *,
    replied_on: date,
    body: Body,
    served: Service,
    grounds: Sequence[Ground] = (),
    policy: Policy = DEFAULT,
) -> Remedy:
    """The remedies of a reply, with the reasons (行政复议法第二十条至第二十八条).

    `grounds` are all on which something was withheld, as `path.Walked.grounds` gives them: needed
    with a partly disclosed reply; allowed with what refuses by 条例第十四条至第十六条 or 第三十六条
    第（七）项 and with 其他, whose outcome names the main one alone. Reconsideration comes first if
    the outcome or any ground asks it. A scenario takes them with a partly disclosed reply only.
    `replied_on` is for `no_reply` the last day of the period. Settings of `policy` decide what the
    law leaves open.

    Raises Refusal for grounds that do not fit, for a level at which there is no such body, and for
    a reply of a time whose law is not loaded.
    """
    _check(outcome, grounds)
    days = must_period("reconsideration_days", replied_on)
    months = must_period("suit_months", replied_on)
    after = must_period("suit_after_reconsideration_days", replied_on)
    partly = outcome is Outcome.PARTLY_DISCLOSED
    first, order = _order(grounds if partly else (outcome, *grounds), replied_on, policy)
    organs, where = _organs(body, replied_on)
    online = _online(served, replied_on)
    return Remedy(
        outcome=outcome,
        replied_on=replied_on,
        body=body,
        reconsideration_first=first,
        reconsideration_days=days,
        reconsideration_organ=organs,
        suit_months=None if first else months,
        suit_after_reconsideration_days=after,
        online_channel_named=bool(online),
        reasons=(order, where, *online),
    )


def grounds() -> tuple[Ground, ...]:
    """For what a part may be withheld, in the order of table 三; last what is no outcome there."""
    known: tuple[Ground, ...] = (*Outcome, *OtherGround)
    return tuple(each for each in known if _kind(each) in table("remedies")["grounds"]["kinds"])


def period(name: str, on: date) -> int | None:
    """The length of a period for replies of a day, None where the law then set none."""
    held = in_force(table("remedies")["periods"][name]["values"], on)
    return held["value"] if held else None


def must_period(name: str, on: date) -> int:
    """As `period`; raises Refusal for a reply older than the law that is loaded."""
    found = period(name, on)
    if found is None:
        periods = table("remedies")["periods"][name]
        first = earliest(periods["values"])["from"]
        raise Refusal("remedies-too-early", day=on, first=first, label=periods["label"])
    return found


def _check(outcome: Contested, grounds: Sequence[Ground]) -> None:
    """Grounds stand where something was withheld for its content, 条例第三十七条."""
    rule = table("remedies")["grounds"]
    if outcome is Outcome.PARTLY_DISCLOSED:
        if not grounds:
            raise Refusal("remedies-grounds-missing")
    elif grounds and outcome not in rule["with"] and _kind(outcome) not in rule["kinds"]:
        raise Refusal("remedies-grounds-unexpected", outcome=outcome.label)
    for ground in grounds:
        if _kind(ground) not in rule["kinds"]:
            raise Refusal("remedies-ground-unknown", ground=ground.label)


def _kind(contested: Contested | Ground) -> str:
    """How it can be contested: by the outcome, or, for what is no outcome, by its own word."""
    return outcomes()[contested].remedy if isinstance(contested, Outcome) else contested


def _order(contested: Sequence[Contested | Ground], on: date, policy: Policy) -> tuple[bool, Step]:
    """Whether reconsideration comes first, and why: one ground that asks it is enough."""
    rules = table("remedies")
    since = rules["revision"]["from"]
    if on < since:
        values = {"day": on, "since": since}
        return False, Step("remedies-before-2024", rules["revision"]["source"], values)
    met = {each: row for each in contested if (row := _first(each, on))}
    firm = {each: row for each, row in met.items() if "setting" not in row}
    if firm:
        return True, _because("remedies-first", firm)
    chosen = {each: row for each, row in met.items() if getattr(policy, row["setting"]) != "either"}
    if chosen:
        return True, _because("remedies-first-by-setting", chosen)
    if met:
        return False, _because("remedies-either-by-setting", met)
    return False, _because("remedies-either", dict.fromkeys(contested, rules["either"]))


def _first(contested: Contested | Ground, on: date) -> Row | None:
    """The rule by which reconsideration comes first, or may come first; None where it does not."""
    return in_force(table("remedies")["first"].get(_kind(contested), ()), on)


def _because(code: str, rules: Mapping[Contested | Ground, Row]) -> Step:
    """The reason, with the setting where one decides; what rests on one rule is listed together."""
    said = "、".join(each.label for each in rules)
    sources = dict.fromkeys(row["source"] for row in rules.values())
    setting = next((row["setting"] for row in rules.values() if "setting" in row), None)
    return Step(code, "；".join(sources), {"outcomes": said}, setting=setting)


def _organs(body: Body, on: date) -> tuple[tuple[Organ, ...], Step]:
    rows = table("remedies")["organs"]
    held = in_force((r for r in rows if body.kind in r["kinds"] and body.level in r["levels"]), on)
    if held is None:
        raise Refusal("remedies-no-organ", kind=body.kind.label, level=body.level.label)
    organs = tuple(organ for organ in Organ if organ in held["organs"])
    values = {
        "kind": body.kind.label,
        "level": body.level.label,
        "organs": "、".join(organ.label for organ in organs),
    }
    return organs, Step("remedies-organ", held["source"], values)


def _online(served: Service, on: date) -> tuple[Step, ...]:
    rule = table("remedies")["online"]
    if served is Service.ONLINE and on >= rule["from"]:
        return (Step("remedies-online", rule["source"], {}),)
    return ()
