"""What can be downloaded of a report: the same figures in each format, made once and kept."""

import json
from pathlib import Path

import pytest
from django.test import Client

from gongkai.annual.check import check
from gongkai.annual.load import load_bytes
from gongkai.office.bodies.models import Body
from gongkai.office.reports.document import document
from gongkai.web.portal.reports import files
from tests.web.published.making import YEAR, published

pytestmark = pytest.mark.django_db
PAGE = f"/reports/yunxi/{YEAR}/"
READABLE = ("docx", "pdf", "xlsx", "json")


def cached(data: Path) -> set[str]:
    """The names of what is kept, without digests."""
    return {path.name.partition(".")[2] for path in data.glob("cache/reports/*/*")}


@pytest.mark.parametrize("ending", READABLE)
def test_a_file_reads_back_as_the_same_report(client: Client, bureau: Body, ending: str) -> None:
    row = published(bureau, licences="7")
    answer = client.get(f"{PAGE}report.{ending}")
    assert answer["Content-Type"] == files.OFFERS[ending].media
    assert "filename*=utf-8''" in answer["Content-Disposition"]
    read = load_bytes(answer.content, f"report.{ending}")
    said = document(row)
    assert read.cells == said.cells
    assert (read.year, read.body) == (YEAR, "云溪县商务局")
    assert [each.text for each in read.sections] == [each.text for each in said.sections]
    assert [each.code for each in check(read) if each.level == "error"] == []


def test_the_csv_has_the_figures(client: Client, bureau: Body) -> None:
    published(bureau, licences="7")
    answer = client.get(f"{PAGE}report.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    line = next(line for line in lines if "行政许可" in line)
    assert "7" in line.split(",")


def test_the_json_says_what_the_report_says_and_nothing_of_ours(
    client: Client, bureau: Body
) -> None:
    published(bureau)
    (told,) = json.loads(client.get(f"{PAGE}report.json").content)
    assert told["title"] == "云溪县商务局2025年政府信息公开工作年度报告"
    assert told["findings"] == told["damage"] == told["mends"]["shown"] == []


def test_a_file_is_made_once_and_kept(
    client: Client, bureau: Body, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(bureau)
    first = client.get(f"{PAGE}report.docx").content
    client.get(f"{PAGE}report.csv")
    assert cached(data) == {"docx", "csv"}
    monkeypatch.setattr(files, "made", lambda *_: pytest.fail("made twice"))
    assert client.get(f"{PAGE}report.docx").content == first


def test_what_is_kept_goes_when_its_report_says_something_else(
    client: Client, bureau: Body, data: Path
) -> None:
    published(bureau)
    before = client.get(f"{PAGE}report.csv")
    bureau.name = "云溪县商务和投资局"
    bureau.save()
    after = client.get(f"{PAGE}report.csv")
    assert before["ETag"] != after["ETag"]
    assert len(list(data.glob("cache/reports/*/*"))) == 1


def test_a_cache_that_was_emptied_is_filled_again(client: Client, bureau: Body, data: Path) -> None:
    published(bureau)
    first = client.get(f"{PAGE}report.docx").content
    for path in data.glob("cache/reports/*/*"):
        path.unlink()
    assert client.get(f"{PAGE}report.docx").content == first


@pytest.mark.parametrize("path", ["", "report.docx", "report.json"])
def test_who_has_it_already_is_not_sent_it_again(client: Client, bureau: Body, path: str) -> None:
    published(bureau, licences="7")
    first = client.get(PAGE + path)
    assert first["Cache-Control"] == "no-cache"
    again = client.get(PAGE + path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    dated = client.get(PAGE + path, headers={"if-modified-since": first["Last-Modified"]})
    assert dated.status_code == 304
    published(bureau, reason="行政许可的数量漏报。", licences="9")
    now = client.get(PAGE + path, headers={"if-none-match": first["ETag"]})
    assert now.status_code == 200
    assert now["ETag"] != first["ETag"]


@pytest.mark.parametrize("path", ["/reports/", "/reports/yunxi/"])
def test_a_list_is_sent_again_once_there_is_more(client: Client, bureau: Body, path: str) -> None:
    published(bureau, 2024)
    first = client.get(path)
    headers = {"if-none-match": first["ETag"]}
    assert client.get(path, headers=headers).status_code == 304
    published(bureau)
    assert client.get(path, headers=headers).status_code == 200


def test_a_file_that_cannot_be_made_is_refused_in_a_sentence(
    client: Client,
    bureau: Body,
) -> None:
    published(bureau)
    bureau.office = "办公室\U0001fad6"
    bureau.save()
    answer = client.get(f"{PAGE}report.pdf")
    assert answer.status_code == 503
    assert "字体" in answer.content.decode()
    assert client.get(f"{PAGE}report.docx").status_code == 200


@pytest.mark.parametrize("path", ["", "report.pdf", "chart-years.svg"])
def test_nothing_can_be_sent_to_it(client: Client, bureau: Body, path: str) -> None:
    published(bureau)
    assert client.post(PAGE + path).status_code == 405
