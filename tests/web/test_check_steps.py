"""What follows the first look: edits, mends and files, the page carrying the report."""

import json
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from docx import Document as Word

from gongkai.annual.load import load_bytes
from gongkai.annual.writers import ENDINGS
from gongkai.web.portal.checking.views import FORMATS
from tests.web.reports import carried, faulty, pasted, refusals, verdict

TOTAL = "applications.received.total"


@pytest.fixture
def report(client: Client) -> dict[str, str]:
    """The fields of a faulty report on the page."""
    return carried(client.post("/check/", {"html": faulty().decode()}).content.decode())


def edit(client: Client, report: dict[str, str], **cells: str) -> dict[str, str]:
    """The answer to an edit of some cells."""
    edits = {name.replace("__", "."): text for name, text in cells.items()}
    answer = client.post("/check/again/", {**report, "edits": json.dumps(edits)})
    found: dict[str, str] = answer.json()
    return found


def test_an_edit_is_checked_at_once(client: Client, report: dict[str, str]) -> None:
    answer = edit(client, report, applications__received__total="57")
    assert verdict(answer["side"]) == "没有发现问题"
    assert 'class="error' not in answer["sheet"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "空白"), ("5.5", "5.5"), ("-3", "-3"), ("57件", "57件"), ("无", "无")],
)
def test_what_is_typed_is_read_like_a_cell_of_a_file(
    client: Client, report: dict[str, str], text: str, said: str
) -> None:
    answer = edit(client, report, applications__received__business=text)
    assert said in answer["side"] + answer["sheet"]
    assert verdict(answer["side"]) != "没有发现问题"


def test_edits_are_kept_through_a_mend(client: Client, report: dict[str, str]) -> None:
    edits = json.dumps({"decisions.licensing.made": "321"})
    page = client.post("/check/", {**report, "edits": edits, "mend": "0"}).content.decode()
    assert verdict(page) == "没有发现问题"
    assert ">321<" in page


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_can_be_had_in_every_format(client: Client, report: dict[str, str], ending: str) -> None:
    answer = client.post("/check/download/", {**report, "name": "年报.html", "ending": ending})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == FORMATS[ending][1]
    assert f"年报.{ending}" in unquote(answer.headers["Content-Disposition"])
    assert answer.content


def test_a_file_has_the_edits(client: Client, report: dict[str, str]) -> None:
    fields = {**report, "ending": "docx", "edits": json.dumps({TOTAL: "57"})}
    data = client.post("/check/download/", fields).content
    assert Word(BytesIO(data)).tables
    assert load_bytes(data, "年报.docx").cells[TOTAL] == 57


def test_a_character_that_no_font_has_is_told_with_the_report_still_there(
    client: Client,
) -> None:
    text = pasted().replace("本年度未收取", "𪻐本年度未收取")
    page = client.post("/check/", {"text": text})
    fields = carried(page.content.decode()) | {"ending": "pdf"}
    answer = client.post("/check/download/", fields)
    assert answer.status_code == 400
    assert "𪻐" in refusals(answer.content.decode())[0]
    assert "𪻐本年度未收取" in answer.content.decode()


@pytest.mark.parametrize(
    "broken",
    [
        {"edits": "{"},
        {"edits": "[]"},
        {"edits": '{"applications.received.total": 7}'},
        {"edits": '{"no.such.cell": "7"}'},
        {"mend": "x"},
        {"mend": "99"},
        {"mend": "-1"},
        {"prefix": '"><b>'},
        {"report": ""},
        {"report": "{}"},
        {"report": "[1"},
        {"previous": "<html>"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/check/", "/check/again/", "/check/download/"])
def test_fields_that_were_tampered_with_are_refused(
    client: Client, report: dict[str, str], path: str, broken: dict[str, str]
) -> None:
    if path == "/check/download/" and "previous" in broken:
        broken |= {"ending": "json"}
    answer = client.post(path, {"ending": "docx", **report, **broken})
    assert answer.status_code == 400


def test_an_unknown_format_is_refused(client: Client, report: dict[str, str]) -> None:
    assert client.post("/check/download/", {**report, "ending": "exe"}).status_code == 400


def test_a_name_cannot_break_the_header_of_the_file(client: Client, report: dict[str, str]) -> None:
    fields = {**report, "name": "a\r\nSet-Cookie: x.html", "ending": "md"}
    answer = client.post("/check/download/", fields)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="aSet-Cookie: x.md"'
