"""Who reconsiders: of a department its government, of a township or government the one above."""

import pytest

from gongkai.office.applications.drafting import skeleton
from gongkai.office.applications.remedying import remedies
from gongkai.office.bodies.models import Supervision
from gongkai.words import Outcome
from tests.office.factory import RECEIVED, body, letter

pytestmark = pytest.mark.django_db
COUNTY = {"kind": "government", "level": "county"}
CITY = {"kind": "government", "level": "city"}
BUREAU = {"kind": "department", "level": "county"}


@pytest.mark.parametrize(
    ("below", "above", "named"),
    [
        (BUREAU, COUNTY, True),
        (BUREAU, CITY, False),
        (BUREAU, {"kind": "department", "level": "city"}, False),
        ({"kind": "township", "level": "county"}, COUNTY, True),
        (COUNTY, CITY, True),
        ({"kind": "vertical", "level": "county"}, COUNTY, False),
    ],
)
def test_the_letter_names_whom_the_law_names_and_describes_others(
    below: dict[str, str], above: dict[str, str], named: bool
) -> None:
    parent = body("above", name="云溪上级", **above)
    own = body("below", **below)
    Supervision.objects.create(body=own, parent=parent, first_year=2020)
    row = letter(own)
    said = remedies(row, Outcome.INTERNAL_AFFAIRS, RECEIVED)
    assert ("云溪上级" in said) is named
    assert skeleton(row, Outcome.INTERNAL_AFFAIRS, [], RECEIVED).endswith(said)
