"""The prose of real reports, read where it lies beside the repository; never copied into it."""

import html
import re

import pytest

from tests.house import ROOT

REPORTS = ROOT.parent / "shared" / "corpus" / "reports"
TRUTH = REPORTS.parent / "truth"

_TABLES = re.compile(r"<(script|style|table)\b.*?</\1>", re.DOTALL)
_BREAKS = re.compile(r"</(?:p|div|h\d|tr)>|<br */?>")
_TORN = re.compile(r"(?<![。：\n])\n(?!\n|[一二三四五六]、|[（(])")
_FOOTER = re.compile(r"\n*-\d-\n*\f?\n*")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


def prose(name: str) -> str:
    """The text of a report without its HTML tables, its torn lines joined."""
    if not REPORTS.is_dir():
        pytest.skip("NO CORPUS: ../shared/corpus is not here, real reports are not read")
    path = next(REPORTS.glob(f"{name}*"))
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = _BREAKS.sub("\n", _TABLES.sub("\n", text))
        return html.unescape(re.sub(r"<[^>]+>", "", text))
    if "plain" in path.name or path.suffix == ".md":
        text = _TORN.sub("", _FOOTER.sub("", text))
    return text


def overview(name: str) -> str:
    """Section 一 of a report: from its heading to that of section 二."""
    text = prose(name)
    start = re.search(r"一、\s*(?:总体情况|工作基本情况)", text)
    text = text[start.end() :] if start else text
    return re.split(r"二、主动公开政府信息情况", text)[0]


def sentence(name: str, anchor: str) -> str:
    """The sentence of section 一 that an anchor of a few characters stands in."""
    found = [m[0] for m in _SENTENCE.finditer(overview(name)) if anchor in "".join(m[0].split())]
    assert found, f"{anchor} does not stand in {name}"
    return found[0]
