"""An application is found by number and query code, however typed, and by nothing less."""

import pytest
from pytest_django.fixtures import Settings

from gongkai.office.applications.holding import Holder, held
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.tracking import BEYOND, Number, lookup, printed, read
from gongkai.office.bodies.models import Body, BodyName
from gongkai.office.limits.models import Tally
from gongkai.refusal import Refusal
from tests.office.factory import SINCE, body, letter
from tests.office.online import ADDRESS

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Body:
    """A bureau that had another name."""
    found = body("b12")
    BodyName.objects.create(body=found, name="云溪县招商局", since=SINCE, until=SINCE)
    return found


@pytest.fixture
def row(bureau: Body) -> Application:
    """The second of its applications."""
    letter(bureau)
    return letter(bureau)


def refused(number: str, code: str, address: str = ADDRESS) -> Refusal:
    """Why nothing is shown."""
    with pytest.raises(Refusal) as found:
        lookup(number, code, address=address)
    return found.value


@pytest.mark.parametrize(
    "typed",
    [
        "b12-2026-2",
        " B12 - 2026 - 2 ",
        "ｂ１２－２０２６－２",
        "b12-2026-0002",
        "b1220262",
        "b12/2026/2号",
        "云溪县商务局2026年第2号",
        "云溪县商务局〔2026〕2号",
        "云溪县招商局〔2026〕2号",
    ],
)
def test_a_number_may_be_typed_in_many_ways(row: Application, typed: str) -> None:
    code = query_code(row.code).lower().replace("-", " ")
    assert lookup(typed, code, address=ADDRESS) == Holder(row.code)


@pytest.mark.parametrize(
    "typed", ["b12-2026-1", "b12-2025-2", "other-2026-2", "2026-2", "2", "", "b12", "\0" * 9]
)
def test_a_wrong_number_and_a_wrong_code_are_told_alike(row: Application, typed: str) -> None:
    wrong = refused(typed, query_code(row.code))
    other = refused(printed(row), "22222-22222")
    assert (wrong.code, wrong.values) == (other.code, other.values) == ("counter-not-found", {})


def test_the_code_of_another_application_opens_only_that(bureau: Body, row: Application) -> None:
    other = letter(bureau)
    assert refused(printed(row), query_code(other.code)).code == "counter-not-found"


@pytest.mark.parametrize("code", ["", " ", "-", "%", "喆玥", "\0", "A" * 100_000])
def test_what_is_no_code_finds_nothing(row: Application, code: str) -> None:
    assert refused(printed(row), code).code == "counter-not-found"


def test_ten_thousand_guesses_from_one_address_are_refused(row: Application) -> None:
    """After the first twenty not one is told as wrong; in the end the right code comes too late."""
    codes = [refused(f"b12-2026-{n}", f"{n:010}").code for n in range(10_000)]
    assert set(codes[:20]) == {"counter-not-found"}
    assert set(codes[20:]) == {"counter-too-often"}
    assert refused(printed(row), query_code(row.code)).code == "counter-too-often"


def test_nobody_is_locked_out_by_what_others_try(row: Application) -> None:
    """From one address, from many, and from behind the address that the applicant shares."""
    right = (printed(row), query_code(row.code))
    for n in range(60):
        refused(right[0], f"{n:010}", ADDRESS)
        refused(right[0], f"{n:010}", f"192.0.2.{n}")
    for address in ("198.51.100.7", "192.0.2.5", ADDRESS):
        assert lookup(*right, address=address) == Holder(row.code)
    assert refused(right[0], "22222-22222").code == "counter-too-often"  # wrong ones still are


def test_a_right_code_takes_nothing_from_the_tries_of_its_address(
    row: Application, settings: Settings
) -> None:
    settings.TRACK_TRIES = 3
    for _ in range(3):
        refused(printed(row), "wrong")
    for _ in range(3 * BEYOND):
        lookup(printed(row), query_code(row.code), address=ADDRESS)
    assert refused(printed(row), "wrong").code == "counter-too-often"


def test_who_is_right_may_look_as_often_as_they_like(row: Application, settings: Settings) -> None:
    settings.TRACK_TRIES = 3
    for _ in range(20):
        lookup(printed(row), query_code(row.code), address=ADDRESS)


def test_no_address_and_no_number_is_kept(row: Application) -> None:
    refused(printed(row), "wrong")
    kept = " ".join(f"{each.kind} {each.who}" for each in Tally.objects.all())
    assert Tally.objects.count() == 2
    assert ADDRESS not in kept
    assert "2026" not in kept


def test_a_marker_holds_for_half_an_hour_and_cannot_be_made(
    row: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = Holder(row.code).marker
    assert held(marker) == Holder(row.code)
    for other in (row.code, marker[:-1] + "x", "", "a:b:c"):
        with pytest.raises(Refusal):
            held(other)
    from time import time

    monkeypatch.setattr("django.core.signing.time.time", lambda: time() + 31 * 60)
    with pytest.raises(Refusal):
        held(marker)


def test_a_number_is_read_from_the_end() -> None:
    assert read("1926-2026-15") == Number("1926", 2026, 15)
    assert read("b2026-2026-15") == Number("b2026", 2026, 15)
    assert read("nothing") is None
