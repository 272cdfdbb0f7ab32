"""In a real browser the beacon is asked for near an article's end, once, and leaves no trace."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import watched
from tests.paper import Paper
from tests.server.asking import FIREFOX
from tests.warm_paper import WarmPaper

pytestmark = pytest.mark.slow

LONG, OTHER = "/en/news/a-long-story/", "/en/news/another-story/"
# Playwright's own name says that nobody views.
CHROME = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36"
)
# In a paper of its own: the switch makes every page of a larger one anew, and again when it is off.
BEGIN = """
from caspian.newsroom.models import Article, Home, Publication, Section
paper = Publication.load()
paper.views_by_beacon = True
paper.save()
home = Home.objects.get(slug="en")
news = Section(title="News", slug="news", locale=home.locale)
home.add_child(instance=news)
news.save_revision().publish()
for slug, paragraphs in (("a-long-story", 240), ("another-story", 1)):
    body = [("paragraph", "<p>The ferry leaves when it is full.</p>")] * paragraphs
    story = Article(title=slug, slug=slug, locale=home.locale, body=body, live=False)
    news.add_child(instance=story)
    story.save_revision().publish()
"""
WINDOW: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "user_agent": CHROME}
READS = """
from caspian.newsroom.models import ViewTally
print(sum(tally.count for tally in ViewTally.objects.filter(article__url_path={path!r})))
"""
COUNTED_WITHIN = 60.0


@pytest.fixture
def by_beacon(tmp_path: Path) -> Iterator[Paper]:
    """Start a paper of two articles that counts by beacon."""
    paper = WarmPaper(tmp_path, CASPIAN_SAMPLE="0")
    try:
        paper.wait()
        paper.shell(BEGIN)
        paper.run("press")
        yield paper
    finally:
        paper.stop()


@pytest.fixture
def context(browser: Browser, by_beacon: Paper) -> Iterator[BrowserContext]:
    """A reader of that paper, in a browser that no page of it may lead astray."""
    with watched(browser, by_beacon, **WINDOW) as opened:
        yield opened


def test_it_is_asked_for_near_the_end_and_a_reload_counts_no_more(
    by_beacon: Paper, context: BrowserContext
) -> None:
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(LONG, wait_until="networkidle")
    assert not [url for url in asked if "/beacon/" in url], "nobody has come that far yet"
    read_to_the_end(page)
    page.reload()
    read_to_the_end(page)
    beacon = re.search(r'class="beacon" src="([^"]+)"', by_beacon.get(OTHER)[1])
    assert beacon
    until_counted(by_beacon, asked_for=beacon[1], counts_for=OTHER)
    assert views(by_beacon, LONG) == 1
    assert context.cookies() == []


def read_to_the_end(page: Page) -> None:
    """Scroll down as somebody does who views."""
    beacon = page.locator(".beacon")
    beacon.evaluate("one => one.scrollIntoView()")
    # Not by wait_for_function, which the paper's content security policy forbids.
    deadline = time.monotonic() + COUNTED_WITHIN
    while not beacon.evaluate("one => one.naturalWidth") and time.monotonic() < deadline:
        time.sleep(0.1)


def until_counted(paper: Paper, *, asked_for: str, counts_for: str) -> None:
    """Wait until all is counted that was read before: what comes last is taken up last.

    So another reader reads something, and what was read is waited for.
    """
    before, deadline = views(paper, counts_for), time.monotonic() + COUNTED_WITHIN
    paper.get_bytes(asked_for, user_agent=FIREFOX, x_forwarded_for="192.0.2.77")
    while views(paper, counts_for) == before:
        assert time.monotonic() < deadline, "nothing is counted"
        time.sleep(0.3)


def views(paper: Paper, path: str) -> int:
    """Return how often an article was read."""
    return int(paper.shell(READS.format(path=path)))
