"""Real reports in the layouts they are met in, imported for invented bodies."""

from pathlib import Path

import pytest

from gongkai.office.bodies.roles import Role
from gongkai.office.reports.belonging import plain
from gongkai.office.reports.importing import What, plan, take
from gongkai.office.reports.previous import report_of
from gongkai.office.reports.recognising import Reading, Recognised
from tests.house import ROOT
from tests.office.factory import body, person

pytestmark = pytest.mark.django_db
REPORTS = ROOT / "../shared/corpus/reports"
FILES = ("001_*.pdf", "002_*.layout.txt", "006_*", "008_*", "014_*", "017_*")


def test_real_reports_of_every_form_are_imported() -> None:
    found = [next(REPORTS.glob(name), None) for name in FILES]
    files = [path for path in found if isinstance(path, Path)]
    if len(files) < len(FILES):
        pytest.skip(f"LEFT OUT: no real reports at {REPORTS}")
    bureau = body()
    editor = person(bureau, Role.EDITOR)
    forms = set()
    for path in files:
        read = Reading().do(str(path))
        assert isinstance(read, Recognised), read
        assert read.year
        (planned,) = plan(editor, [read])
        assert plain(read.body or "") != plain(bureau.name)
        assert planned.what is What.UNSURE  # no body of ours is named so
        row = take(editor, read, bureau, read.year, planned.scope)
        again = report_of(bureau, read.year, planned.scope)
        assert again
        assert sum(value is not None for value in again.cells.values()) == row.cells
        forms.add(row.form)
    assert {"2019", "2021", "2019、2021"} <= forms


def test_the_form_before_2019_and_a_template_are_refused_with_a_reason() -> None:
    files = [next(REPORTS.glob(name), None) for name in ("021_*", "T01_*")]
    if None in files:
        pytest.skip(f"LEFT OUT: no real reports at {REPORTS}")
    editor = person(body(), Role.EDITOR)
    found = plan(editor, [Reading().do(str(path)) for path in files])
    assert [each.refusal and each.refusal.code for each in found] == ["old_form", "past-empty"]
