"""`make pictures`: every page of the demonstration as a picture, in both widths, for the docs.

A server is started on a fresh folder of the demonstration and driven by Chromium.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
PORT = "8123"
SERVER = f"http://127.0.0.1:{PORT}"
YEAR = date.today().year - 1  # noqa: DTZ011
SIZES = ((1280, 860), (320, 700))
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
LETTER = """政府信息公开申请表
申请人：苏念之
联系电话：15400002345
通信地址：云溪县城关镇柳溪路8号
所需信息：柳溪片区2025年征地补偿安置方案
获取方式：纸质邮寄"""

Step = Callable[[Page], None]


def go(path: str) -> Step:
    """Open an address."""
    return lambda page: _open(page, path)


def _open(page: Page, path: str) -> None:
    page.goto(SERVER + path)


def read_letter(page: Page) -> None:
    """Paste a letter and have it read."""
    page.goto(f"{SERVER}/desk/intake/")
    page.fill("[name=letter]", LETTER)
    page.click("[name=look]")


def first(path: str, *more: str) -> Step:
    """The first application of a list, and from there on by links whose address has a word."""

    def walk(page: Page) -> None:
        page.goto(SERVER + path)
        page.locator("a[data-row]").first.click()
        for word in more:
            page.locator(f"a[href*='{word}']").first.click()

    return walk


def opened_report(more: str = "") -> Step:
    """Last year's report of the bureau, or a page of it."""

    def walk(page: Page) -> None:
        page.goto(f"{SERVER}/desk/reports/?year={YEAR}")
        address = page.locator("main a[data-row]").first.get_attribute("href") or ""
        page.goto(SERVER + address.rstrip("/") + (more or "/"))

    return walk


# Who looks ("" is nobody), the name of the picture, and the way there.
PAGES: tuple[tuple[str, str, Step], ...] = (
    ("", "county", go("/account/demo/")),
    ("登记员", "desk-morning", go("/desk/")),
    ("登记员", "desk-register", go("/desk/register/")),
    ("登记员", "desk-intake", read_letter),
    ("登记员", "desk-keys", go("/desk/keys/")),
    ("登记员", "desk-notices", go("/desk/notices/")),
    ("登记员", "desk-publications", go("/desk/publications/")),
    ("登记员", "desk-disputes", go("/desk/disputes/")),
    ("承办人", "desk-case", first("/desk/register/?group=open")),
    ("承办人", "desk-path", first("/desk/register/?group=open", "/path/")),
    ("承办人", "desk-action", first("/desk/register/?group=open", "/consult/")),
    ("法制审核", "desk-review", first("/desk/register/?group=mine", "review_legality")),
    ("公开工作机构负责人", "desk-reports", go("/desk/reports/")),
    ("公开工作机构负责人", "desk-report", opened_report()),
    ("公开工作机构负责人", "desk-cell", opened_report("/cell/applications.received.total/")),
    ("公开工作机构负责人", "desk-checkup", opened_report("/checkup/")),
    ("登记员", "desk-past", go("/desk/past/")),
    ("", "public-reports", go("/reports/")),
    ("", "public-report", go(f"/reports/zrzy/{YEAR}/")),
    ("系统管理员", "admin-overview", go("/desk/administration/")),
    ("系统管理员", "admin-bodies", go("/desk/administration/bodies/")),
    ("系统管理员", "desk-calendars", go("/desk/calendars/")),
    ("安全审计员", "admin-audit", go("/desk/administration/audit/")),
)


@contextmanager
def served() -> Iterator[None]:
    """The demonstration on this machine, as long as it is looked at."""
    folder = tempfile.mkdtemp(prefix="gongkai-pictures-")
    given = {**os.environ, "GONGKAI_DATA": folder, "GONGKAI_PORT": PORT, "GONGKAI_DEMO": "true"}
    subprocess.run([str(Path(sys.executable).parent / "gongkai"), "demo"], env=given, check=True)
    subprocess.run([sys.executable, "-m", "scripts.year"], cwd=ROOT, env=given, check=True)
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], cwd=ROOT, env=given)
    try:
        _wait()
        yield
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait() -> None:
    for _ in range(60):
        try:
            urlopen(f"{SERVER}/healthz").close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server did not start")


def main() -> None:
    """Take all pictures."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with served(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for width, height in SIZES:
            page = browser.new_context(
                viewport={"width": width, "height": height}, locale="zh-CN"
            ).new_page()
            for role, name, way in PAGES:
                if role:
                    page.goto(f"{SERVER}/account/demo/")
                    page.locator(f"button:has-text('{role}')").first.click()
                    page.wait_for_load_state()
                way(page)
                page.wait_for_load_state()
                page.screenshot(path=IMAGES / f"{name}-{width}.png")


if __name__ == "__main__":
    main()
