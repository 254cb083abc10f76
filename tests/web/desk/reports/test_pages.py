"""The pages of a report: what they show and take, that nothing typed is lost, how many queries."""

import csv
import html
import re
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.annual.exact import plain
from gongkai.annual.load import load_bytes
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.reports import actions
from gongkai.office.reports.document import document
from gongkai.office.reports.models import YearReport
from gongkai.words import Applicant
from tests.office.factory import body, person
from tests.web.desk import office
from tests.web.desk.reports.bureau import FIGURES, YEAR, Bureau, browser

ROOT = "/desk/reports/"
RECEIVED = "applications.received.total"
LICENSING = "decisions.licensing.made"


def text(answer: Any) -> str:  # noqa: ANN401 (a test client's answer has no name)
    """What stands on a page."""
    return office.text(answer)


def figure(page: str, cell: str) -> str:
    """What stands in a cell of the tables."""
    found = re.search(rf'<a id="{re.escape(cell)}"[^>]*>(.*?)</a>', page)
    assert found, cell
    return re.sub(r"<[^>]*>", "", found[1])


def test_the_list_shows_ones_own_and_begins_it(bureau: Bureau) -> None:
    clerk = browser(bureau.clerk)
    page = clerk.get(ROOT)
    assert "2025 年度，应当在 2026-01-31 以前公布" in text(page)
    assert "还没有开始" in text(page)
    answer = clerk.post(ROOT, {"body": "yunxi", "year": YEAR})
    row = YearReport.objects.get()
    assert answer["Location"] == f"{ROOT}{row.code}/"
    assert "计数" in text(clerk.get(ROOT))
    assert "还没有开始" in text(clerk.get(f"{ROOT}?year=2024"))


def test_who_may_not_write_begins_nothing(bureau: Bureau) -> None:
    leader = browser(bureau.leader)
    assert "开始编制" not in text(leader.get(ROOT))
    assert leader.post(ROOT, {"body": "yunxi", "year": YEAR}).status_code == 403
    assert browser(bureau.clerk).post(ROOT, {"body": "county", "year": YEAR}).status_code == 409
    assert not YearReport.objects.exists()


def test_the_body_above_sees_how_far_all_are(bureau: Bureau) -> None:
    bureau.submitted()
    page = text(browser(bureau.above).get(ROOT))
    assert "云溪县商务局" in page
    assert "已报送" in page
    assert re.search(r"\d 处", page)


def test_each_figure_of_the_tables_is_a_link_to_what_it_counts(bureau: Bureau) -> None:
    row = bureau.begun()
    page = browser(bureau.clerk).get(f"{ROOT}{row.code}/").content.decode()
    assert figure(page, RECEIVED) == "1"
    assert figure(page, LICENSING) == "缺，还没有数字"
    assert f'href="{ROOT}{row.code}/cell/{RECEIVED}/"' in page
    assert page.count("data-cell=") == page.count('<a id="')


def test_marks_say_who_gave_a_figure_and_what_moved(bureau: Bureau) -> None:
    row = bureau.written(figures=FIGURES[1:])
    actions.give(row.code, bureau.clerk, LICENSING, "7", "审批科")
    clerk = browser(bureau.clerk)
    assert figure(clerk.get(f"{ROOT}{row.code}/").content.decode(), LICENSING) == (
        "7报，由审批科填报"
    )
    actions.freeze(row.code, bureau.clerk)
    bureau.received(Applicant.BUSINESS)
    page = clerk.get(f"{ROOT}{row.code}/").content.decode()
    assert "冻结以后登记变了，现在是 2" in figure(page, RECEIVED)


def test_a_cell_says_how_it_is_counted_and_lists_the_cases(bureau: Bureau) -> None:
    row = bureau.begun()
    page = browser(bureau.clerk).get(f"{ROOT}{row.code}/cell/{RECEIVED}/")
    assert "收到日期在 2025 年内" in text(page)
    assert f"/desk/case/{bureau.letter.code}/" in page.content.decode()
    one = browser(bureau.clerk).get(f"{ROOT}{row.code}/cell/applications.received.business/")
    assert "申请人类别：商业企业" in text(one)
    assert "没有。" in text(one)


