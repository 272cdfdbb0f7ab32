"""Readers search in a real browser, with scripts and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, OpenTab
from tests.browser.test_accessibility import barriers_by_day_and_by_night
from tests.browser.test_without_script import ZOOMED, wider_than_the_window

pytestmark = pytest.mark.slow
ASKED = {
    "hits": "/en/search/?q=caspian+sea&section=environment",
    "nothing": "/en/search/?q=caspian+qqqq&kind=interview",
    "meant": "/en/search/?q=sturgoen",
    "form": "/en/search/",
}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_reader_searches_narrows_it_down_and_takes_that_back(
    scripts: bool, open_context: Open
) -> None:
    """From the masthead to hits, to fewer, to all of them again, and to an article."""
    page = open_context(java_script_enabled=scripts).new_page()
    page.goto("/en/")
    sections = page.get_by_role("navigation", name="Sections", exact=True)
    sections.get_by_role("link", name="Search").click()
    page.get_by_label("Words to look for").fill("caspian")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark").first).to_have_text(re.compile("caspian", re.I))
    everything = _count(page)
    page.get_by_text("Narrow it down").click()
    page.get_by_label("Section", exact=True).select_option("Environment")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile("section=environment"))
    assert 0 < _count(page) < everything
    page.get_by_role("link", name="Environment (take this off)").click()
    assert _count(page) == everything
    page.locator(".search-results .card-headline a").first.click()
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Words to look for")).to_have_value("caspian")


def test_enter_searches_and_a_near_miss_is_mended(open_context: Open) -> None:
    """The keyboard is enough, and a misspelt word leads on."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/en/search/")
    page.get_by_label("Words to look for").press_sequentially("sturgoen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="No articles")).to_be_visible()
    page.get_by_role("link", name="sturgeon").click()
    expect(page.locator(".search-results .card")).not_to_have_count(0)
    assert page.context.cookies() == []


@pytest.mark.parametrize("asked", ASKED)
def test_it_has_no_barrier(asked: str, open_tab: OpenTab) -> None:
    """No state of the page breaks a rule of axe-core."""
    page = open_tab()
    page.goto(ASKED[asked])
    assert barriers_by_day_and_by_night(page) == []


@pytest.mark.parametrize("asked", ASKED)
def test_it_is_never_wider_than_the_window(asked: str, open_tab: OpenTab) -> None:
    """Letters four times as large, and the page scrolls one way."""
    page = open_tab(java_script_enabled=False, viewport=ZOOMED[400])
    page.goto(ASKED[asked])
    assert wider_than_the_window(page) == 0


def _count(page: Page) -> int:
    """Return how many articles the page says there are."""
    words = page.locator(".search-results > .part-title").inner_text()
    return int(re.sub(r"\D", "", words))
