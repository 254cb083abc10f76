"""The page of checks without JavaScript: a file or a pasted report in, findings out."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.reports import carried, faulty, hidden, pasted, refusals, sound, verdict

WRONG = "“总计”现为 66，分项相加是 57"


def upload(client: Client, *files: tuple[str, bytes], **fields: str) -> str:
    """The page as it answers to some files."""
    given = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/check/", {"files": given, **fields}).content.decode()


def test_it_offers_a_file_a_box_and_a_sample(client: Client) -> None:
    page = client.get("/check/").content.decode()
    assert re.search(r'<input id="files"[^>]*type="file"[^>]*multiple', page)
    assert "<textarea" in page
    assert 'href="/check/sample/"' in page


def test_the_sample_is_faulty_on_purpose(client: Client) -> None:
    page = client.get("/check/sample/").content.decode()
    assert verdict(page) == "3 处错误，1 处提醒，1 处备注"
    assert "云岭市商务局" in page


def test_a_file_comes_back_in_its_official_layout_with_its_faults(client: Client) -> None:
    page = upload(client, ("年报.html", faulty()))
    assert verdict(page) == "2 处错误"
    assert WRONG in page
    cell = re.search(r'<td[^>]*data-cell="applications.received.total"[^>]*>', page)
    assert cell
    assert 'class="error at"' in cell[0]
    assert 'aria-describedby="r1-finding-1 r1-finding-2"' in cell[0]


def test_a_sound_report_is_said_to_be_sound(client: Client) -> None:
    page = upload(client, ("年报.html", sound()))
    assert verdict(page) == "没有发现问题"
    assert "照这样改" not in page


def test_every_link_of_the_list_leads_to_a_place_of_the_report(client: Client) -> None:
    page = client.get("/check/sample/").content.decode()
    side = page[page.index('class="findings"') : page.index('class="sheet"')]
    targets = re.findall(r'href="#([^"]+)"', side)
    assert len(targets) == 6
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_no_id_stands_twice(client: Client) -> None:
    page = upload(client, ("甲.html", faulty()), ("乙.html", sound(2023, "东湖区教育局")))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_quoted_passage_is_marked_where_it_stands(client: Client) -> None:
    page = client.get("/check/sample/").content.decode()
    assert re.search(r'<mark class="note" id="r1-text-\d+-\d+">全年通过市政府门户网站', page)


def test_what_was_not_sure_to_be_read_right_is_listed(client: Client) -> None:
    row = re.search(r"二、上年结转.*?</tr>", sound().decode(), re.DOTALL)
    assert row
    longer = row[0].replace("</tr>", "<td>77</td></tr>")
    page = upload(client, ("年报.html", sound().replace(row[0].encode(), longer.encode())))
    assert "读取时没有把握的地方" in page
    assert re.search(r"<b>存疑</b>\s*“二、上年结转政府信息公开申请数量”多出数字 77", page)


def test_pasted_text_is_checked(client: Client) -> None:
    page = client.post("/check/", {"text": pasted()}).content.decode()
    assert verdict(page) == "没有发现问题"
    assert 'value="粘贴的内容.txt"' in page


def test_a_pasted_table_goes_before_its_text(client: Client) -> None:
    fields = {"html": faulty().decode(), "text": "只有文字"}
    assert WRONG in client.post("/check/", fields).content.decode()


def test_what_a_report_says_is_never_markup(client: Client) -> None:
    evil = sound().replace(b"</h1>", b"&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
    page = upload(client, ('"><script>.html', evil))
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert " style=" not in page


def test_the_older_of_two_years_is_last_years_report_of_the_newer(client: Client) -> None:
    page = upload(client, ("去年.html", sound(2024)), ("今年.html", sound(2025)))
    assert page.count("已与 2024 年的报告核对") == 1
    assert page.index('id="r2-title"') < page.index('id="r1-title"')
    assert "上年" in page
    assert "carry-in" not in page


def test_two_bodies_are_not_held_against_each_other(client: Client) -> None:
    page = upload(client, ("甲.html", sound(2024, "东湖区教育局")), ("乙.html", sound(2025)))
    assert "年的报告核对" not in page


def test_each_mend_can_be_applied_without_javascript(client: Client) -> None:
    page = upload(client, ("年报.html", faulty()))
    assert "由 66 改为 57" in page
    mended = client.post("/check/", {**carried(page), "mend": "0"}).content.decode()
    assert verdict(mended) == "没有发现问题"
    assert '"applications.received.total": 57' in hidden(mended, "report")


def test_of_several_files_one_that_cannot_be_read_stops_no_other(client: Client) -> None:
    page = upload(client, ("图.png", b"\x89PNG\r\n\x1a\n"), ("年报.html", faulty()))
    assert WRONG in page
    assert len(refusals(page)) == 1
    assert "没有检查“图.png”。这个文件是图片" in refusals(page)[0]


def test_nothing_is_a_refusal_too(client: Client) -> None:
    answer = client.post("/check/", {"text": "  "})
    assert answer.status_code == 400
    assert refusals(answer.content.decode()) == [
        "没有检查。没有收到内容。请选择文件，或者把报告粘贴到文本框里。"
    ]


def test_a_refusal_keeps_what_was_pasted(client: Client) -> None:
    page = upload(client, ("图.png", b"\x89PNG\r\n\x1a\n"), text="写了半天的<报告>")
    assert refusals(page)
    assert "写了半天的&lt;报告&gt;</textarea>" in page


@pytest.mark.parametrize("path", ["/check/", "/check/again/", "/check/download/"])
def test_a_form_of_another_site_is_turned_away(path: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(path, {"text": "x"})
    assert answer.status_code == 403
    assert "网页打开得太久" in answer.content.decode()


def test_the_page_is_kept_by_no_cache(client: Client) -> None:
    assert "no-store" in client.get("/check/sample/").headers["Cache-Control"]
