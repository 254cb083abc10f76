"""The skeleton of a reply: of every outcome, with its article and its remedies."""

import pytest

from gongkai.law.letters import letters
from gongkai.law.outcomes import outcomes
from gongkai.law.remedies import OtherGround
from gongkai.office.applications.drafting import skeleton
from gongkai.office.applications.remedying import remedies
from gongkai.office.bodies.models import Supervision
from gongkai.refusal import Refusal
from gongkai.words import Outcome
from tests.office.factory import PERSONAL, RECEIVED, body, letter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_skeleton_with_article_and_remedy(outcome: Outcome) -> None:
    bureau, county = body(), body("county", name="云溪县人民政府", kind="government")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    row = letter(bureau)
    grounds = [Outcome.INTERNAL_AFFAIRS] if outcome is Outcome.PARTLY_DISCLOSED else []
    text = skeleton(row, outcome, grounds, RECEIVED)
    opening, basis, task, *notice = text.splitlines()
    assert f"登记编号：{row}" in opening
    assert PERSONAL["content"] in opening
    assert PERSONAL["name"] not in text
    rule = outcomes()[outcome]
    assert (rule.article or "").removeprefix("条例") in basis
    assert "《中华人民共和国政府信息公开条例》条例" not in basis
    assert task == f"【请写：{letters()[rule.letters[0]].text}】"
    said = "".join(notice)
    assert "云溪县人民政府" in said
    assert "行政复议" in said
    assert "人民法院" in said


def test_a_ground_that_is_no_outcome_has_its_remedy() -> None:
    row = letter(body())
    grounds = [OtherGround.NOT_INFORMATION]
    assert remedies(row, Outcome.PARTLY_DISCLOSED, RECEIVED, grounds)


def test_partly_without_a_ground_is_refused() -> None:
    with pytest.raises(Refusal, match="remedies-grounds-missing"):
        skeleton(letter(body()), Outcome.PARTLY_DISCLOSED, [], RECEIVED)


def test_a_body_without_a_superior_has_a_skeleton_too() -> None:
    assert "行政复议" in skeleton(letter(body()), Outcome.DISCLOSED, [], RECEIVED)
