"""Which remedies a reply has, compared with the statutes by hand."""

from collections.abc import Sequence
from datetime import date

import pytest

from gongkai.law.policy import Policy, RemedyChoice
from gongkai.law.remedies import (
    Body,
    BodyKind,
    Contested,
    Ground,
    Level,
    Organ,
    OtherAct,
    OtherGround,
    Remedy,
    Service,
    remedy,
)
from gongkai.law.scenarios.run import one
from gongkai.refusal import Refusal
from gongkai.words import Outcome

NOW, THEN = date(2026, 3, 30), date(2023, 12, 31)
BUREAU = Body(BodyKind.DEPARTMENT, Level.COUNTY)

OWN, ABOVE = Organ.OWN_GOVERNMENT, Organ.GOVERNMENT_ABOVE
DEPARTMENT, ITSELF = Organ.DEPARTMENT_ABOVE, Organ.ITSELF
EITHER_OF = (OWN, DEPARTMENT)
NONE: tuple[Organ, ...] = ()

# kind: county, city, province, state; an empty list is a body that does not exist
SINCE_2024: dict[BodyKind, tuple[tuple[Organ, ...], ...]] = {
    BodyKind.DEPARTMENT: ((OWN,), (OWN,), (OWN,), (ITSELF,)),
    BodyKind.JUDICIAL_DEPARTMENT: (EITHER_OF, EITHER_OF, EITHER_OF, (ITSELF,)),
    BodyKind.GOVERNMENT: ((ABOVE,), (ABOVE,), (ITSELF,), NONE),
    BodyKind.TOWNSHIP: ((ABOVE,), (ABOVE,), NONE, NONE),
    BodyKind.VERTICAL: ((DEPARTMENT,), (DEPARTMENT,), (DEPARTMENT,), (ITSELF,)),
    BodyKind.AGENCY_OF_GOVERNMENT: ((OWN,), (OWN,), (OWN,), (DEPARTMENT,)),
    BodyKind.AUTHORISED_ORGANISATION: ((OWN,), (OWN,), (OWN,), (DEPARTMENT,)),
}
BEFORE = SINCE_2024 | {BodyKind.DEPARTMENT: (EITHER_OF, EITHER_OF, EITHER_OF, (ITSELF,))}
CELLS = [
    (day, kind, level, organs)
    for day, organs_of in ((NOW, SINCE_2024), (THEN, BEFORE))
    for kind, row in organs_of.items()
    for level, organs in zip(Level, row, strict=True)
]
WITHHELD = (
    Outcome.STATE_SECRET,
    Outcome.PROHIBITED_BY_LAW,
    Outcome.SECURITY_OR_STABILITY,
    Outcome.THIRD_PARTY_RIGHTS,
    Outcome.INTERNAL_AFFAIRS,
    Outcome.PROCESS_INFORMATION,
    Outcome.ENFORCEMENT_FILE,
)
OPEN = [
    each
    for each in (*Outcome, *OtherAct)
    if each not in WITHHELD and each is not Outcome.PARTLY_DISCLOSED
]


def of(
    outcome: Contested,
    *,
    on: date = NOW,
    body: Body = BUREAU,
    served: Service = Service.PAPER,
    grounds: Sequence[Ground] = (),
    setting: RemedyChoice = "either",
) -> Remedy:
    """A remedy, both settings alike."""
    return remedy(
        outcome,
        replied_on=on,
        body=body,
        served=served,
        grounds=grounds,
        policy=Policy(registry_query_remedy=setting, no_reply_remedy=setting),
    )


def sentences(found: Remedy) -> list[str]:
    """Its reasons in words."""
    return [step.sentence() for step in found.reasons]


@pytest.mark.parametrize(("day", "kind", "level", "organs"), [c for c in CELLS if c[3]])
def test_the_organ_goes_by_kind_and_level(
    day: date, kind: BodyKind, level: Level, organs: tuple[Organ, ...]
) -> None:
    assert of(Outcome.NOT_HELD, on=day, body=Body(kind, level)).reconsideration_organ == organs


@pytest.mark.parametrize(("day", "kind", "level"), [c[:3] for c in CELLS if not c[3]])
def test_a_body_that_does_not_exist_is_refused(day: date, kind: BodyKind, level: Level) -> None:
    with pytest.raises(Refusal) as refused:
        of(Outcome.NOT_HELD, on=day, body=Body(kind, level))
    assert refused.value.code == "remedies-no-organ"
    assert refused.value.values == {"kind": kind.label, "level": level.label}


