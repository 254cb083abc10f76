"""JSON: what `gongkai check --json` prints, a list of this one report."""

import json
from collections.abc import Sequence

from gongkai.annual.check import check
from gongkai.annual.form import Form
from gongkai.annual.repair import mends
from gongkai.annual.report import Report
from gongkai.annual.serial import to_json


def write(
    report: Report, forms: Sequence[Form], *, previous: Report | None = None, file: str = ""
) -> bytes:
    """The report by the published schema, checked; it reads back as the very same report."""
    findings = check(report, previous=previous, forms=forms)
    found = [to_json(report, findings, file, forms=forms, mends=mends(report, forms))]
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")
