"""Earlier reports at the desk: uploaded, recognised, confirmed, mended, withdrawn."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.annual.report import Report
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.reports.models import PastReport
from tests.office.factory import body, person
from tests.office.reports.past import Bureau, file_of, report_of
from tests.web.desk.office import Answer, text

pytestmark = pytest.mark.django_db
IMPORT = "/desk/past/import/"


@pytest.fixture
def bureau() -> Bureau:
    """A bureau and its editor."""
    return Bureau()


def browser(bureau: Bureau, *roles: Role, at: Body | None = None) -> Client:
    """The browser of somebody; of the editor, if of nobody else."""
    client = Client()
    client.force_login(person(at or bureau.body, *roles) if roles else bureau.editor)
    return client


def send(client: Client, *reports: Report | bytes) -> Answer:
    """Upload some reports."""
    files = [
        SimpleUploadedFile(f"{n}.json", r if isinstance(r, bytes) else file_of(r))
        for n, r in enumerate(reports)
    ]
    return client.post(IMPORT, {"files": files})


def carried(answer: Answer) -> list[str]:
    """What the page carries of each report."""
    page = answer.content.decode()
    return re.findall(r'name="r\d+-carried" value="([^"]+)"', page)


def row(at: int, what: str, **given: str) -> dict[str, str]:
    """The form of a file, ticked."""
    named = {"body": "yunxi", "year": "2024", "scope": "own", "take": "on", **given}
    return {f"r{at}-{name}": value for name, value in {**named, "carried": what}.items()}


def test_what_was_recognised_is_shown_and_kept_only_when_confirmed(bureau: Bureau) -> None:
    client = browser(bureau)
    found = send(client, report_of(2023), report_of(2024, "山阳县教育局"), b"PK nothing")
    shown = text(found)
    assert "云溪县商务局2023年政府信息公开工作年度报告" in shown
    assert "看不出是哪个机关的报告（报告上写的是“山阳县教育局”）" in shown
    assert "不能导入" in shown
    assert PastReport.objects.count() == 0
    first, second = carried(found)
    form = row(0, first, year="2023") | row(1, second, body="")
    found = client.post(IMPORT, {**form, "enter": "1"})
    assert found.status_code == 422
    assert "已导入 1 份" in text(found)
    assert [each.year for each in PastReport.objects.all()] == [2023]
    # The other one stays on the page, with what was typed, until it is said whose it is.
    assert len(carried(found)) == 1
    found = client.post(IMPORT, {**row(1, second), "enter": "1"}, follow=True)
    assert "云溪县商务局 2024 年度报告" in text(found)
    assert PastReport.objects.count() == 2


def test_what_the_page_carries_cannot_be_changed_or_borrowed(bureau: Bureau) -> None:
    (own,) = carried(send(browser(bureau), report_of()))
    wrong = {**row(0, own[:-3] + "abc"), "enter": "1"}
    assert browser(bureau).post(IMPORT, wrong).status_code == 409
    other = browser(bureau, Role.EDITOR)
    assert other.post(IMPORT, {**row(0, own), "enter": "1"}).status_code == 409
    assert PastReport.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"year": ""}, "看不出是哪一年的报告"),
        ({"year": "bad"}, "看不出是哪一年的报告"),
        ({"year": "2001"}, "只能是 2008 年至"),
        ({"body": ""}, "请选择机关"),
        ({"body": "other"}, "请选择机关"),
    ],
)
def test_what_is_wrong_is_said_beside_the_file(
    bureau: Bureau, given: dict[str, str], said: str
) -> None:
    body("other", name="山阳县教育局")
    client = browser(bureau)
    (own,) = carried(send(client, report_of()))
    found = client.post(IMPORT, {**row(0, own, **given), "enter": "1"})
    assert found.status_code == 422
    assert said in text(found)
    assert len(carried(found)) == 1
    assert PastReport.objects.count() == 0


def test_nothing_given_or_ticked_is_said(bureau: Bureau) -> None:
    client = browser(bureau)
    assert "没有收到文件" in text(client.post(IMPORT))
    (own,) = carried(send(client, report_of()))
    form = row(0, own)
    del form["r0-take"]
    found = client.post(IMPORT, {**form, "enter": "1"})
    assert "没有选中要导入的报告" in text(found)
    assert len(carried(found)) == 1
    bureau.take(report_of())
    assert "已有，不重复导入" in text(send(client, report_of()))


def test_the_page_shows_faults_and_mends_and_one_is_pressed(bureau: Bureau) -> None:
    bureau.take(report_of(2023))
    made = bureau.take(report_of(2024, disputes__direct_suit__total=9))
    address = reverse("desk:past-report", args=[made.code])
    client = browser(bureau)
    shown = client.get(address)
    assert "已与 2023 年的报告核对" in text(shown)
    key = re.search(r'name="mend"\s+value="([^"]+)"', shown.content.decode())
    assert key
    press = reverse("desk:past-mend", args=[made.code])
    given = {"mend": key[1].replace("&gt;", ">")}
    assert "改过的" in text(client.post(press, given, follow=True))
    assert PastReport.objects.get(pk=made.pk).mends
    assert client.post(press, given).status_code == 409
    # Who may look but not change sees no button, and is refused and remembered.
    auditor = browser(bureau, Role.AUDITOR)
    assert "照这样改" not in text(auditor.get(address))
    assert auditor.post(press, given).status_code == 403
    assert Entry.objects.filter(subject=made.code, kind__endswith="refused").count() == 1
    stranger = browser(bureau, Role.EDITOR, at=body("other", name="山阳县教育局"))
    assert stranger.get(address).status_code == 404
    assert stranger.post(press, given).status_code == 404


def test_a_wrong_import_is_withdrawn_and_the_one_before_stands(bureau: Bureau) -> None:
    older = bureau.take(report_of())
    newer = bureau.take(report_of(disputes__direct_suit__total=9))
    client = browser(bureau)
    address = reverse("desk:past-withdraw", args=[newer.code])
    assert client.post(address, {"reason": " "}).status_code == 422
    assert "已撤销" in text(client.post(address, {"reason": "错发"}, follow=True))
    assert client.post(address, {"reason": "错发"}).status_code == 422
    assert "现用" in text(client.get(reverse("desk:past-report", args=[older.code])))
    listed = text(client.get(reverse("desk:past")))
    assert "2 份" in listed
    assert "已撤销" in listed
    assert "还没有导入过" in text(client.get(reverse("desk:past") + "?year=2020&q=x"))


def test_a_list_of_many_takes_a_bounded_number_of_queries(
    bureau: Bureau,
    django_assert_max_num_queries: Any,  # noqa: ANN401
) -> None:
    for year in range(2015, 2025):
        bureau.take(report_of(year))
    client = browser(bureau)
    with django_assert_max_num_queries(16):
        client.get(reverse("desk:past"))
