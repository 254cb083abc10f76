"""The text of the remedy notice, word for word; the cases are in golden/."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from gongkai.law.policy import Policy
from gongkai.law.remedies import (
    Body,
    BodyKind,
    Level,
    Names,
    OtherAct,
    Remedy,
    Service,
    notice,
    remedy,
    unnamed,
)
from gongkai.refusal import Refusal
from gongkai.words import Outcome

GOLDEN = Path(__file__).parent / "golden"
KNOWN = Names(
    own_government="云溪县人民政府",
    government_above="云城市人民政府",
    department_above="云城市某某局",
    court="云溪县人民法院",
    online="https://fy.yunxi.example/",
)
JUSTICE = replace(KNOWN, department_above="云城市司法局")
ABOVE_TOWNSHIP = replace(KNOWN, government_above="云溪县人民政府")
CAPITAL = replace(KNOWN, court="某某市第一中级人民法院")
NOBODY = Names(online=KNOWN.online)
COUNTY = Body(BodyKind.DEPARTMENT, Level.COUNTY)
JUDICIAL = Body(BodyKind.JUDICIAL_DEPARTMENT, Level.COUNTY)
CUSTOMS = Body(BodyKind.VERTICAL, Level.CITY)
TOWNSHIP = Body(BodyKind.TOWNSHIP, Level.COUNTY)
PROVINCE = Body(BodyKind.GOVERNMENT, Level.PROVINCE)
MINISTRY = Body(BodyKind.DEPARTMENT, Level.STATE)
ZONE = Body(BodyKind.AGENCY_OF_GOVERNMENT, Level.CITY)

of: Callable[..., Remedy] = partial(
    remedy, replied_on=date(2026, 3, 30), body=COUNTY, served=Service.PAPER
)
before: Callable[..., Remedy] = partial(of, replied_on=date(2023, 6, 9))

CASES: dict[str, tuple[Remedy, Names]] = {
    "first": (of(Outcome.STATE_SECRET), KNOWN),
    "first-online": (of(Outcome.PROCESS_INFORMATION, served=Service.ONLINE), KNOWN),
    "first-two-organs": (of(Outcome.INTERNAL_AFFAIRS, body=JUDICIAL), JUSTICE),
    "first-itself": (of(Outcome.THIRD_PARTY_RIGHTS, body=PROVINCE), KNOWN),
    "first-nobody-named": (of(Outcome.ENFORCEMENT_FILE, body=JUDICIAL), NOBODY),
    "first-no-reply": (
        of(OtherAct.NO_REPLY, policy=Policy(no_reply_remedy="reconsideration_first")),
        KNOWN,
    ),
    "partly-first": (of(Outcome.PARTLY_DISCLOSED, grounds=[Outcome.THIRD_PARTY_RIGHTS]), KNOWN),
    "partly-either": (of(Outcome.PARTLY_DISCLOSED, grounds=[Outcome.REGISTRY_QUERY]), KNOWN),
    "either": (of(Outcome.NOT_HELD), KNOWN),
    "either-online": (of(Outcome.DISCLOSED, body=CUSTOMS, served=Service.ONLINE), KNOWN),
    "either-township": (of(Outcome.REPEATED, body=TOWNSHIP), ABOVE_TOWNSHIP),
    "either-itself": (of(Outcome.PETITION, body=MINISTRY), CAPITAL),
    "either-nobody-named": (of(Outcome.DISCLOSED, body=ZONE), NOBODY),
    "no-reply": (of(OtherAct.NO_REPLY), KNOWN),
    "other-letter": (of(Outcome.SUPPLEMENT_LAPSED), replace(KNOWN, letter="本告知书")),
    "before-2024": (before(Outcome.STATE_SECRET, served=Service.ONLINE), KNOWN),
    "before-2024-itself": (before(Outcome.STATE_SECRET, body=MINISTRY), CAPITAL),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_that_of_the_golden_file(name: str) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert notice(*CASES[name]) + "\n" == expected


def test_every_golden_file_is_a_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CASES)


@pytest.mark.parametrize("online", ["", "  "])
def test_a_letter_sent_online_needs_the_address(online: str) -> None:
    with pytest.raises(Refusal) as refused:
        notice(of(Outcome.DISCLOSED, served=Service.ONLINE), replace(KNOWN, online=online))
    assert refused.value.code == "remedies-online-missing"


def test_a_letter_on_paper_needs_no_address_and_names_none() -> None:
    assert "互联网" not in notice(of(Outcome.DISCLOSED), replace(KNOWN, online=""))
    assert "互联网" not in notice(of(Outcome.DISCLOSED), KNOWN)


@pytest.mark.parametrize("name", [name for name in CASES if "nobody" not in name])
def test_nothing_is_reported_where_all_names_are_known(name: str) -> None:
    assert unnamed(*CASES[name]) == ()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (of(Outcome.STATE_SECRET), ["本机关的本级人民政府"]),
        (of(Outcome.DISCLOSED), ["本机关的本级人民政府", "有管辖权的人民法院"]),
        (of(Outcome.STATE_SECRET, body=PROVINCE), []),
        (of(Outcome.DISCLOSED, body=PROVINCE), ["有管辖权的人民法院"]),
        (
            of(Outcome.STATE_SECRET, body=JUDICIAL),
            ["本机关的本级人民政府", "本机关的上一级司法行政部门"],
        ),
        (
            before(Outcome.STATE_SECRET),
            ["本机关的本级人民政府", "本机关的上一级主管部门", "有管辖权的人民法院"],
        ),
    ],
)
def test_whoever_is_only_described_is_reported(found: Remedy, said: list[str]) -> None:
    reported = unnamed(found)
    assert [step.values["said"] for step in reported] == said
    assert all(description in notice(found) for description in said)
    assert all(f"“{one}”" in step.sentence() for one, step in zip(said, reported, strict=True))


def test_the_duty_to_name_the_organ_is_cited_by_the_law_of_the_time() -> None:
    assert unnamed(of(Outcome.STATE_SECRET))[0].article == "行政复议法第二十条第三款"
    assert unnamed(before(Outcome.STATE_SECRET))[0].article == "行政复议法实施条例第十七条"
    assert unnamed(of(Outcome.DISCLOSED))[1].article == "行政诉讼法第十八条第一款"
