"""A file becomes a report by one call, from a path or from bytes."""

from pathlib import Path

from gongkai.annual.load import load, load_bytes
from tests.annual.align.layouts import parts
from tests.builders import html
from tests.reports import busy, form


def test_a_file_and_its_bytes_give_the_same_report(tmp_path: Path) -> None:
    report = busy()
    data = html(*parts(report, form()))
    path = tmp_path / "报告.html"
    path.write_bytes(data)
    assert load(path).cells == report.cells
    assert load_bytes(data, "报告.html") == load(path)
