"""The overview as written, with the topics that stand under headings of their own."""

import re

from gongkai.annual.report import Report, Section

_WORDS = r"[\u3001-\u303f\u3400-\u9fff\uff01-\uffef“”‘’…—·]|[A-Za-z0-9][\w.,%:/@-]*"


def parts(report: Report) -> list[Section]:
    """The overview and what stands under headings of its own within it.

    A topic may bear the name of a section (依申请公开, 主动公开政府信息情况): what comes again
    further down, or is numbered in brackets, is such a topic.
    """
    found: list[Section] = []
    last = {section.id: place for place, section in enumerate(report.sections)}
    for place, section in enumerate(report.sections):
        topic = section.id is None or place < last[section.id] or not is_top(section)
        if topic if found else section.id == "overview":
            found.append(section)
        elif found:
            break
    return found


def is_top(section: Section) -> bool:
    """Whether a heading is numbered as a section is: 一、 and not （一）."""
    return not section.heading.lstrip(" #*").startswith(("（", "("))


def text(report: Report) -> str:
    """All that the overview says, headings of its topics included."""
    found = parts(report)
    topics = (f"{section.heading}\n{section.text}" for section in found[1:])
    return "\n".join([*(section.text for section in found[:1]), *topics])


def length(words: str) -> int:
    """Characters as WPS and Word count 字数: each Chinese sign one, each word or number one."""
    return len(re.findall(_WORDS, words, re.ASCII))
