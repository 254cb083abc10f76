"""Reports to send to the page of checks, and what its answers hold."""

import html
import re
from functools import cache

from gongkai.annual.writers import write
from tests.reports import busy


@cache
def sound(year: int = 2025, body: str = "云岭市商务局") -> bytes:
    """A report as a web page, all of whose sums hold."""
    report = busy()
    report.year, report.body = year, body
    report.title = f"{body}{year}年政府信息公开工作年度报告"
    return write(report, "html")


@cache
def pasted() -> str:
    """The same as plain text."""
    return write(busy(), "md").decode()


def faulty() -> bytes:
    """The same, one of whose totals is not the sum of its row."""
    table = sound().decode()
    before = re.search(r'data-cell="applications.received.total"[^>]*>(\d+)<', table)
    assert before
    start, end = before.span(1)
    return (table[:start] + str(int(before[1]) + 9) + table[end:]).encode()


def hidden(text: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found
    return html.unescape(found[1])


def carried(text: str) -> dict[str, str]:
    """The report that a page carries to its next step."""
    return {name: hidden(text, name) for name in ("report", "previous", "prefix", "name")}


def verdict(text: str) -> str:
    """What the page says of the report as a whole."""
    found = re.search(r'class="verdict"[^>]*>\s*(.*?)\s*</h3>', text, re.DOTALL)
    assert found
    return found[1]


def refusals(text: str) -> list[str]:
    """What the page says no to."""
    found = re.findall(r'role="alert">\s*<p>\s*(.*?)\s*</p>', text, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", one) for one in found]