def test_the_list_behind_a_cell_leads_nobody_where_they_may_not_go(bureau: Bureau) -> None:
    row = bureau.begun()
    found = browser(bureau.above).get(f"{ROOT}{row.code}/cell/{RECEIVED}/")
    assert f"/desk/case/{bureau.letter.code}/" in found.content.decode()
    editor = browser(person(bureau.body, Role.EDITOR))
    page = editor.get(f"{ROOT}{row.code}/cell/{RECEIVED}/").content.decode()
    assert "/desk/case/" not in page


def test_the_case_names_its_cells(bureau: Bureau) -> None:
    row = bureau.begun()
    page = browser(bureau.clerk).get(f"/desk/case/{bureau.letter.code}/")
    assert "本件在 2025 年年报" in text(page)
    assert f"{ROOT}{row.code}/cell/applications.received.natural_person/" in page.content.decode()


def test_a_missing_figure_is_entered_or_asked_for(bureau: Bureau) -> None:
    row, clerk = bureau.begun(), browser(bureau.clerk)
    address = f"{ROOT}{row.code}/cell/{LICENSING}/"
    page = clerk.get(address).content.decode()
    assert "/desk/publications/slips/new/?body=yunxi&amp;year=2025&amp;kind=licensing" in page
    wrong = clerk.post(address, {"value": "若干", "giver": "审批科"})
    assert wrong.status_code == 409
    assert 'value="若干"' in wrong.content.decode()
    assert 'value="审批科"' in wrong.content.decode()
    assert clerk.post(address, {"value": "0", "giver": "审批科"}).status_code == 302
    assert "由审批科提供" in text(clerk.get(address))


def test_the_text_is_drafted_and_never_written_over(bureau: Bureau) -> None:
    row, clerk = bureau.begun(), browser(bureau.clerk)
    address = f"{ROOT}{row.code}/text/"
    assert clerk.post(address, {"section": "overview", "draft": "1", "text": ""}).status_code == 302
    kept = YearReport.objects.get().texts["overview"]
    assert "{applications.received.total}" in kept
    mine = "我们写的。"
    clerk.post(address, {"section": "overview", "text": mine})
    answer = clerk.post(address, {"section": "overview", "draft": "1", "text": f"{mine}再写。"})
    assert answer.status_code == 409
    assert f"{mine}再写。</textarea>" in answer.content.decode()
    assert YearReport.objects.get().texts["overview"] == mine
    clerk.post(address, {"all": "1"})
    assert YearReport.objects.get().texts["overview"] == mine
    assert YearReport.objects.get().texts["other_matters"]


def test_a_number_of_the_text_leads_to_its_cell(bureau: Bureau) -> None:
    row, clerk = bureau.begun(), browser(bureau.clerk)
    address = f"{ROOT}{row.code}/text/"
    typed = "新收{applications.received.total}件<b>，公开{publications.total}条。"
    clerk.post(address, {"section": "overview", "text": typed})
    page = clerk.get(address).content.decode()
    assert f'新收<a href="{ROOT}{row.code}/cell/{RECEIVED}/">1</a>件&lt;b&gt;' in page
    assert '<a href="/desk/publications/entries/?body=yunxi&amp;year=2025">0</a>条' in page
    wrong = clerk.post(address, {"section": "overview", "text": "共{nothing.here}件"})
    assert wrong.status_code == 409
    assert "共{nothing.here}件" in html.unescape(wrong.content.decode())


def test_problems_are_added_changed_and_left_out(bureau: Bureau) -> None:
    row, clerk = bureau.begun(), browser(bureau.clerk)
    address = f"{ROOT}{row.code}/text/"
    wrong = clerk.post(address, {"problem": "更新慢", "measure": ""})
    assert wrong.status_code == 409
    assert ">更新慢</textarea>" in wrong.content.decode()
    clerk.post(address, {"problem": "更新慢", "measure": "每月查"})
    clerk.post(address, {"number": "1", "problem": "更新很慢", "measure": "每月查"})
    assert [i["problem"] for i in YearReport.objects.get().items] == ["更新很慢"]
    clerk.post(address, {"number": "1", "drop": "1"})
    assert YearReport.objects.get().items == []


