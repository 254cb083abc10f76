"""Labels are compared by what they say."""

import pytest

from gongkai.annual.labels import Key, Labels, key, squeeze, widths


@pytest.mark.parametrize(
    ("label", "ordinal", "words"),
    [
        ("2.重复申请", "2", "重复申请"),
        ("2、重复申请", "2", "重复申请"),
        ("２．重 复 申 请", "2", "重复申请"),
        ("（六）其他处理", "六", "其他处理"),
        ("( 六 ) 其他处理", "六", "其他处理"),
        ("三 、本 年 度办 理 结果", "三", "本年度办理结果"),
        ("3.危及“三安全一稳定”", "3", "危及三安全一稳定"),
        ("总计", "", "总计"),
        ("第二十条第（一）项", "", "第二十条第一项"),
        ("", "", ""),
    ],
)
def test_spacing_width_and_punctuation_do_not_count(label: str, ordinal: str, words: str) -> None:
    assert key(widths(label)) == Key(ordinal, words)


def test_squeezing_keeps_rare_characters_and_digits() -> None:
    assert squeeze("龘 〇１2，𠮷") == "龘〇12𠮷"


LABELS = Labels(
    [
        ("other_handling", "3.其他", ()),
        ("otherwise", "（六）其他处理", ("（六）其他",)),
        ("asks", "5.要求行政机关确认或重新出具已获取信息", ()),
        ("publication", "3.要求提供公开出版物", ()),
    ]
)


def test_a_shared_wording_is_told_by_its_ordinal() -> None:
    assert LABELS.exact(key("（六）其他")) == "otherwise"
    assert LABELS.exact(key("3、其他")) == "other_handling"
    assert LABELS.exact(key("其他")) == "other_handling"
    assert LABELS.exact(key("另有")) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("要求行政机关确认", "asks"),
        ("已获取信息", "asks"),
        ("要求", None),
        ("要求提供", "publication"),
        ("机关确认", None),
    ],
)
def test_a_torn_label_is_known_by_its_start_or_end(words: str, found: str | None) -> None:
    assert LABELS.torn(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("要求提供公出版物", "publication"), ("要求提供资金支持", None), ("其他", None)],
)
def test_a_misprint_is_known_if_it_is_like_one_label_only(words: str, found: str | None) -> None:
    assert LABELS.near(words) == found
