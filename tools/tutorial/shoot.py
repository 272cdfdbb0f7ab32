"""Lives through docs/tutorial.md in a real browser and takes its pictures: `make tutorial`.

Each step goes by the words on the screen, as a reader of the tutorial does. Where the desk says
something else, the step fails: then mend the tutorial with the script.
"""

import argparse
import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.browser.conftest import CHROMIUM
from tests.browser.desk import PAPER_ZONE, Desk
from tests.browser.staff import Staff, hire
from tests.paper import Paper

OUT = Path(__file__).parents[2] / "docs/tutorial"
PATH = "/usr/bin/chromium"
SIZE = {"width": 1280, "height": 800}
COLOURS = 96
HEADLINE = "The cranes of Alat never sleep"
ARTICLE = "/en/environment/the-cranes-of-alat-never-sleep/"
TO_THE_TOP = "document.querySelectorAll('*').forEach(one => one.scrollTo(0, 0))"
AS_PEOPLE_TYPE_MS = 5_000
"""a comment that comes sooner than this after its form looks like a machine's"""


class Shots:
    """The pictures of the tutorial, made in order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page, name: str) -> None:
        """Take a picture of what a page shows at the top of the window."""
        page.wait_for_load_state("networkidle")
        path = self._folder / f"{name}.png"
        page.screenshot(path=path, animations="disabled")
        with Image.open(path) as shown:
            few = shown.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        print(f"{path.name} {path.stat().st_size // 1024} kB", flush=True)


def main() -> None:
    """Serve a fresh paper, live through the day, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=OUT)
    shots = Shots(parser.parse_args().folder)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paper = Paper(Path(folder))
        browser = playwright.chromium.launch(executable_path=PATH, args=CHROMIUM)
        expect.set_options(timeout=30_000)
        try:
            live(paper.wait(), browser, shots)
        finally:
            browser.close()
            paper.stop()


def live(paper: Paper, browser: Browser, shots: Shots) -> None:
    """Live through the day: the accounts, the story, the banner, a comment."""
    staff = accounts(paper, browser, shots)
    write(paper, browser, shots, staff)
    publish(paper, browser, shots, staff)
    comment(paper, browser)
    moderate(paper, browser, shots)
    withdraw(paper, browser, staff)


@contextmanager
def someone(paper: Paper, browser: Browser) -> Iterator[Page]:
    """Open a browser of somebody's own."""
    context = browser.new_context(base_url=paper.address, viewport=SIZE, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def accounts(paper: Paper, browser: Browser, shots: Shots) -> Staff:
    """The administrator gives a reporter and an editor their accounts."""
    with someone(paper, browser) as page:
        staff = hire(paper, page.context)
        page = page.context.pages[-1]
        shots.take(page, "accounts")
        page.goto("/desk/")
        shots.take(page, "start")
    return staff


def write(paper: Paper, browser: Browser, shots: Shots, staff: Staff) -> None:
    """The reporter writes an article and sends it to review."""
    with someone(paper, browser) as page:
        desk = Desk(page, "rena", staff.reporter)
        desk.begin(HEADLINE, "Environment")
        desk.standfirst("A night in the port that works by the wind.")
        desk.paragraph("At three in the morning the ferry is half full.")
        desk.rest()
        page.evaluate(TO_THE_TOP)
        shots.take(page, "write")
        desk.byline("Leyla Mammadzade")
        desk.file_under("Trade")
        desk.submit()


def publish(paper: Paper, browser: Browser, shots: Shots, staff: Staff) -> None:
    """The editor approves, schedules, corrects, and sets the banner."""
    with someone(paper, browser) as page:
        desk = Desk(page, "tigran", staff.editor)
        shots.take(page, "review")
        desk.open(HEADLINE, "Awaiting review")
        desk.approve_and_publish()
        paper.run("press")
        page.goto(ARTICLE)
        shots.take(page, "article")

        schedule(desk, shots)
        desk.open(HEADLINE, "Recently published")
        desk.standfirst("A night in the port that works by the wind, and by radio.")
        panel = desk.panel()
        shots.take(page, "change")
        panel.get_by_role("button", name="Something new").click()
        desk.is_told("is published")
        banner(paper, page, shots)


def schedule(desk: Desk, shots: Shots) -> None:
    """Begin a second article and schedule it for tomorrow at six in the morning."""
    page = desk.page
    desk.begin("The tide comes in", "Environment")
    desk.paragraph("Twice a day, and nobody asks it to.")
    panel = desk.panel()
    tomorrow = dt.datetime.now(PAPER_ZONE) + dt.timedelta(days=1)
    panel.get_by_role("radio", name="At a moment to come").check()
    panel.get_by_label("Day").fill(f"{tomorrow:%Y-%m-%d}")
    panel.get_by_role("textbox", name="Time").fill("06:00")
    shots.take(page, "schedule")
    panel.get_by_role("button", name="Schedule for").click()
    desk.is_told("is scheduled")


def banner(paper: Paper, page: Page, shots: Shots) -> None:
    """Put breaking news on every page, and end it."""
    page.goto("/desk/")
    page.get_by_role("link", name="Breaking news").first.click()
    page.get_by_role("link", name="English").first.click()
    page.get_by_role("textbox", name="What happened").fill("The port of Alat closes for the storm")
    shots.take(page, "breaking")
    page.get_by_role("button", name="Put it on every page").click()
    page.wait_for_load_state("networkidle")
    paper.run("press")
    page.goto("/en/")
    expect(page.get_by_text("The port of Alat closes for the storm")).to_be_visible()
    shots.take(page, "banner")
    page.goto("/desk/")
    page.get_by_role("link", name="Breaking news").first.click()
    page.get_by_role("link", name="English").first.click()
    page.get_by_role("button", name="End it now").click()
    paper.run("press")
    assert "closes for the storm" not in paper.get("/en/")[1]


def comment(paper: Paper, browser: Browser) -> None:
    """A reader writes a comment that the shield holds."""
    with someone(paper, browser) as page:
        page.goto(ARTICLE)
        page.get_by_role("textbox", name="Name").fill("Samir")
        page.get_by_role("textbox", name="Comment").fill(
            "See https://ports.example/a, https://ferries.example/b and https://tickets.example/c."
        )
        page.wait_for_timeout(AS_PEOPLE_TYPE_MS)
        page.get_by_role("button", name="Send the comment").click()
        expect(page.get_by_text("An editor will look at your comment")).to_be_visible()


def moderate(paper: Paper, browser: Browser, shots: Shots) -> None:
    """A moderator opens the queue, publishes the comment, and undoes that."""
    password = paper.run("user", "nino", "--role", "moderator").split()[-1]
    with someone(paper, browser) as page:
        desk = Desk(page, "nino", password)
        page.get_by_role("link", name="Comments").first.click()
        expect(page.get_by_text("Samir").first).to_be_visible()
        shots.take(page, "comments")
        page.keyboard.press("j")
        page.keyboard.press("a")
        desk.is_told("Published: 1 comment")
        page.keyboard.press("u")
        desk.is_told("1 comment")


def withdraw(paper: Paper, browser: Browser, staff: Staff) -> None:
    """The editor takes the article back: its address answers 410."""
    with someone(paper, browser) as page:
        desk = Desk(page, "tigran", staff.editor)
        desk.open(HEADLINE, "Recently published")
        desk.unpublish()
        paper.run("press")
        assert paper.status(ARTICLE) == 410


if __name__ == "__main__":
    main()