def test_the_check_up_leads_to_the_places(bureau: Bureau) -> None:
    row = bureau.begun()
    page = browser(bureau.clerk).get(f"{ROOT}{row.code}/checkup/")
    assert "改了才能签发" in text(page)
    assert f"{ROOT}{row.code}/cell/{LICENSING}/" in page.content.decode()
    assert f"{ROOT}{row.code}/text/#overview" in page.content.decode()
    assert "自然人" in text(page)


def test_the_steps_are_offered_to_who_may_take_them(bureau: Bureau) -> None:
    row = bureau.frozen()
    way = f"{ROOT}{row.code}/way/"
    leader, head = browser(bureau.leader), browser(bureau.head)
    assert f"{way}sign/" in leader.get(way).content.decode()
    assert "等别人办：签发" in text(head.get(way))
    assert leader.post(f"{way}sign/").status_code == 302
    assert head.post(f"{way}submit/").status_code == 302
    above = browser(bureau.above)
    assert above.post(f"{way}return/", {}).status_code == 409
    typed = {"cell-1": RECEIVED, "remark-1": "请核对", "pin-overview": ""}
    assert above.post(f"{way}return/", typed).status_code == 302
    page = browser(bureau.clerk).get(f"{ROOT}{row.code}/")
    assert "请核对" in text(page)
    assert leader.post(f"{way}sign/").status_code == 302
    assert head.post(f"{way}publish/").status_code == 302
    clerk = browser(bureau.clerk)
    assert clerk.post(f"{way}restate/", {"reason": ""}).status_code == 409
    assert clerk.post(f"{way}restate/", {"reason": "漏数一件"}).status_code == 302
    told = text(clerk.get(f"{ROOT}{row.code}/history/"))
    for said in ("冻结数字", "签发年度报告", "请核对", "公布年度报告", "第 2 版"):
        assert said in told


def test_the_freeze_lists_what_was_recorded_since_the_year_ended(bureau: Bureau) -> None:
    row = bureau.written()
    bureau.received(Applicant.BUSINESS)
    page = text(browser(bureau.clerk).get(f"{ROOT}{row.code}/way/freeze/"))
    assert "12 月 31 日以后才登记的" in page
    assert "商业企业" in page


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx", "json", "html"])
def test_every_download_has_the_same_cells(bureau: Bureau, ending: str) -> None:
    row = bureau.frozen()
    answer = browser(bureau.clerk).get(f"{ROOT}{row.code}/report.{ending}")
    assert answer.status_code == 200
    found = load_bytes(answer.content, f"report.{ending}")
    assert found.cells == document(row).cells


def test_the_download_of_cells_names_each(bureau: Bureau) -> None:
    row = bureau.frozen()
    answer = browser(bureau.clerk).get(f"{ROOT}{row.code}/report.csv")
    lines = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    found = {line[3]: line[4] for line in lines if "." in line[3]}
    assert found == {cell: str(plain(value)) for cell, value in document(row).cells.items()}


def test_there_is_no_other_download(bureau: Bureau) -> None:
    row = bureau.begun()
    assert browser(bureau.clerk).get(f"{ROOT}{row.code}/report.exe").status_code == 404


def test_pages_ask_the_database_a_bounded_number_of_times(
    bureau: Bureau, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = bureau.frozen()
    for day in range(1, 29):
        bureau.received(day=day)
    clerk = browser(bureau.clerk)
    pages = {
        "": 50,
        f"cell/{RECEIVED}/": 50,
        "text/": 45,
        "checkup/": 50,
        "way/": 50,
        "history/": 15,
    }
    for page, most in pages.items():
        clerk.get(f"{ROOT}{row.code}/{page}")
        with django_assert_max_num_queries(most):
            assert clerk.get(f"{ROOT}{row.code}/{page}").status_code == 200


def test_the_list_asks_no_more_of_a_county(
    bureau: Bureau, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bureau.submitted()
    for number in range(30):
        below = body(f"below{number}", name=f"云溪县第{number}局")
        Supervision.objects.create(body=below, parent=bureau.county, first_year=2020)
    above = browser(bureau.above)
    with django_assert_max_num_queries(60):
        page = above.get(ROOT)
    assert "第 1 页，共 4 页" in text(page)
