"""`gongkai law remedy`: which remedies a reply has, and the notice for the letter."""

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import given, put, put_json
from gongkai.cli.law.steps import step_json, step_lines
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.law.remedies import (
    Body,
    BodyKind,
    Level,
    Names,
    OtherAct,
    Service,
    ground_of,
    notice,
    remedy,
    unnamed,
)
from gongkai.words import Outcome


def run(arguments: Arguments, words: Words) -> int:
    """Print the notice and why it says so."""
    outcome = arguments.outcome
    policy = given.policy(arguments.set, of_remedies=True)
    found = remedy(
        OtherAct.of(outcome) if outcome in list(OtherAct) else Outcome.of(outcome),
        replied_on=arguments.date,
        body=Body(BodyKind.of(arguments.body), Level.of(arguments.level)),
        served=Service.of(arguments.served),
        grounds=[ground_of(ground) for ground in arguments.ground],
        policy=policy,
    )
    names = Names(
        own_government=arguments.government,
        government_above=arguments.above,
        department_above=arguments.department,
        court=arguments.court,
        online=arguments.online,
    )
    text, reasons = notice(found, names), [*found.reasons, *unnamed(found, names)]
    if arguments.json:
        put_json(
            {
                "reconsideration_first": found.reconsideration_first,
                "reconsideration_days": found.reconsideration_days,
                "reconsideration_organ": list(found.reconsideration_organ),
                "suit_months": found.suit_months,
                "suit_after_reconsideration_days": found.suit_after_reconsideration_days,
                "online_channel_named": found.online_channel_named,
                "notice": text,
                "steps": [step_json(step) for step in reasons],
            }
        )
        return 0
    on = standard_output()
    shown = [*on.paragraph(text), ""]
    for step in reasons:
        shown += step_lines(step, words, on)
    put(shown)
    return 0
