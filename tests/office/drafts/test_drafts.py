"""A draft is sealed, found only by its token, and gone once sent or too old."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from gongkai.office.applications.counter import looked_at
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import told
from gongkai.office.drafts import keeping
from gongkai.office.drafts.models import Draft, DraftFile
from gongkai.office.drafts.sending import send, sent_already
from gongkai.office.vault import store
from gongkai.office.vault.models import CaseKey, PersonalData
from gongkai.refusal import Refusal
from tests.office.factory import body
from tests.office.online import ADDRESS, FIRM, NAME, PDF, VALUES, applied

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_found_again_by_the_token_alone() -> None:
    bureau = body()
    draft, token = keeping.begin(bureau, address=ADDRESS)
    keeping.save(draft, {"name": NAME, "content": "一\r\n二", "purpose": "no field"})
    keeping.save(draft, {"telephone": "154"})
    found = keeping.find(token, bureau)
    assert found
    values = keeping.opened(found).values
    assert values == {"name": NAME, "content": "一\n二", "telephone": "154"}
    assert keeping.find(token, body("other")) is None
    assert keeping.find(token[:-1], bureau) is None
    assert keeping.find("", bureau) is None


def test_nothing_of_it_lies_open_and_no_digest_is_made() -> None:
    draft, token = keeping.begin(body(), address=ADDRESS)
    keeping.save(draft, VALUES)
    keeping.add(draft, looked_at("护照.pdf", PDF))
    with connection.cursor() as cursor:
        rows = []
        for table in ("drafts_draft", "drafts_draftfile", "vault_casekey"):
            cursor.execute(f"SELECT * FROM {table}")
            rows += cursor.fetchall()
    values = [value for row in rows for value in row]
    text = b" ".join(
        bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode() for v in values
    )
    for secret in (NAME, VALUES["identity"], "护照", token):
        assert secret.encode() not in text
    assert PersonalData.objects.count() == 0
    assert store.find("name", NAME) == []


def test_sending_makes_an_application_and_leaves_no_draft() -> None:
    bureau = body()
    draft, _ = keeping.begin(bureau, address=ADDRESS)
    keeping.save(draft, VALUES)
    keeping.add(draft, looked_at("护照.pdf", PDF))
    row = send(draft, address=ADDRESS)
    assert send_again(draft) == row
    assert [each.said.KIND for each in told(row.code)][1:] == ["application.attached"]
    assert (Draft.objects.count(), DraftFile.objects.count()) == (0, 0)
    assert list(CaseKey.objects.values_list("subject", flat=True)) == [row.code]
    assert sent_already(draft.code, bureau) == Holder(row.code)
    assert sent_already(draft.code, body("other")) is None
    assert sent_already("", bureau) is None


def send_again(draft: Draft) -> Holder | None:
    """What a second click finds."""
    return sent_already(draft.code, draft.body)


def test_an_incomplete_draft_is_refused_and_stays() -> None:
    draft, token = keeping.begin(body(), address=ADDRESS)
    keeping.save(draft, {**VALUES, "name": ""})
    with pytest.raises(Refusal):
        send(draft, address=ADDRESS)
    found = keeping.find(token, draft.body)
    assert found
    assert keeping.opened(found).values["telephone"] == VALUES["telephone"]


def test_a_draft_replaces_what_was_just_sent_for_its_holder_alone() -> None:
    bureau = body()
    row, other = applied(bureau, "1"), applied(bureau, "2")
    draft, _ = keeping.begin_amending(Holder(row.code))
    assert keeping.opened(draft).values["name"] == NAME
    keeping.save(draft, FIRM)
    for holder in (None, Holder(other.code)):
        with pytest.raises(Refusal):
            send(draft, address=ADDRESS, holder=holder)
    send(draft, address=ADDRESS, holder=Holder(row.code))
    row.refresh_from_db()
    assert row.applicant_class == "business"
    assert Application.objects.count() == 2


def test_after_seven_days_it_is_deleted_with_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    bureau = body()
    draft, token = keeping.begin(bureau, address=ADDRESS)
    keeping.add(draft, looked_at("护照.pdf", PDF))
    later = timezone.now() + timedelta(days=7, seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert keeping.find(token, bureau) is None
    keeping.begin(bureau, address=ADDRESS)
    assert Draft.objects.count() == 1
    assert not CaseKey.objects.filter(subject=draft.code).exists()
    with pytest.raises(Refusal) as refused:
        keeping.save(draft, VALUES)
    assert refused.value.code == "counter-draft-gone"


def test_attachments_are_few_and_can_be_dropped(settings: Settings) -> None:
    settings.UPLOAD_FILES = 2
    draft, _ = keeping.begin(body(), address=ADDRESS)
    for name in ("一.pdf", "二.pdf"):
        keeping.add(draft, looked_at(name, PDF))
    with pytest.raises(Refusal) as refused:
        keeping.add(draft, looked_at("三.pdf", PDF))
    assert refused.value.code == "counter-files-many"
    keeping.remove(draft, keeping.opened(draft).files[0].code)
    assert [file.name for file in keeping.files_of(draft)] == ["二.pdf"]


def test_a_flood_of_drafts_is_stopped(settings: Settings) -> None:
    settings.APPLY_SENDS = 1
    bureau = body()
    for _ in range(keeping.A_SENDING):
        keeping.begin(bureau, address=ADDRESS)
    with pytest.raises(Refusal):
        keeping.begin(bureau, address=ADDRESS)
