"""The next page is fetched ahead, and no read is counted for it until somebody looks at it."""

import json
import re
import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open
from tests.browser.test_beacon import CHROME, until_counted, views
from tests.paper import Paper

pytestmark = pytest.mark.slow
LONG_ENOUGH_MS, AHEAD_WITHIN = 600, 60.0
LAST_READ = "/en/politics/how-we-draw-a-disputed-border/"
DELIVERY = "performance.getEntriesByType('navigation')[0].deliveryType"
ADD_SCRIPT = """source => {
    const script = document.createElement("script");
    script.src = source;
    document.head.append(script);
}"""
REVEALED = "addEventListener('pagereveal', e => { window.faded = Boolean(e.viewTransition) })"


@pytest.fixture
def page(open_context: Open) -> Page:
    """Open a reader's browser."""
    return open_context(user_agent=CHROME, viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture
def ahead(page: Page) -> set[str]:
    """Return the paths that the browser has fetched ahead by now."""
    found: set[str] = set()

    def note(said: dict[str, Any]) -> None:
        if said["status"] == "Ready":
            found.add(urlsplit(said["prefetchUrl"]).path)

    asked = page.context.new_cdp_session(page)
    asked.on("Preload.prefetchStatusUpdated", note)
    asked.send("Preload.enable")
    return found


def hover(page: Page, path: str) -> None:
    """Rest the pointer on a link for as long as somebody does who is about to click."""
    link = page.locator(f"main a[href='{path}'], nav a[href='{path}']").first
    link.scroll_into_view_if_needed()
    link.hover()
    page.wait_for_timeout(LONG_ENOUGH_MS)


def hover_until_fetched(page: Page, path: str, ahead: set[str]) -> None:
    """Rest the pointer on a link until the page behind it is there."""
    hover(page, path)
    deadline = time.monotonic() + AHEAD_WITHIN
    while path not in ahead:
        assert time.monotonic() < deadline, f"{path} is not fetched ahead: {ahead}"
        page.wait_for_timeout(50)


def opened(page: Page, path: str) -> str:
    """Follow a link, and return how the page came."""
    page.locator(f"main a[href='{path}'], nav a[href='{path}']").first.click()
    page.wait_for_url(f"**{path}*")
    page.wait_for_load_state()
    return str(page.evaluate(DELIVERY))


def culture(paper: Paper) -> list[str]:
    """Return two articles of a section, of which no other test counts the views."""
    found = re.findall(r'href="(/en/culture/[a-z0-9-]+/)"', paper.get("/en/culture/")[1])
    return list(dict.fromkeys(found))[:2]


def test_a_page_fetched_ahead_is_counted_when_it_is_looked_at(
    paper: Paper, page: Page, ahead: set[str]
) -> None:
    hovered, read = culture(paper)
    page.goto("/en/culture/")
    hover_until_fetched(page, hovered, ahead)
    hover_until_fetched(page, read, ahead)
    assert opened(page, read) == "navigational-prefetch"
    until_counted(paper, asked_for=LAST_READ, counts_for=LAST_READ)
    assert (views(paper, hovered), views(paper, read)) == (0, 1)


def test_a_search_is_not_fetched_ahead(paper: Paper, page: Page, ahead: set[str]) -> None:
    page.goto("/en/culture/")
    hover(page, "/en/search/")
    # What is hovered over after it is there: it would be there as well.
    hover_until_fetched(page, culture(paper)[0], ahead)
    assert opened(page, "/en/search/") == ""


def test_the_policy_lets_no_other_file_of_ours_run(paper: Paper, browser: Browser) -> None:
    """The island runs, known by its hash; a script beside it does not, wherever it came from."""
    with browser.new_context(base_url=paper.address) as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto("/en/about/")
        assert page.locator(".keeping").is_visible(), "the island has run"
        for source in ("/assets/worker-retired.js", "/static/wagtailadmin/js/core.js"):
            page.evaluate(ADD_SCRIPT, source)
        for _ in range(600):
            if len(refused) > 1:
                break
            page.wait_for_timeout(100)
        assert len([text for text in refused if "Content Security Policy" in text]) == 2, refused


@pytest.mark.parametrize(("motion", "fades"), [("no-preference", True), ("reduce", False)])
def test_pages_fade_unless_a_reader_wants_no_motion(
    open_context: Open, motion: str, fades: bool
) -> None:
    page = open_context(reduced_motion=motion).new_page()
    page.add_init_script(REVEALED)
    page.goto("/en/")
    page.get_by_role("navigation", name="Sections", exact=True).get_by_role(
        "link", name="Culture"
    ).click()
    page.wait_for_url("**/en/culture/")
    # Not the load: a page that has loaded is revealed a frame later.
    page.wait_for_function("'faded' in window")
    assert page.evaluate("window.faded") is fades


def test_the_browser_finds_no_fault_in_the_manifest(open_context: Open) -> None:
    context = open_context()
    page = context.new_page()
    page.goto("/en/environment/")
    asked = context.new_cdp_session(page)
    found = asked.send("Page.getAppManifest")
    assert found["errors"] == []
    said: dict[str, Any] = json.loads(found["data"])
    assert said["name"] == "The Caspian Times"
    assert found["url"].endswith("/en/manifest.webmanifest")
    faults = asked.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Playwright's contexts are windows without a trace, in which nothing is installed.
    assert [one["errorId"] for one in faults if one["errorId"] != "in-incognito"] == []
