"""The checks together: which form counts, in what order findings come, what they say."""

from string import Formatter

import pytest

from gongkai.annual.check import LEVELS, case_of, check, held, sentence
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.form import Form, build
from gongkai.annual.messages import templates
from gongkai.annual.report import Report
from tests.reports import busy, report

THIRD = {
    "name": "2030",
    "source": "试验格式",
    "years": {"first": 2030},
    "sections": [{"id": "all", "label": "情况"}],
    "tables": [
        {
            "id": "visits",
            "label": "表一",
            "section": "all",
            "blocks": [
                {
                    "id": "visits",
                    "columns": [{"id": c, "label": c} for c in ("spring", "autumn", "year")],
                    "rows": [{"id": r, "label": r} for r in ("hall", "online")],
                }
            ],
        }
    ],
    "identities": [
        {
            "check": "visit-sum",
            "block": "visits",
            "per": "row",
            "left": ["year"],
            "right": ["spring", "autumn"],
            "basis": "试验格式表一",
        },
        {
            "check": "visit-balance",
            "block": "visits",
            "per": "row",
            "left": ["spring", "autumn"],
            "right": ["year"],
            "basis": "试验格式表一",
        },
    ],
}


def third() -> Form:
    """A made-up form with sums of its own."""
    return build(THIRD)


def test_a_form_nobody_knew_is_checked_by_its_own_sums() -> None:
    cells = {f"visits.hall.{c}": n for c, n in (("spring", 1), ("autumn", 2), ("year", 4))}
    of = Report(year=2030, form={"visits": "2030"}, cells={**cells})
    found = [f for f in check(of, forms=[third()]) if f.level == "error"]
    sums = [f for f in found if f.code.startswith("visit-")]
    assert [(f.code, f.expected, f.found) for f in sums] == [
        ("visit-sum", 3, 4),
        ("visit-balance", 3, 4),
    ]
    assert all("hall" in sentence(f, language) for f in sums for language in ("zh", "en"))


def test_errors_come_first_then_the_order_of_the_source() -> None:
    faulty = busy(cells={"disputes.direct_suit.total": 9, "applications.disclosed.total": 1})
    faulty.places["applications.disclosed.total"] = Place(page=3, table=2)
    faulty.places["disputes.direct_suit.total"] = Place(page=1, table=9)
    faulty.cells["applications.received.research"] = None
    found = check(faulty)
    levels = [LEVELS.index(f.level) for f in found]
    assert levels == sorted(levels)
    pages = [f.place.page for f in found if f.level == "error" and f.place.page]
    assert pages == sorted(pages)
    assert len(set(pages)) == 2


@pytest.mark.parametrize(
    ("forms", "year", "main"),
    [
        ({"proactive": "2021", "applications": "2019", "disputes": "2019"}, 2023, "2019"),
        ({"proactive": "2021", "applications": None, "disputes": None}, 2019, "2021"),
        ({}, 2020, "2019"),
        ({}, None, "2021"),
    ],
)
def test_the_table_of_applications_says_which_form_counts(
    forms: dict[str, str | None], year: int | None, main: str
) -> None:
    case = case_of(Report(year=year, form=forms))
    assert case.main.name == main
    assert set(case.forms) == {table for table, name in forms.items() if name}


def test_a_mixed_report_is_checked_table_by_table() -> None:
    mixed = report("2019")
    newer = report("2021")
    mixed.form["proactive"] = "2021"
    mixed.cells = {c: v for c, v in mixed.cells.items() if c.startswith(("appli", "disp"))}
    mixed.cells |= {c: v for c, v in newer.cells.items() if not c.startswith(("appli", "disp"))}
    mixed.cells["documents.government_rules.issued"] = 4
    mixed.cells["applications.other_handling_all.total"] = 2
    assert {f.code for f in check(mixed)} >= {"in-force", "row-sum", "outcome-sum"}


def test_how_many_sums_were_judged_can_be_told() -> None:
    assert held(case_of(report())) == 42
    assert held(case_of(Report())) == 0


def test_blanks_are_said_in_the_readers_language() -> None:
    finding = Finding("year-carried", "error", values=dict.fromkeys(_fields()))
    assert "空白" in sentence(finding)
    assert "blank" in sentence(finding, "en")


def _fields() -> set[str]:
    template = templates("zh")["finding"]["year-carried"]
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("kind", ["finding", "refusal", "damage", "cli", "fault"])
def test_both_languages_say_the_same_things(kind: str) -> None:
    chinese, english = (templates(language).get(kind, {}) for language in ("zh", "en"))
    assert chinese.keys() == english.keys()
    for code, template in chinese.items():
        used = {name for _, name, _, _ in Formatter().parse(template) if name}
        other = {name for _, name, _, _ in Formatter().parse(english[code]) if name}
        assert used == other, code
