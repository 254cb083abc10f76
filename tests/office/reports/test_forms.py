"""A form's file says what is counted: a new one needs no code, a wrong one is refused by name."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gongkai.annual.form import FORMS, Form, Wanted, forms, load
from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.demo.turning import clock_at
from gongkai.office.publications import decisions
from gongkai.office.reports.behind import behind, cells_of
from gongkai.office.reports.counting import counted, form_of
from gongkai.office.reports.sources import SOURCES, Span, must_be_known
from gongkai.refusal import Refusal
from gongkai.words import Applicant, Dispute, Outcome
from tests.office.disputes.cast import filed
from tests.office.factory import body, letter
from tests.office.reports.deeds import Office

NEW = """
name = "2025"
source = "测试用格式"
years = { first = 2025 }

[[sections]]
id = "work"
label = "办理情况"

[[tables]]
id = "work"
label = "表甲"
section = "work"

[[tables.blocks]]
id = "matters"
columns = [
  { id = "people", label = "个人" },
  { id = "companies", label = "企业和机构" },
  { id = "all", label = "合计" },
]
rows = [
  { id = "came", label = "甲.收到" },
  { id = "given", label = "乙.给了的" },
  { id = "left", label = "丙.没有办完的" },
]

[[tables.blocks]]
id = "others"
columns = [{ id = "number", label = "件数" }]
rows = [
  { id = "licensing", label = "许可" },
  { id = "measures", label = "处罚和强制" },
  { id = "suits", label = "在审的诉讼" },
]

[[identities]]
check = "row-sum"
block = "matters"
per = "row"
left = ["all"]
right = ["people", "companies"]
basis = "测试用格式"
"""
PEOPLE = 'columns = ["people"]'
COMPANIES = 'columns = ["companies"]'
WHO = {
    PEOPLE: '"natural_person"',
    COMPANIES: '["business", "research", "public_interest", "legal_service", "other_organisation"]',
}
ROWS = {
    "came": 'received = "in"',
    "given": 'concluded = "in", outcome = ["disclosed", "partly_disclosed"]',
    "left": 'concluded = "open"',
}
COUNTS = "".join(
    f"""
[[counts]]
block = "matters"
rows = ["{row}"]
{columns}
source = "applications"
filter = {{ {what}, applicant_class = {who} }}
"""
    for row, what in ROWS.items()
    for columns, who in WHO.items()
)
OTHERS = """
[[counts]]
block = "others"
rows = ["licensing"]
source = "figures"
row = "kind"
measure = "number"

[[counts]]
block = "others"
rows = ["measures"]
source = "figures"
filter = { kind = ["penalty", "coercion"] }
measure = "number"

