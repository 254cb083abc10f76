"""Which column of table 三 counts whom."""

import pytest

from gongkai.law.applicants import applicants, column
from gongkai.law.basis import Certainty
from gongkai.law.messages import say
from gongkai.refusal import Refusal
from gongkai.words import Applicant

COLUMNS = [
    ("natural_person", Applicant.NATURAL_PERSON),
    ("joint_natural_persons", Applicant.NATURAL_PERSON),
    ("lawyer_in_person", Applicant.NATURAL_PERSON),
    ("company", Applicant.BUSINESS),
    ("sole_proprietorship", Applicant.BUSINESS),
    ("individual_business", Applicant.BUSINESS),
    ("farmers_cooperative", Applicant.BUSINESS),
    ("research_institute", Applicant.RESEARCH),
    ("charity", Applicant.PUBLIC_INTEREST),
    ("foundation", Applicant.PUBLIC_INTEREST),
    ("law_firm", Applicant.LEGAL_SERVICE),
    ("notary_office", Applicant.LEGAL_SERVICE),
    ("village_committee", Applicant.OTHER_ORGANISATION),
    ("residents_committee", Applicant.OTHER_ORGANISATION),
    ("state_organ", Applicant.OTHER_ORGANISATION),
]


@pytest.mark.parametrize(("kind", "expected"), COLUMNS)
def test_the_column_of_a_kind(kind: str, expected: Applicant) -> None:
    assert column(kind) is expected


def test_every_column_has_its_kinds_and_they_stand_together() -> None:
    columns = [kind.column for kind in applicants().values()]
    assert list(dict.fromkeys(columns)) == list(Applicant)
    assert columns == sorted(columns, key=list(Applicant).index)


def test_a_name_of_a_column_that_is_no_kind_is_not_taken_for_one() -> None:
    with pytest.raises(Refusal) as refused:
        column("business")
    assert refused.value.code == "path-applicant-kind"
    sentence = say("refusal", refused.value.code, refused.value.values)
    assert "“business”" in sentence
    assert "company" in sentence


def test_labels_are_told_apart_and_each_kind_is_explained() -> None:
    kinds = applicants().values()
    assert len({kind.label for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.text.endswith("。")
        assert kind.basis.source.startswith("国办公开办函〔2021〕30号表三")


@pytest.mark.parametrize("kind", ["university", "trade_association"])
def test_what_practice_disputes_is_marked_open(kind: str) -> None:
    assert applicants()[kind].basis.certainty is Certainty.OPEN


def test_where_one_acts_in_person_or_for_an_organisation_the_border_is_told() -> None:
    for kind in ("law_firm", "individual_business", "sole_proprietorship", "village_committee"):
        assert "自然人" in applicants()[kind].text