@pytest.mark.parametrize("outcome", WITHHELD)
def test_what_is_withheld_under_articles_14_to_16_goes_to_reconsideration_first(
    outcome: Outcome,
) -> None:
    found = of(outcome)
    assert found.reconsideration_first
    assert found.suit_months is None
    assert (found.reconsideration_days, found.suit_after_reconsideration_days) == (60, 15)
    assert sentences(found)[0] == f"以“{outcome.label}”为由不予公开，应当先申请行政复议。"
    assert found.reasons[0].article == (
        "行政复议法第二十三条第一款第（四）项、条例第十四条至第十六条"
    )


@pytest.mark.parametrize("outcome", OPEN)
def test_everything_else_leaves_either_way(outcome: Contested) -> None:
    found = of(outcome)
    assert not found.reconsideration_first
    assert (found.reconsideration_days, found.suit_months) == (60, 6)
    assert found.suit_after_reconsideration_days == 15


@pytest.mark.parametrize("outcome", OPEN)
def test_the_settings_decide_two_outcomes_and_no_other(outcome: Contested) -> None:
    found = of(outcome, setting="reconsideration_first")
    decided = outcome in {Outcome.REGISTRY_QUERY, OtherAct.NO_REPLY}
    assert found.reconsideration_first is decided
    assert (found.reasons[0].code == "remedies-first-by-setting") is decided


@pytest.mark.parametrize(
    ("policy", "outcome"),
    [
        (Policy(registry_query_remedy="reconsideration_first"), Outcome.REGISTRY_QUERY),
        (Policy(no_reply_remedy="reconsideration_first"), OtherAct.NO_REPLY),
    ],
)
def test_each_setting_decides_its_own_outcome(policy: Policy, outcome: Contested) -> None:
    first = [
        each
        for each in OPEN
        if remedy(
            each, replied_on=NOW, body=BUREAU, served=Service.PAPER, policy=policy
        ).reconsideration_first
    ]
    assert first == [outcome]


@pytest.mark.parametrize("choice", ["either", "reconsideration_first"])
@pytest.mark.parametrize(
    ("outcome", "setting"),
    [
        (Outcome.REGISTRY_QUERY, "registry_query_remedy"),
        (OtherAct.NO_REPLY, "no_reply_remedy"),
        (Outcome.STATE_SECRET, None),
        (Outcome.NOT_HELD, None),
    ],
)
def test_the_reason_names_the_setting_that_decides(
    outcome: Contested, setting: str | None, choice: RemedyChoice
) -> None:
    order, *others = of(outcome, setting=choice).reasons
    assert order.setting == setting
    assert {step.setting for step in others} == {None}


def test_a_ground_that_asks_it_leaves_the_setting_nothing_to_decide() -> None:
    grounds = [Outcome.REGISTRY_QUERY, Outcome.STATE_SECRET]
    found = of(Outcome.PARTLY_DISCLOSED, grounds=grounds, setting="reconsideration_first")
    assert found.reasons[0].setting is None


@pytest.mark.parametrize(
    ("grounds", "setting", "first"),
    [
        ([Outcome.THIRD_PARTY_RIGHTS], "either", True),
        ([Outcome.REGISTRY_QUERY, Outcome.ENFORCEMENT_FILE], "either", True),
        ([Outcome.REGISTRY_QUERY], "either", False),
        ([Outcome.REGISTRY_QUERY], "reconsideration_first", True),
    ],
)
def test_a_partly_disclosed_reply_goes_by_its_grounds(
    grounds: list[Outcome], setting: RemedyChoice, first: bool
) -> None:
    found = of(Outcome.PARTLY_DISCLOSED, grounds=grounds, setting=setting)
    assert found.reconsideration_first is first


def test_the_reason_names_the_grounds_that_ask_it() -> None:
    grounds = [Outcome.REGISTRY_QUERY, Outcome.STATE_SECRET, Outcome.ENFORCEMENT_FILE]
    reason = sentences(of(Outcome.PARTLY_DISCLOSED, grounds=grounds))[0]
    assert reason.startswith("以“属于国家秘密、属于行政执法案卷”为由不予公开")


