"""In a real browser the beacon is asked for near an article's end, once, and leaves no trace."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.paper import Paper

pytestmark = pytest.mark.slow

LONG = "/en/environment/caspian-falling/"
# Playwright's own name says that nobody views.
CHROME = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36"
)
SWITCH = """
from caspian.newsroom.models import Publication
paper = Publication.load()
paper.views_by_beacon = {on}
paper.save()
"""
READS = """
from caspian.newsroom.models import ViewTally
print(sum(tally.count for tally in ViewTally.objects.filter(article__url_path={path!r})))
"""
COUNTED_WITHIN = 30.0
ROUND = 12.0
"""the front writes every five seconds, the background worker takes it up every five"""


@pytest.fixture
def by_beacon(paper: Paper) -> Iterator[Paper]:
    """The paper while it counts by beacon."""
    _switch(paper, on=True)
    yield paper
    _switch(paper, on=False)


def test_it_is_asked_for_near_the_end_and_a_reload_counts_no_more(
    by_beacon: Paper, open_context: Open
) -> None:
    context = open_context(viewport={"width": 1280, "height": 900}, user_agent=CHROME)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(LONG, wait_until="networkidle")
    assert not [url for url in asked if "/beacon/" in url], "nobody has come that far yet"
    read_to_the_end(page)
    page.reload()
    read_to_the_end(page)
    deadline = time.monotonic() + COUNTED_WITHIN
    while views(by_beacon) == 0 and time.monotonic() < deadline:
        time.sleep(1)
    time.sleep(ROUND)
    assert views(by_beacon) == 1
    assert context.cookies() == []


def read_to_the_end(page: Page) -> None:
    """Scroll down as somebody does who views."""
    beacon = page.locator(".beacon")
    beacon.evaluate("one => one.scrollIntoView()")
    # Not by wait_for_function, which the paper's content security policy forbids.
    deadline = time.monotonic() + COUNTED_WITHIN
    while not beacon.evaluate("one => one.naturalWidth") and time.monotonic() < deadline:
        time.sleep(0.1)


def views(paper: Paper) -> int:
    """Return how often the article was read."""
    return int(paper.shell(READS.format(path=LONG)))


def _switch(paper: Paper, *, on: bool) -> None:
    paper.shell(SWITCH.format(on=on))
    paper.run("press")
