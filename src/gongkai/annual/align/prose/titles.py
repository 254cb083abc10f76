"""Whose report it is, of which year, and of what scope: as the title and the first lines say."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.annual.document import Paragraph
from gongkai.annual.labels import widths

_NAME = r"(?!(?:政府|政务)?(?:信息)?公开)[\w（）()·\-—]{2,40}?"
_TAIL = r"(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)"
_YEAR = r"(?P<year>20\d\d)\s*年度?的?"
_NAME_FIRST = re.compile(rf"(?P<body>{_NAME})\s*(?:关于)?{_YEAR}\s*{_TAIL}")
_YEAR_FIRST = re.compile(rf"{_YEAR}\s*(?P<body>{_NAME})\s*{_TAIL}")
_YEAR_LAST = re.compile(rf"(?P<body>{_NAME})\s*{_TAIL}\s*[(\[]?{_YEAR}")
_YEAR_ALONE = re.compile(rf"{_YEAR}\s*(?P<body>){_TAIL}")
_ISSUER = re.compile(r"(?:发布机构|发文机关|公开机构|编制单位|发布单位)[:|\s]+([\w()]{3,40})")
_NO_YEAR = re.compile(rf"(?P<body>{_NAME})(?P<year>){_TAIL}")
_PERIOD = re.compile(
    r"(?P<year>20\d\d)\s*年\s*1\s*月\s*1\s*日.{0,8}?(?:20\d\d\s*年)?\s*12\s*月\s*31\s*日"
)
_NUMERALS = re.compile(r"二[〇○零OＯ0][一二三四五六七八九〇○零]{2}(?=年)")
_DIGITS = str.maketrans("〇○零OＯ一二三四五六七八九", "00000123456789")
_SPACES = re.compile(r"(?<=[^\x00-\x7f])\s+(?=\S)|(?<=\S)\s+(?=[^\x00-\x7f])")
_LEAD = re.compile(
    r"^.*?(?:标题|题名|名称|当前位置)\s*[:：|]?\s*|^[-_|>\s\d.]+|.*(?:首页|>)\s*|^(?:关于|现将|印发)"
)
_ORGAN = re.compile(
    r"(?:人民政府|政府|办公厅|办公室|委员会|管委会|管理局|分局|总局|局|厅|委|办|部|署|院|站|所|中心|处|科|乡|镇|街道)$"
)
_AREA = re.compile(r"(?:人民政府|[省市区县州旗盟]|管委会|管理委员会|新区|实验区|开发区)$")
_WHOLE = re.compile(r"全[省市区县州旗]|各[县市]区|各乡镇|各部门")
MOST_TITLE = 60  # characters
FIRST_LINES = 120  # a web page has its navigation first


class Named(NamedTuple):
    """What a report calls itself: its title as printed, the body, the year."""

    title: str
    body: str | None
    year: int | None


def named(paragraphs: Sequence[Paragraph], document_title: str, name: str) -> Named:
    """Title, body and year, from the printed title, else from what the file calls itself.

    The year may come from the period of the figures, the body from the page's metadata.
    """
    found = list(_matches(_candidates(paragraphs, document_title, name)))
    title = found[0].group() if found else ""
    body = next((b for match in found if (b := _body(match))), None)
    year = next((int(match["year"]) for match in found if match["year"]), None)
    if body is None or year is None:
        text = widths("\n".join(p.text for p in paragraphs[:FIRST_LINES]))[:6000]
        if year is None and (period := _PERIOD.search(text)):
            year = int(period["year"])
        if body is None and (issuer := _ISSUER.search(text)):
            body = issuer[1]
    return Named(title, body, year)


def _matches(texts: Sequence[str]) -> Iterator[re.Match[str]]:
    """Titles, the most telling first: one with body and year before one with less."""
    for patterns in ((_NAME_FIRST, _YEAR_FIRST, _YEAR_LAST), (_YEAR_ALONE,), (_NO_YEAR,)):
        for text in texts:
            for pattern in patterns:
                if match := pattern.search(text):
                    yield match
                    break


def _candidates(paragraphs: Sequence[Paragraph], document_title: str, name: str) -> list[str]:
    """The lines that may be the title, each also joined to the line before it."""
    found: list[str] = []
    before = ""
    for paragraph in paragraphs[:FIRST_LINES]:
        text = paragraph.text
        if "报告" in text or "年报" in text:
            line, above = _line(text[: MOST_TITLE * 2]), _line(before)
            if "公开" in line or "公开" in above:
                head = line[:MOST_TITLE]
                whole = any(p.search(head) for p in (_NAME_FIRST, _YEAR_FIRST, _YEAR_LAST))
                joins = above and len(above) <= MOST_TITLE // 2 and above[-1] not in "。，：,:"
                found += [head] if whole or not joins else [above + head, head]
        before = text if text.strip() else before
    return [*found, _line(document_title), _line(name)]


def _line(text: str) -> str:
    text = widths(text).replace("**", "").lstrip("# \t")
    text = _NUMERALS.sub(lambda match: match.group().translate(_DIGITS), text)
    return _SPACES.sub("", text).strip()


def _body(match: re.Match[str]) -> str | None:
    """The body of a title; what stands before it on the line, and marks around it, are left out."""
    body = _LEAD.sub("", match["body"])
    if body.endswith("人民") and match.string.startswith("政府", match.end("body")):
        body += "政府"  # 某镇人民政府信息公开: the title says 政府 once for both
    body = body.strip("-—_ ").replace("(", "（").replace(")", "）")
    if body.count("（") != body.count("）"):
        body = body.strip("（）")
    return body if len(body) > 1 else None


def scope_of(body: str | None, text: str) -> str | None:
    """ "area" for a government that speaks of its whole area, "own" for an organ, else None."""
    if not body:
        return None
    if _AREA.search(body) and not body.endswith(("局", "办公室", "办公厅")):
        return "area" if _WHOLE.search(text) else None
    return "own" if _ORGAN.search(body) else None