[[counts]]
block = "others"
rows = ["suits"]
source = "disputes"
filter = { kind = ["direct_suit", "suit_after_reconsideration"], concluded = "open" }
"""
MONDAY = datetime(2025, 3, 3, 4, tzinfo=UTC)
Written = Callable[[str], Form]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """A form in a file of its own, by which the years from 2025 on are counted."""

    def write(text: str) -> Form:
        (tmp_path / "2025.toml").write_text(text, "utf-8")
        monkeypatch.setattr("gongkai.office.reports.counting.forms", lambda: forms(tmp_path))
        return forms(tmp_path)[0]

    form_of.cache_clear()
    yield write
    form_of.cache_clear()
    forms.cache_clear()


@pytest.mark.django_db
def test_a_new_form_over_known_facts_is_counted_and_opened_without_code(written: Written) -> None:
    written(NEW + COUNTS + OTHERS)
    office = Office(body(), Random(1))
    given: dict[str, Any] = {"person": office.person, "channel": Channel.COUNTER}
    with clock_at(MONDAY):
        for who in (Applicant.NATURAL_PERSON, Applicant.BUSINESS, Applicant.LEGAL_SERVICE):
            row = letter(office.body, on=MONDAY.date(), applicant_class=who, **given)
        spot = {"means": "handed_over", "outcome": Outcome.DISCLOSED}
        act(row.code, "reply", office.person, on=MONDAY.date(), **spot)
    filed(office.body, office.person, Dispute.DIRECT_SUIT, on=date(2025, 6, 1))
    filed(office.body, office.person, on=date(2025, 6, 1))
    for kind, amount in (("licensing", "5"), ("penalty", "6"), ("coercion", "7")):
        period = {"first_on": date(2025, 1, 1), "last_on": date(2025, 12, 31)}
        figure = {"kind": kind, "amount": amount, "giver": "法规科", **period}
        decisions.give(office.body, office.person, figure)
    span = Span([office.body], 2025)
    found = counted(span)
    assert found == {
        **{"matters.came.people": 1, "matters.came.companies": 2, "matters.came.all": 3},
        **{"matters.given.people": 0, "matters.given.companies": 1, "matters.given.all": 1},
        **{"matters.left.people": 1, "matters.left.companies": 1, "matters.left.all": 2},
        **{"others.licensing.number": 5, "others.measures.number": 13, "others.suits.number": 1},
    }
    for cell, value in found.items():
        if not cell.startswith("others") or "suits" in cell:
            assert behind(span, cell).count() == value
    assert behind(span, "others.measures.number").count() == 2
    assert cells_of(row, span) == ["matters.came.companies", "matters.given.companies"]


def test_every_cell_of_the_national_form_is_counted_or_a_sum_of_such() -> None:
    form = form_of(2025)
    sums = {cell for cell in form.cells if cell.endswith(".total") or ".concluded." in cell}
    assert form.wanted.keys() == form.cells.keys() - sums
    assert form.wanted["applications.repeated.research"] == Wanted(
        "applications",
        {"concluded": ("in",), "outcome": ("repeated",), "applicant_class": ("research",)},
        "count",
    )
    assert form.wanted["documents.normative_documents.in_force"].measure == "in_force"


def test_all_that_is_kept_can_be_counted_by_the_ids_of_the_form() -> None:
    wanted = form_of(2025).wanted.values()
    for name, sides in (("applications", ("outcome", "applicant_class")), ("figures", ("kind",))):
        for side in sides:
            met = {value for w in wanted if w.source == name for value in w.where.get(side, ())}
            assert met == set(SOURCES[name].sides[side])
    assert set(SOURCES["applications"].sides["outcome"]) == set(Outcome)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (('source = "figures"', 'source = "visits"'), "reports-no-source", "visits"),
        (('received = "in"', 'arrived = "in"'), "reports-no-fact", "arrived"),
        (('received = "in"', 'received = "later"'), "reports-no-fact", "received=later"),
        (('measure = "number"', 'measure = "sum"'), "reports-no-fact", "sum"),
        (('row = "kind"', 'row = "sort"'), "reports-no-fact", "sort"),
        (('"legal_service"', '"lawyers"'), "reports-no-fact", "applicant_class=lawyers"),
    ],
)
def test_a_form_that_counts_what_is_not_kept_is_refused_by_name(
    written: Written, change: tuple[str, str], code: str, said: str
) -> None:
    form = written((NEW + COUNTS + OTHERS).replace(*change))
    for load_it in (lambda: must_be_known(form), lambda: form_of(2025)):
        with pytest.raises(Refusal) as refused:
            load_it()
        assert refused.value.code == code
        assert said in refused.value.values.values()
        assert refused.value.values["form"] == "2025"
        assert refused.value.values["cell"] in form.cells


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('block = "others"\nrows = ["suits"]', 'block = "suits"'), "suits"),
        (('rows = ["came"]', 'rows = ["arrived"]'), "arrived"),
        (('columns = ["people"]', 'columns = ["men", "women"]'), "men、women"),
    ],
)
def test_a_count_of_rows_or_columns_that_are_not_there_is_refused(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    path = tmp_path / "2025.toml"
    path.write_text((NEW + COUNTS + OTHERS).replace(*change), "utf-8")
    with pytest.raises(Refusal) as refused:
        load(path)
    assert (refused.value.code, refused.value.values["terms"]) == ("form", said)


def test_a_year_without_a_form_that_counts_is_refused() -> None:
    assert any(form.holds(2020) for form in forms(FORMS))
    for year in (2000, 2020):
        with pytest.raises(Refusal, match="reports-no-form"):
            form_of(year)


@pytest.mark.django_db
def test_a_cell_that_the_form_does_not_have_opens_onto_nothing() -> None:
    with pytest.raises(Refusal, match="reports-no-cell"):
        behind(Span([body()], 2025), "applications.received.martians")
