"""Every legal scenario of the project, computed and compared."""

from pathlib import Path

import pytest
import yaml

from gongkai.law.scenarios.run import one

FOLDER = Path(__file__).parent
SCENARIOS = [
    (f"{path.stem}:{scenario['id']}", scenario)
    for path in sorted(FOLDER.glob("*.yaml"))
    for scenario in yaml.safe_load(path.read_text("utf-8"))
]


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    names = [scenario["id"] for _, scenario in SCENARIOS]
    assert len(names) >= 400
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("scenario", [s for _, s in SCENARIOS], ids=[n for n, _ in SCENARIOS])
def test_the_law_makes_of_the_facts_what_the_lawyer_says(scenario: dict[str, object]) -> None:
    assert one(scenario).differs == {}


def test_each_scenario_tells_a_story_and_the_article_that_decides() -> None:
    told = ("title", "article", "expect")
    assert [name for name, each in SCENARIOS if not all(each[key] for key in told)] == []
