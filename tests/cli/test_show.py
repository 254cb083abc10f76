"""One report for people to read: what is drawn, what is said, what is left out."""

from decimal import Decimal

import pytest

from gongkai.annual.check import case_of, check
from gongkai.annual.checks.registry import CHECKS
from gongkai.annual.document import Place
from gongkai.annual.form import forms
from gongkai.annual.messages import templates
from gongkai.annual.report import Damage, Report
from gongkai.cli.screen import Screen, columns
from gongkai.cli.show import show
from gongkai.cli.words import Words
from tests.reports import busy, report

T = "applications"


def shown(of: Report, language: str = "zh", width: int = 100) -> list[str]:
    """The lines that people see."""
    text = show(case_of(of), check(of), "report.html", Words(language), Screen(width))
    return text.splitlines()


def table(lines: list[str]) -> list[list[str]]:
    """The cells of what is drawn, rule by rule."""
    rows = [line for line in lines if line.strip().startswith("│")]
    return [[cell.strip() for cell in row.split("│")[1:-1]] for row in rows]


def test_a_column_shows_its_rows_that_count_and_how_many_do_not() -> None:
    broken = busy(cells={f"{T}.disclosed.business": 9, f"{T}.disclosed.natural_person": 39})
    drawn = table(shown(broken))[:6]
    assert drawn == [
        ["", "自然人", "商业企业"],
        ["（一）予以公开", "39", "9"],
        ["（四）无法提供1.本机关不掌握相关政府信息", "2", "2"],
        ["其余 19 项为 0 或空白", "", ""],
        ["（七）总计", "✗ 40", "✗ 12"],
        ["应为", "41", "11"],
    ]


def test_a_balance_shows_both_sums() -> None:
    drawn = table(shown(busy(cells={f"{T}.carried_out.total": 10})))
    at = drawn.index(["", "总计"])
    assert [row[1] for row in drawn[at + 1 : at + 7]] == ["57", "9", "✗ 66", "57", "10", "✗ 67"]


def test_many_broken_rows_share_one_table_and_no_sentence() -> None:
    of = report()
    rows = ("disclosed", "repeated", "petition", "not_held")
    for row in rows:
        of.cells[f"{T}.{row}.business"] = 2
    lines = shown(of)
    assert not [line for line in lines if "分项相加是" in line]
    assert len([row for row in table(lines) if row[-2:] == ["✗ 0", "2"]]) == len(rows)


def test_a_blank_total_is_called_blank() -> None:
    lines = shown(busy(cells={"disputes.direct_suit.total": None}))
    assert ["未经复议直接起诉", "2", "0", "1", "0", "✗ 空白", "3"] in table(lines)


def test_a_finding_without_a_sum_says_where_it_is() -> None:
    of = report(cells={"decisions.licensing.made": Decimal("1.5")})
    of.places["decisions.licensing.made"] = Place(page=2, table=1, row=9, column=2)
    assert "  位置：第 2 页、第 1 个表、第 9 行、第 2 列" in shown(of)


def test_a_value_too_many_is_a_finding_and_not_told_twice() -> None:
    of = report()
    values: dict[str, object] = {"label": "规章", "extra": "7", "text": "7"}
    of.damage.append(Damage("extra_value", Place(row=3), (), values))
    told = "\n".join(shown(of))
    assert "extra-value" in told
    assert "读取时没有把握" not in told


def test_a_missing_table_is_named() -> None:
    of = report()
    of.form["disputes"] = None
    of.cells = {cell: v for cell, v in of.cells.items() if not cell.startswith("disputes.")}
    assert "表二、表三：2021年格式，缺表四" in shown(of)


def test_a_report_without_a_name_is_shown_all_the_same() -> None:
    of = report()
    of.body, of.year, of.title = None, None, ""
    assert shown(of)[0].startswith("这份报告")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 110])
def test_no_line_is_wider_than_the_screen(language: str, width: int) -> None:
    of = busy(cells={f"{T}.received.total": 5, "disputes.direct_suit.total": 9})
    of.cells |= {f"{T}.petition.research": -1, f"{T}.repeated.business": None}
    lines = shown(of, language, width)
    assert [line for line in lines if columns(line) > width] == []


def test_every_kind_of_finding_has_a_short_name() -> None:
    rules = {rule.check for form in forms() for rule in form.identities}
    rules |= {rule.check for form in forms() for rule in form.yearly}
    codes = (set(CHECKS) - {"identities", "yearly"}) | rules
    assert codes <= templates("zh")["fault"].keys()
