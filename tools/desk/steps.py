"""Counts what an editor's work takes at the desk: `python -m tools.desk.steps` writes docs/desk.md.

Serves a paper with the sample, goes every way in a real browser as somebody would, looks in the
database or at the pressed page whether it came about, and writes the table. Takes some minutes.
"""

import datetime as dt
import tempfile
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright
from tests.browser import tools
from tests.browser.conftest import CHROMIUM, entering, watched
from tests.browser.staff import hire
from tests.warm_paper import WarmPaper
from tools.desk.rows import ROWS
from tools.desk.scene import Scene
from tools.desk.table import write

PATIENCE_MS = 60_000


def main() -> None:
    """Serve a paper, count, and write."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        paper = WarmPaper(folder)
        browser = playwright.chromium.launch(executable_path=tools.chromium(), args=CHROMIUM)
        expect.set_options(timeout=PATIENCE_MS)
        try:
            count(paper, browser, folder)
        finally:
            browser.close()
            paper.stop()


def count(paper: WarmPaper, browser: Browser, folder: Path) -> None:
    """Go all ways, and write what they took."""
    paper.wait()
    with ExitStack() as opened:
        staff = hire(paper, opened.enter_context(watched(browser, paper)))
        enter = entering(lambda **options: opened.enter_context(watched(browser, paper, **options)))
        scene = Scene(paper, staff, enter, folder)
        scene.make_ready(*(row.article for row in ROWS if row.article))
        counts = {}
        for row in ROWS:
            counts[row.name] = row.way(scene)
            print(f"{counts[row.name].steps:3}  {row.name}", flush=True)
    write(counts, dt.datetime.now(dt.UTC).date())


if __name__ == "__main__":
    main()
