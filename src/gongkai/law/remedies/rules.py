"""Which remedies a reply has: by outcome, kind of body, channel and date of reply."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.law.policy import RemedyChoice
from gongkai.law.remedies.model import Body, Contested, Organ, Remedy, Service
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
    grounds: Sequence[Outcome] = (),
    registry_query_remedy: RemedyChoice = "either",
    no_reply_remedy: RemedyChoice = "either",
) -> Remedy:
    """The remedies of a reply, with the reasons (行政复议法第二十条至第二十八条).

    `grounds` are what was withheld, with a partly disclosed reply and only there. `replied_on` is
    for `no_reply` the last day of the period. The two settings decide what the law leaves open.

    Raises Refusal for grounds that do not fit, for a level at which there is no such body, and for
    a reply of a time whose law is not loaded.
    """
    _check(outcome, grounds)
    settings = {
        "registry_query_remedy": registry_query_remedy,
        "no_reply_remedy": no_reply_remedy,
    }
    days = must_period("reconsideration_days", replied_on)
    months = must_period("suit_months", replied_on)
    after = must_period("suit_after_reconsideration_days", replied_on)
    first, order = _order(grounds or (outcome,), replied_on, settings)
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


def separate_remedy(letter: str) -> bool:
    """Whether a kind of letter carries a remedy notice; `supplement`, `extension`, `fee` do not.

    Those are steps on the way to the reply (国办函〔2021〕132号第三条).
    """
    return not any(letter in row["letters"] for row in table("remedies")["procedural"])


def versions(rows: Iterable[Mapping[str, Any]], on: date) -> list[Mapping[str, Any]]:
    """The rows that have come into force by a day; the last of them holds."""
    return sorted((row for row in rows if row["from"] <= on), key=_since)


def period(name: str, on: date) -> int | None:
    """The length of a period for replies of a day, None where the law then set none."""
    known = versions(table("remedies")["periods"][name]["values"], on)
    return known[-1]["value"] if known else None


def must_period(name: str, on: date) -> int:
    """As `period`; raises Refusal for a reply older than the law that is loaded."""
    found = period(name, on)
    if found is None:
        periods = table("remedies")["periods"][name]
        first = min(map(_since, periods["values"]))
        raise Refusal("remedies-too-early", day=on, first=first, label=periods["label"])
    return found


def _since(row: Mapping[str, Any]) -> date:
    since: date = row["from"]
    return since


def _check(outcome: Contested, grounds: Sequence[Outcome]) -> None:
    """Grounds stand with a partly disclosed reply and only there, 条例第三十七条."""
    if outcome is not Outcome.PARTLY_DISCLOSED:
        if grounds:
            raise Refusal("remedies-grounds-unexpected", outcome=outcome.label)
        return
    if not grounds:
        raise Refusal("remedies-grounds-missing")
    for ground in grounds:
        if ground not in table("remedies")["grounds"]["outcomes"]:
            raise Refusal("remedies-ground-unknown", ground=ground.label)


def _order(
    contested: Sequence[Contested], on: date, settings: Mapping[str, RemedyChoice]
) -> tuple[bool, Step]:
    """Whether reconsideration comes first, and why: one ground that asks it is enough."""
    rules = table("remedies")
    if on < rules["revision"]["from"]:
        return False, Step(
            "remedies-before-2024",
            rules["revision"]["source"],
            {"day": on, "since": rules["revision"]["from"]},
        )
    met = [row for row in rules["first"] if row["from"] <= on and _names(row, contested)]
    firm = [row for row in met if "setting" not in row]
    chosen = [r for r in met if "setting" in r and settings[r["setting"]] != "either"]
    if firm:
        return True, _because("remedies-first", contested, firm)
    if chosen:
        return True, _because("remedies-first-by-setting", contested, chosen)
    if met:
        return False, _because("remedies-either-by-setting", contested, met)
    said = "、".join(each.label for each in contested)
    return False, Step("remedies-either", rules["either"]["source"], {"outcomes": said})


def _names(row: Mapping[str, Any], contested: Sequence[Contested]) -> list[str]:
    return [each.label for each in contested if each in row["outcomes"]]


def _because(code: str, contested: Sequence[Contested], rows: Sequence[Mapping[str, Any]]) -> Step:
    said = "、".join(dict.fromkeys(name for row in rows for name in _names(row, contested)))
    return Step(code, "；".join(row["source"] for row in rows), {"outcomes": said})


def _organs(body: Body, on: date) -> tuple[tuple[Organ, ...], Step]:
    rows = [
        row
        for row in table("remedies")["organs"]
        if body.kind in row["kinds"] and body.level in row["levels"]
    ]
    known = versions(rows, on)
    if not known:
        raise Refusal("remedies-no-organ", kind=body.kind.label, level=body.level.label)
    organs = tuple(organ for organ in Organ if organ in known[-1]["organs"])
    values = {
        "kind": body.kind.label,
        "level": body.level.label,
        "organs": "、".join(organ.label for organ in organs),
    }
    return organs, Step("remedies-organ", known[-1]["source"], values)


def _online(served: Service, on: date) -> tuple[Step, ...]:
    rule = table("remedies")["online"]
    if served is Service.ONLINE and on >= rule["from"]:
        return (Step("remedies-online", rule["source"], {}),)
    return ()
