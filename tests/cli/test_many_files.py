"""Many files: on all cores, in order, with a killed worker costing one file only."""

import json
import os
import subprocess
import sys
from pathlib import Path

from gongkai.annual.serial import to_json
from gongkai.cli.examine import Job
from gongkai.cli.pool import outcomes
from tests.reports import busy, report

ROOT = Path(__file__).parents[2]
FILES = 40


def folder(at: Path) -> list[str]:
    """A folder of reports, one in four of them wrong."""
    for number in range(FILES):
        of = report() if number % 4 else busy(cells={"disputes.direct_suit.total": 9})
        name = f"{number:03}.json"
        (at / name).write_text(json.dumps(to_json(of, [], name)), "utf-8")
    return [str(at / f"{number:03}.json") for number in range(FILES)]


def gongkai(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "zh_CN.UTF-8"},
        timeout=60,
        check=False,
    )


def test_every_file_is_answered_in_the_order_given(tmp_path: Path) -> None:
    files = folder(tmp_path)
    done = gongkai("check", "--json", *files)
    assert (done.returncode, done.stderr) == (1, "")
    found = json.loads(done.stdout)
    assert [item["file"] for item in found] == files
    assert [bool(item["findings"]) for item in found] == [n % 4 == 0 for n in range(FILES)]


def test_the_end_says_how_many_passed_and_what_was_commonest(tmp_path: Path) -> None:
    folder(tmp_path)
    done = gongkai("check", str(tmp_path))
    assert done.returncode == 1
    assert "共 40 份：没有错误 30 份，有错误 10 份，读不出 0 份。" in done.stdout
    row = next(line for line in done.stdout.splitlines() if "dispute-sum" in line)
    assert [cell.strip() for cell in row.split("│")[3:5]] == ["10", "10"]


def test_a_file_that_kills_its_worker_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    files = folder(tmp_path)
    killer = Path(files[13])
    killer.unlink()
    os.mkfifo(killer)  # stands for a file on which the process dies
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(KILLED, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "check", "--json", *files],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{ROOT / 'src'}"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    found = json.loads(done.stdout)
    assert [item["file"] for item in found] == files
    assert [item["file"] for item in found if "error" in item] == [str(killer)]
    assert found[13]["error"]["code"] == "died"


KILLED = """
import os, pathlib, stat
real = pathlib.Path.exists
def exists(self):
    if self.suffix == ".json" and stat.S_ISFIFO(os.stat(self).st_mode):
        os._exit(9)
    return real(self)
pathlib.Path.exists = exists
"""


def test_a_reader_that_stops_reading_ends_it_quietly(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m gongkai check --json "{tmp_path}" | head -c 1'
    folder(tmp_path)
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[", "")


def test_only_so_many_files_are_under_way_at_a_time(tmp_path: Path) -> None:
    files = folder(tmp_path)
    answers = outcomes(files, Job("line", "zh"))
    assert next(answers).readable
    answers.close()
