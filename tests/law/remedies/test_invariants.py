"""What holds of every remedy, whatever the reply."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.outcomes import RemedyKind, outcomes
from gongkai.law.policy import Policy
from gongkai.law.remedies import (
    Body,
    BodyKind,
    Contested,
    Level,
    Names,
    OtherAct,
    Remedy,
    Service,
    notice,
    remedy,
)
from gongkai.law.tables import table
from gongkai.words import Outcome

SINCE = date(2024, 1, 1)
GROUNDS = [
    outcome
    for outcome, rule in outcomes().items()
    if rule.remedy in {RemedyKind.REFUSAL, RemedyKind.REGISTRY}
]
BODIES = [
    Body(kind, level)
    for row in table("remedies")["organs"]
    for kind in BodyKind
    for level in Level
    if kind in row["kinds"] and level in row["levels"]
]


@st.composite
def remedies(draw: st.DrawFn) -> tuple[Remedy, Service]:
    """A remedy of any reply that can be, and how the reply was served."""
    contested: list[Contested] = [*Outcome, *OtherAct]
    outcome = draw(st.sampled_from(contested))
    partly = outcome is Outcome.PARTLY_DISCLOSED
    served = draw(st.sampled_from(Service))
    found = remedy(
        outcome,
        replied_on=draw(st.dates(date(2015, 5, 1), date(2050, 1, 1))),
        body=draw(st.sampled_from(BODIES)),
        served=served,
        grounds=draw(st.lists(st.sampled_from(GROUNDS), min_size=1)) if partly else (),
        policy=Policy(
            registry_query_remedy=draw(st.sampled_from(["either", "reconsideration_first"])),
            no_reply_remedy=draw(st.sampled_from(["either", "reconsideration_first"])),
        ),
    )
    return found, served


@given(remedies())
def test_a_suit_has_no_period_of_its_own_exactly_where_reconsideration_comes_first(
    given_: tuple[Remedy, Service],
) -> None:
    found, _ = given_
    assert found.reconsideration_first is (found.suit_months is None)


@given(remedies())
def test_reconsideration_never_comes_first_before_2024(given_: tuple[Remedy, Service]) -> None:
    found, _ = given_
    assert not found.reconsideration_first or found.replied_on >= SINCE


@given(remedies())
def test_the_online_channel_is_named_since_2024_where_served_online(
    given_: tuple[Remedy, Service],
) -> None:
    found, served = given_
    expected = served is Service.ONLINE and found.replied_on >= SINCE
    assert found.online_channel_named is expected


@given(remedies())
def test_there_is_an_organ_and_a_cited_reason_for_it(given_: tuple[Remedy, Service]) -> None:
    found, _ = given_
    assert found.reconsideration_organ
    assert [step.code for step in found.reasons].count("remedies-organ") == 1
    assert all(step.article and step.sentence().endswith("。") for step in found.reasons)


@given(remedies())
def test_the_text_leaves_no_hole_and_says_what_the_remedy_says(
    given_: tuple[Remedy, Service],
) -> None:
    found, _ = given_
    text = notice(found, Names(online="https://fy.yunxi.example/"))
    assert not set("{}") & set(text)
    assert "None" not in text and "向申请" not in text and "向提" not in text
    assert ("应当先申请行政复议" in text) is found.reconsideration_first
    partly = found.outcome is Outcome.PARTLY_DISCLOSED
    assert ("6个月" in text) is (partly or not found.reconsideration_first)
    assert ("由申请人选择其一" in text) is (len(found.reconsideration_organ) > 1)
    assert ("fy.yunxi.example" in text) is found.online_channel_named
