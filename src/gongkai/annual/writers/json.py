"""JSON: what `gongkai check --json` prints, a list of this one report."""

import json
from collections.abc import Iterable, Sequence

from gongkai.annual.finding import Finding
from gongkai.annual.form import Form
from gongkai.annual.report import Report
from gongkai.annual.serial import to_json


def write(
    report: Report, forms: Sequence[Form], *, findings: Iterable[Finding] = (), file: str = ""
) -> bytes:
    """The report by the published schema; it reads back as the very same report."""
    found = [to_json(report, findings, file, forms=forms)]
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")
