"""The way of a report, step by step: what may follow on what, and what is refused."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Setting
from gongkai.office.demo.turning import clock_at
from gongkai.office.journal.models import Entry
from gongkai.office.reports import actions
from gongkai.office.reports import said as say
from gongkai.office.reports.document import document
from gongkai.office.reports.folding import STAGES, fits
from gongkai.office.reports.models import Stage, YearReport
from gongkai.refusal import Refusal
from tests.office.factory import SINCE
from tests.web.desk.reports.bureau import NOW, YEAR, Bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Iterator[Bureau]:
    """A bureau on the fourth of January."""
    with clock_at(NOW):
        yield Bureau()


def refused(code: str, do: Callable[[], Any]) -> Refusal:
    """What is said no to."""
    with pytest.raises(Refusal) as caught:
        do()
    assert caught.value.code == code
    return caught.value


WORKING = {"counting", "drafting", "returned"}
TABLE = {
    say.Opened: {"counting"},
    say.Given: WORKING,
    say.Explained: WORKING,
    say.Written: WORKING,
    say.Item: WORKING,
    say.ItemDropped: WORKING,
    say.Frozen: WORKING,
    say.Signed: {"drafting", "returned"},
    say.Submitted: {"signed"},
    say.Returned: {"submitted"},
    say.Accepted: {"submitted"},
    say.Published: {"signed", "submitted", "accepted"},
}
AFTER_PUBLICATION = {say.Submitted, say.Returned, say.Accepted}


def test_the_table_names_all_that_can_be_said() -> None:
    assert STAGES.keys() == TABLE.keys()


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.KIND)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("published", [True, False], ids=["published", "not published"])
def test_each_thing_fits_at_its_stages_only(
    kind: type[say.Said], stage: Stage, published: bool
) -> None:
    row = YearReport(stage=stage, published_on=NOW.date() if published else None)
    wanted = str(stage) in TABLE[kind] and (not published or kind in AFTER_PUBLICATION)
    assert fits(row, kind) == wanted


def test_a_report_goes_its_whole_way(bureau: Bureau) -> None:
    row = bureau.submitted()
    row = actions.accept(row.code, bureau.above)
    assert (row.stage, row.published_on) == ("accepted", None)
    row = actions.publish(row.code, bureau.head)
    assert row.published_on == NOW.date()


def test_beginning_twice_begins_once(bureau: Bureau) -> None:
    first = bureau.begun()
    assert bureau.begun().pk == first.pk
    assert Entry.objects.filter(subject=first.code).count() == 1


@pytest.mark.parametrize(
    ("action", "who"),
    [
        (actions.freeze, "leader"),
        (actions.sign, "head"),
        (actions.submit, "clerk"),
        (actions.accept, "head"),
        (actions.publish, "clerk"),
    ],
)
def test_who_may_not_is_refused_and_journaled(
    bureau: Bureau, action: Callable[..., YearReport], who: str
) -> None:
    row = bureau.begun()
    with pytest.raises(Forbidden):
        action(row.code, getattr(bureau, who))
    last = Entry.objects.filter(subject=row.code).latest("pk")
    assert last.kind.endswith("refused")
    assert YearReport.objects.get(pk=row.pk).stage == "counting"


def test_only_what_is_whole_is_signed(bureau: Bureau) -> None:
    code = bureau.written(figures=("licensing", "penalty", "coercion")).code

    def sign() -> YearReport:
        return actions.sign(code, bureau.leader)

    refused("reports-stage", sign)
    actions.freeze(code, bureau.clerk)
    assert "行政事业性收费" in str(refused("reports-missing", sign).values["cells"])
    actions.give(code, bureau.clerk, "fees.admin_fees.amount", "0", "财务科")
    actions.write_text(code, bureau.clerk, "other_matters", "【请写】")
    refused("reports-unwritten", sign)
    actions.write_text(code, bureau.clerk, "other_matters", "")
    assert "其他需要报告的事项" in str(refused("reports-empty", sign).values["sections"])
    actions.write_text(code, bureau.clerk, "other_matters", "没有收取信息处理费。")
    assert sign().stage == "signed"


def test_nothing_is_changed_once_it_is_signed(bureau: Bureau) -> None:
    code = bureau.signed().code
    refused("reports-stage", lambda: actions.write_text(code, bureau.clerk, "overview", "x"))
    refused("reports-stage", lambda: actions.freeze(code, bureau.clerk))


def test_a_return_says_where_and_what(bureau: Bureau) -> None:
    code = bureau.submitted().code

    def back(pins: dict[str, str]) -> YearReport:
        return actions.give_back(code, bureau.above, pins)

    refused("reports-no-pins", lambda: back({"overview": "  "}))
    refused("reports-no-cell", lambda: back({"nowhere": "太短"}))
    row = back({"overview": "太短=要写", "applications.received.total": "请核对"})
    assert row.pins == [["overview", "太短=要写"], ["applications.received.total", "请核对"]]
    actions.write_text(code, bureau.clerk, "overview", "改过。" + row.texts["overview"])
    actions.sign(code, bureau.leader)
    assert actions.submit(code, bureau.head).pins == []


def test_a_published_report_is_only_restated_with_a_reason(bureau: Bureau) -> None:
    first = bureau.published()

    def again(reason: str) -> YearReport:
        return actions.begin(bureau.body, YEAR, bureau.clerk, reason=reason)

    refused("reports-no-reason", lambda: again(" "))
    second = again("漏数一件")
    assert (second.version, second.reason, second.stage) == (2, "漏数一件", "counting")
    assert (second.texts, second.items) == (first.texts, first.items)
    assert again("又一次").pk == second.pk


def test_where_the_body_wants_it_publication_waits_but_not_past_january(bureau: Bureau) -> None:
    Setting.objects.create(
        body=bureau.body, name="report_published", value="accepted", valid_from=SINCE
    )
    code = bureau.signed().code
    refused("reports-not-accepted", lambda: actions.publish(code, bureau.head))
    with clock_at(NOW.replace(day=31)):
        assert actions.publish(code, bureau.head).published_on


def test_problems_come_back_next_year_to_be_told_what_became_of_them(bureau: Bureau) -> None:
    bureau.published()
    with clock_at(NOW.replace(year=2027)):
        row = actions.begin(bureau.body, YEAR + 1, bureau.clerk)
        (item,) = row.items
        assert (item["problem"], item["since"], item["became"]) == ("栏目更新慢。", YEAR, "")
        text = document(row).section("problems")
        assert text
        assert "【请写：结果怎样】" in text.text
        args = (item["problem"], item["measure"], item["number"], "已按月检查。")
        row = actions.keep_item(row.code, bureau.clerk, *args)
        assert row.items[0]["since"] == YEAR
        row = actions.drop_item(row.code, bureau.clerk, item["number"])
        assert row.items == []
        refused("reports-no-item", lambda: actions.drop_item(row.code, bureau.clerk, 1))