@pytest.mark.parametrize(
    ("outcome", "grounds", "code"),
    [
        (Outcome.PARTLY_DISCLOSED, [], "remedies-grounds-missing"),
        (Outcome.NOT_HELD, [Outcome.STATE_SECRET], "remedies-grounds-unexpected"),
        (Outcome.DISCLOSED, [OtherGround.NOT_INFORMATION], "remedies-grounds-unexpected"),
        (Outcome.STATE_SECRET, [Outcome.NOT_HELD], "remedies-ground-unknown"),
        (OtherAct.NO_REPLY, [Outcome.STATE_SECRET], "remedies-grounds-unexpected"),
        (Outcome.PARTLY_DISCLOSED, [Outcome.NOT_HELD], "remedies-ground-unknown"),
        (
            Outcome.PARTLY_DISCLOSED,
            [Outcome.STATE_SECRET, Outcome.PARTLY_DISCLOSED],
            "remedies-ground-unknown",
        ),
    ],
)
def test_grounds_stand_where_something_was_withheld_for_its_content(
    outcome: Contested, grounds: list[Ground], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        of(outcome, grounds=grounds)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("outcome", "grounds", "first"),
    [
        (Outcome.REGISTRY_QUERY, [Outcome.STATE_SECRET, Outcome.REGISTRY_QUERY], True),
        (Outcome.REGISTRY_QUERY, [Outcome.REGISTRY_QUERY], False),
        (Outcome.STATE_SECRET, [Outcome.REGISTRY_QUERY], True),
        (Outcome.OTHER_HANDLING, [OtherGround.NOT_INFORMATION], False),
        (Outcome.OTHER_HANDLING, [Outcome.THIRD_PARTY_RIGHTS], True),
        (Outcome.PARTLY_DISCLOSED, [OtherGround.NOT_INFORMATION], False),
        (Outcome.PARTLY_DISCLOSED, [OtherGround.NOT_INFORMATION, Outcome.STATE_SECRET], True),
    ],
)
def test_one_ground_beside_the_main_one_is_enough(
    outcome: Outcome, grounds: list[Ground], first: bool
) -> None:
    assert of(outcome, grounds=grounds).reconsideration_first is first


def test_a_scenario_takes_grounds_only_with_a_partly_disclosed_reply() -> None:
    scenario = {
        "id": "secret-among-registers",
        "kind": "remedy",
        "outcome": "registry_query",
        "grounds": ["state_secret"],
        "replied_on": NOW,
        "body": {"kind": "department", "level": "county"},
        "served": "paper",
        "expect": {"reconsideration_first": True},
    }
    with pytest.raises(Refusal) as refused:
        one(scenario)
    assert refused.value.code == "remedies-grounds-unexpected"
    assert one({**scenario, "outcome": "partly_disclosed"}).ok


@pytest.mark.parametrize(
    ("on", "first", "organs", "online"),
    [
        (date(2023, 12, 31), False, EITHER_OF, False),
        (date(2024, 1, 1), True, (OWN,), True),
    ],
)
def test_a_reply_gets_the_notice_of_its_time(
    on: date, first: bool, organs: tuple[Organ, ...], online: bool
) -> None:
    found = of(Outcome.STATE_SECRET, on=on, served=Service.ONLINE)
    assert found.reconsideration_first is first
    assert found.reconsideration_organ == organs
    assert found.online_channel_named is online


@pytest.mark.parametrize("outcome", [Outcome.REGISTRY_QUERY, OtherAct.NO_REPLY])
def test_no_setting_reaches_back_before_2024(outcome: Contested) -> None:
    found = of(outcome, on=THEN, setting="reconsideration_first")
    assert not found.reconsideration_first
    assert found.reasons[0].code == "remedies-before-2024"


def test_a_reply_older_than_the_period_of_six_months_is_refused() -> None:
    assert of(Outcome.DISCLOSED, on=date(2015, 5, 1)).suit_months == 6
    with pytest.raises(Refusal) as refused:
        of(Outcome.DISCLOSED, on=date(2015, 4, 30))
    assert refused.value.code == "remedies-too-early"
    assert refused.value.values["first"] == date(2015, 5, 1)


def test_the_reasons_say_organ_and_channel_in_both_languages() -> None:
    found = of(Outcome.DISCLOSED, served=Service.ONLINE)
    assert [step.article for step in found.reasons] == [
        "条例第五十一条、行政诉讼法第四十四条第一款",
        "行政复议法第二十四条第一款第（一）项",
        "行政复议法第二十二条第二款",
    ]
    assert all(step.sentence("en").endswith(".") for step in found.reasons)
