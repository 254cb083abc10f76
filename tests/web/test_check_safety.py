"""What strangers may send: it takes little, it stops nobody else, and nothing of it stays."""

import os
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from gongkai.annual.messages import templates
from gongkai.refusal import Refusal
from gongkai.web.portal.checking import views
from gongkai.web.portal.checking.allowance import address_of
from gongkai.web.portal.checking.child import Limits, Queue, bounded
from gongkai.web.portal.checking.uploads import MAX_BODY, MOST_FILES
from tests.web.hostile import HOSTILE
from tests.web.reports import faulty, hidden, pasted, refusals

LIMITS = Limits(20, 2000)


@pytest.fixture(autouse=True)
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder where a temporary file would be; it must be as empty afterwards."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert [path for path in tmp_path.iterdir() if not path.name.startswith("pymp-")] == []


@pytest.mark.parametrize("code", HOSTILE)
def test_a_hostile_file_is_refused_in_plain_words(client: Client, code: str) -> None:
    name, data = HOSTILE[code]
    answer = client.post("/check/", {"files": SimpleUploadedFile(name, data)})
    assert answer.status_code == 400
    sentence = templates("zh")["refusal"][code].partition("{")[0].partition("“")[0]
    assert refusals(answer.content.decode()) != []
    assert f"没有检查“{name}”。{sentence}" in refusals(answer.content.decode())[0]


def test_a_request_that_is_too_big_is_not_read(client: Client) -> None:
    given = SimpleUploadedFile("big.html", b" " * (MAX_BODY + 1))
    answer = client.post("/check/", {"files": given})
    assert answer.status_code == 413
    assert "内容太多" in refusals(answer.content.decode())[0]


def test_a_large_file_stays_in_memory(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a file goes to disk")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", fail)
    answer = client.post("/check/", {"files": SimpleUploadedFile("a.bin", b"MZ" * 20_000_000)})
    assert "程序或数据库" in refusals(answer.content.decode())[0]


def test_text_without_end_is_refused(client: Client) -> None:
    answer = client.post("/check/", {"text": "一" * 8_000_000})
    assert answer.status_code == 413
    assert refusals(answer.content.decode())


@pytest.mark.parametrize("count", [MOST_FILES + 1, 101])
def test_too_many_files_are_refused(client: Client, count: int) -> None:
    given = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(count)]
    answer = client.post("/check/", {"files": given, "text": "在"})
    assert answer.status_code == 400
    assert "最多 10 份" in refusals(answer.content.decode())[0]


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refusal, match="too_long"):
        bounded(Limits(1, 2000), signal.pause)


def test_what_takes_too_much_memory_is_stopped() -> None:
    with pytest.raises(Refusal, match="too_heavy"):
        bounded(LIMITS, bytes, 3_000_000_000)


def test_what_breaks_the_process_breaks_no_more() -> None:
    with pytest.raises(Refusal, match="too_heavy"):
        bounded(LIMITS, os.abort)
    assert bounded(LIMITS, abs, -1) == 1


def test_a_fault_of_ours_is_told_by_its_place_and_not_by_what_was_sent() -> None:
    with pytest.raises(Refusal, match="fault") as told:
        bounded(LIMITS, int, "geheim")
    assert "ValueError" in str(told.value)
    assert "geheim" not in str(told.value)


def test_what_the_process_leaves_on_disk_goes_with_it(disk: Path) -> None:
    folder = bounded(LIMITS, tempfile.mkdtemp)
    assert folder.startswith(str(disk))
    assert not Path(folder).exists()


def test_an_address_may_ask_only_so_often_a_minute(client: Client, settings: Settings) -> None:
    settings.CHECK_UPLOADS = 2
    answers = [client.post("/check/", {"text": pasted()}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "限 2 份" in refusals(answers[2].content.decode())[0]
    assert "本年度未收取信息处理费" in answers[2].content.decode()
    other = client.post("/check/", {"text": pasted()}, REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


@pytest.mark.parametrize(("https", "address"), [(True, "192.0.2.9"), (False, "127.0.0.1")])
def test_only_behind_a_proxy_is_its_word_taken(
    settings: Settings, https: bool, address: str
) -> None:
    settings.HTTPS = https
    request = RequestFactory().get("/check/")
    request.META["HTTP_X_FORWARDED_FOR"] = "10.0.0.1, 192.0.2.9"
    assert address_of(request) == address


def send(address: str, file: tuple[str, bytes]) -> int:
    """The status of the answer to a file, sent as a browser sends it."""
    with urlopen(f"{address}/check/") as answer:
        token = hidden(answer.read().decode(), "csrfmiddlewaretoken")
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    field = b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    body = field % (b"csrfmiddlewaretoken", b"", token.encode())
    body += field % (b"files", b'; filename="%s"' % file[0].encode(), file[1]) + b"--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Cookie": cookie}
    try:
        with urlopen(Request(f"{address}/check/", body, headers)) as answer:
            return int(answer.status)
    except HTTPError as refused:
        with refused:
            return refused.code


@pytest.mark.django_db
def test_twenty_at_once_leave_the_server_answering(live_server: LiveServer) -> None:
    files = list(HOSTILE.values())[:20]
    with ThreadPoolExecutor(len(files)) as pool:
        answers = pool.map(send, [live_server.url] * len(files), files)
        with urlopen(f"{live_server.url}/healthz", timeout=5) as answer:
            assert answer.read() == b"ok"
        assert set(answers) <= {400, 503}
    assert send(live_server.url, ("report.html", faulty())) == 200


@pytest.mark.django_db
def test_who_sends_too_much_is_still_answered(live_server: LiveServer) -> None:
    assert send(live_server.url, ("big.html", b" " * (MAX_BODY + 1))) == 413


def test_where_too_many_wait_one_is_told_and_keeps_the_text(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Queue(1)
    monkeypatch.setattr(views, "queue", full)
    with full:
        answer = client.post("/check/", {"text": pasted()})
    assert answer.status_code == 400
    assert "同时检查的人太多" in refusals(answer.content.decode())[0]
    assert client.post("/check/", {"text": pasted()}).status_code == 200


def test_a_form_of_a_thousand_fields_is_refused(client: Client) -> None:
    answer = client.post("/check/", {f"field{n}": "x" for n in range(1_100)})
    assert answer.status_code == 400
    assert "上传中断" in refusals(answer.content.decode())[0]
