"""Walking one chain for somebody is itself told."""

import pytest

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.journal import attesting
from gongkai.office.journal.attesting import attest, checks
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.said import Verified
from gongkai.office.journal.verifying import verify
from gongkai.refusal import Refusal
from tests.office.factory import body, letter, person
from tests.triggers import without_triggers

pytestmark = pytest.mark.django_db


def test_a_whole_chain_is_told_with_its_length_and_stays_whole() -> None:
    bureau = body()
    auditor = person(bureau, Role.AUDITOR)
    letter(bureau)
    count = Head.objects.get().count
    assert attest(bureau, by=auditor) == []
    (found,) = checks([bureau.pk])
    assert (found.said, found.by) == (Verified(count, whole=True), str(auditor))
    assert list(verify()) == []


def test_a_broken_chain_is_told_with_the_reason() -> None:
    bureau = body()
    letter(bureau)
    letter(bureau)
    with without_triggers():
        Entry.objects.filter(number=1).delete()
    (broken,) = attest(bureau, by=person(bureau, Role.AUDIT_ADMIN))
    assert broken.why == "gap"
    assert checks([bureau.pk])[0].said == Verified(2, whole=False, why="gap")


def test_a_chain_that_nobody_can_wait_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attesting, "MOST", 0)
    bureau = body()
    letter(bureau)
    with pytest.raises(Refusal, match="office-journal-long"):
        attest(bureau, by=person(bureau, Role.AUDITOR))


def test_who_may_not_is_remembered() -> None:
    bureau = body()
    system = person(bureau, Role.SYSTEM_ADMIN)
    with pytest.raises(Forbidden):
        attest(bureau, by=system)
    assert Entry.objects.get().kind == "body.refused"
    assert checks([bureau.pk]) == []
