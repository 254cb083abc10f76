"""What strangers try: each is refused, and nothing that is logged names anybody."""

import logging
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from gongkai.config.logs import LOGGING
from gongkai.office.applications.models import Application, File
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.telling import told
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Body
from gongkai.office.drafts.models import Draft
from gongkai.office.journal.models import Entry
from gongkai.web.portal.applying.views import step
from tests.office.factory import body, letter
from tests.office.online import NAME, PDF, VALUES, applied
from tests.office.online_cases import at
from tests.web.counter.walking import errors, fill, send, text, track, upload

pytestmark = pytest.mark.django_db
HTML = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7|add:7 }}"
GIGABYTE = 1 << 30


@pytest.fixture
def bureau() -> Body:
    """A bureau."""
    return body()


def test_a_form_of_another_site_does_nothing(bureau: Body) -> None:
    client = Client(enforce_csrf_checks=True)
    row = at("running", bureau)
    assert track(client, row).status_code == 403
    easy = Client()
    track(easy, row)
    client.cookies = easy.cookies
    before = len(told(row.code))
    paths = ("withdraw", "retract", "amend", "attach")
    for path in ("/apply/yunxi/", "/track/leave/", *(f"/track/do/{name}/" for name in paths)):
        assert client.post(path, {"text": "x", **VALUES}).status_code == 403, path
    assert len(told(row.code)) == before
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("path", ["status", "receipt", "file/0", "leave", "do/withdraw"])
def test_a_get_never_changes_anything(client: Client, bureau: Body, path: str) -> None:
    row = applied(bureau)
    track(client, row)
    before = Entry.objects.count()
    client.get(f"/track/{path}/")
    row.refresh_from_db()
    assert row.stage == "open"
    assert Entry.objects.count() - before <= (path == "file/0")


def test_a_code_opens_its_own_application_and_no_file_of_another(
    client: Client, bureau: Body
) -> None:
    other = at("replied", bureau)
    track(client, applied(bureau))
    for file in File.objects.filter(application=other):
        answer = client.get(f"/track/file/{file.code}/")
        assert answer.status_code == 404
    assert printed(other) not in text(client.get("/track/status/"))


def test_a_made_up_session_opens_nothing(client: Client, bureau: Body) -> None:
    row = applied(bureau)
    for marker in (row.code, f"{row.code}:x:y", "", {"code": row.code}, 7):
        session = client.session
        session["applicant"] = marker
        session.save()
        assert client.get("/track/status/").status_code == 403


def test_the_session_gets_a_new_number_when_a_code_is_shown(client: Client, bureau: Body) -> None:
    client.session.save()
    before = client.cookies.get("sessionid")
    track(client, applied(bureau))
    assert client.cookies["sessionid"].value != (before.value if before else "")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "a\r\nSet-Cookie: x.pdf"]
)
def test_a_path_in_the_name_of_a_file_leads_nowhere(
    client: Client, bureau: Body, name: str
) -> None:
    fill(client, bureau)
    upload(client, bureau, name)
    send(client, bureau)
    row = Application.objects.get()
    answer = client.get(f"/track/file/{row.files.get().code}/")
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment;")
    assert not set(said) & {"/", "\\", "\r", "\n"}
    assert "Set-Cookie" not in answer.headers


def test_html_in_every_field_is_shown_and_never_run(client: Client, bureau: Body) -> None:
    typed = dict.fromkeys(VALUES, HTML) | {
        name: VALUES[name] for name in ("form", "supply", "applicant_class", "identity_kind")
    }
    typed |= {"identity_kind": "其他证件", "telephone": "15400001234"}
    more = ("address", "contact", "representative", "representative_identity")
    typed |= dict.fromkeys(more, HTML)
    fill(client, bureau, **typed)
    upload(client, bureau, f"{HTML}.pdf")
    pages = [client.get(f"/apply/yunxi/{name}") for name in ("", "contact/", "files/", "review/")]
    bad = client.post("/apply/yunxi/contact/", {**typed, "email": HTML, "telephone": HTML})
    assert len(errors(bad)) == 2
    client.post("/apply/yunxi/contact/", typed)
    assert send(client, bureau).status_code == 302
    pages += [bad, client.get("/track/receipt/"), client.get("/track/status/")]
    pages.append(client.post("/track/do/make_supplement/", {"text": HTML, "token": "t"}))
    pages.append(client.post("/track/", {"number": HTML, "query_code": HTML}))
    pages.append(client.get("/apply/", {"q": HTML}))
    for answer in pages:
        page = text(answer)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&amp;14" not in page
    for typed_again in ("&lt;script&gt;alert", "{{ 7|add:7 }}"):
        assert sum(typed_again in text(answer) for answer in pages) >= 6


