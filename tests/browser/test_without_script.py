"""Reading needs nothing: no script, no cookie, no other host, and no wide screen."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import Open, OpenTab, Show, path_of
from tests.browser.kinds import KINDS, NOT_FOUND, OK, Kind
from tests.paper import Paper
from tests.thorough import often

pytestmark = pytest.mark.slow
# A screen of 1280 at 200 %, and one of 1280 at 400 %, which is as wide as a small phone.
ZOOMED = {200: ViewportSize(width=640, height=512), 400: ViewportSize(width=320, height=256)}
USUAL = ViewportSize(width=1280, height=720)
# Magnified, letters are set to the pixels of the screen: the lines hardly change.
FIRST = ("front", "article")
MAGNIFIED = sorted(KINDS, key=lambda kind: kind.name not in FIRST)[: often(2, len(KINDS))]


@pytest.fixture
def page(open_context: Open) -> Page:
    """Open a browser that runs no scripts."""
    return open_context(java_script_enabled=False).new_page()


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_page_is_whole_without_script_and_cookie(
    kind: Kind, open_tab: OpenTab, show: Show
) -> None:
    """Every kind of page has its heading and its way on, and leaves nothing in the browser.

    With letters two and four times as large it scrolls one way; on paper stands what is to be
    read, and nothing that is to be clicked.
    """
    page = open_tab(java_script_enabled=False)
    page.set_viewport_size(USUAL)
    page.emulate_media(media="screen")
    show(page, kind)
    main = page.get_by_role("main")
    expect(main).to_be_visible()
    expect(main.get_by_role("heading", level=1)).to_contain_text(kind.heading)
    sections = page.get_by_role("navigation", name="Sections", exact=True)
    expect(sections.get_by_role("link").first).to_be_visible()
    for percent, window in ZOOMED.items():
        page.set_viewport_size(window)
        assert wider_than_the_window(page) == 0, percent
    page.set_viewport_size(USUAL)
    assert shown(page, "nav, .foot") > 1
    page.emulate_media(media="print")
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    assert shown(page, "nav, .foot") == 0
    assert page.context.cookies() == []


def test_a_reader_finds_the_way_by_links_alone(page: Page) -> None:
    """From the front to a section, an article, its author, and back, without a script."""
    page.goto("/en/")
    sections = page.get_by_role("navigation", name="Sections", exact=True)
    sections.get_by_role("link", name="Culture").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Culture")
    cards = page.get_by_role("main").get_by_role("article")
    cards.first.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile("/en/culture/[a-z-]+/$"))
    page.get_by_role("main").locator("a[href*='/contributors/']").first.click()
    expect(page).to_have_url(re.compile("/en/contributors/[a-z-]+/$"))
    expect(cards).not_to_have_count(0)
    page.locator("[rel=home]").click()
    expect(page).to_have_url(re.compile("/en/$"))


def test_every_link_leads_somewhere(paper: Paper) -> None:
    """Nothing that a kind of page links to or shows is missing."""
    found: set[str] = set()
    for kind in KINDS:
        text = paper.get(path_of(kind, paper))[1]
        found.update(re.findall(r'(?:href|src)="(/[^"#?]*)', text))
        found.update(re.findall(r'[" ](/media/[^" ,]+)', text))
    assert len(found) > len(KINDS)
    assert [path for path in sorted(found) if paper.get_bytes(path)[0] != OK] == []
    assert paper.get("/en/nowhere/")[0] == NOT_FOUND


@pytest.mark.parametrize("percent", ZOOMED, ids=str)
@pytest.mark.parametrize("kind", MAGNIFIED, ids=str)
def test_a_zoomed_page_scrolls_one_way(
    kind: Kind, percent: int, open_context: Open, show: Show
) -> None:
    """No kind of page is wider than the window, with letters two and four times as large."""
    page = open_context(
        java_script_enabled=False,
        viewport=ZOOMED[percent],
        device_scale_factor=percent / 100,
    ).new_page()
    show(page, kind)
    assert wider_than_the_window(page) == 0


def test_a_page_that_is_too_wide_is_found(page: Page) -> None:
    """The measure sees an element that sticks out of the window."""
    page.set_viewport_size(ZOOMED[400])
    page.goto("/en/about/")
    page.locator("main p").first.evaluate("paragraph => paragraph.style.width = '400px'")
    assert wider_than_the_window(page) > 0


def shown(page: Page, selector: str) -> int:
    """Return how many of some elements can be seen."""
    seen: int = page.locator(selector).evaluate_all(
        "all => all.filter(one => one.checkVisibility({visibilityProperty: true})).length"
    )
    return seen


def wider_than_the_window(page: Page) -> int:
    """Return by how many pixels a page can be scrolled sideways."""
    page.evaluate("window.scrollTo(10000, 0)")
    scrolled: float = page.evaluate("window.scrollX")
    reach: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, reach, round(scrolled))