class Endless(BytesIO):
    """A stream without end that counts what was taken of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        """So many bytes; nobody may ask for all."""
        assert size is not None
        assert size >= 0
        self.taken += size
        return b"x" * size


def test_five_gigabytes_are_refused_and_not_kept(bureau: Body) -> None:
    kind = "multipart/form-data; boundary=b"
    stream = Endless()
    request = RequestFactory().generic("POST", "/apply/yunxi/files/", b"", kind)
    request.META |= {"CONTENT_LENGTH": str(5 * GIGABYTE), "wsgi.input": stream}
    request._stream = stream
    answer = step(request, body="yunxi", step="files")
    assert answer.status_code == 413
    assert stream.taken < GIGABYTE
    assert "最多 11 MB" in text(answer)
    assert Draft.objects.count() == 0
    assert bureau.pk


def test_what_is_streamed_without_a_length_is_not_read(bureau: Body) -> None:
    kind = "multipart/form-data; boundary=b"
    request = RequestFactory().generic("POST", "/apply/yunxi/files/", b"", kind)
    assert "CONTENT_LENGTH" not in request.META
    assert step(request, body=bureau.code, step="files").status_code == 403


def test_a_file_that_is_too_big_is_refused(
    client: Client, bureau: Body, settings: Settings
) -> None:
    settings.UPLOAD_MEGABYTES = 1
    fill(client, bureau)
    answer = upload(client, bureau, "大.pdf", PDF + b"0" * 1_500_000)
    assert answer.status_code == 413
    assert "最多 1 MB" in text(answer)
    assert VALUES["content"] in text(client.get("/apply/yunxi/"))


def test_many_files_at_once_and_broken_forms_are_refused(client: Client, bureau: Body) -> None:
    fill(client, bureau)
    many = {"file": [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(101)]}
    assert client.post("/apply/yunxi/files/", many).status_code == 413
    kind = "multipart/form-data; boundary="
    assert client.post("/apply/yunxi/files/", b"broken", content_type=kind).status_code == 400


def test_guesses_by_the_page_are_refused_in_the_end(client: Client, bureau: Body) -> None:
    row = applied(bureau)
    given = {"number": printed(row), "query_code": "22222-22222"}
    codes = [client.post("/track/", given).status_code for _ in range(25)]
    assert codes == [400] * 20 + [429] * 5
    assert track(client, row).status_code == 302


def test_a_flood_of_applications_is_refused_and_what_was_typed_stays(
    client: Client, bureau: Body, settings: Settings
) -> None:
    settings.APPLY_SENDS = 1
    fill(client, bureau)
    send(client, bureau)
    fill(client, bureau)
    answer = send(client, bureau)
    assert answer.status_code == 429
    assert NAME in text(answer)
    assert Application.objects.count() == 1


def test_nothing_that_is_logged_names_an_applicant(
    client: Client, bureau: Body, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in LOGGING["loggers"]:  # type: ignore[attr-defined]
        logging.getLogger(name).addHandler(caplog.handler)
    try:
        fill(client, bureau)
        upload(client, bureau, f"{NAME}.exe", b"MZ")
        send(client, bureau)
        row = Application.objects.get()
        client.post("/track/", {"number": printed(row), "query_code": "22222-22222"})
        track(client, row)
        client.get("/track/file/0/")
        client.post("/track/do/make_supplement/", {"text": VALUES["content"], "token": "t"})
        client.get(f"/track/file/{letter(bureau).code}/")
    finally:
        for name in LOGGING["loggers"]:  # type: ignore[attr-defined]
            logging.getLogger(name).removeHandler(caplog.handler)
    said = caplog.text + "".join(Entry.objects.values_list("text", flat=True))
    secrets = (NAME, VALUES["identity"], VALUES["telephone"], VALUES["content"])
    for secret in (*secrets, query_code(row.code), "22222-22222"):
        assert secret not in said
