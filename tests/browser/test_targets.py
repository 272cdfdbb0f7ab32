"""What is pressed is large enough, and nothing wider than its page, for few and many words."""

import pytest
from playwright.sync_api import Page

from tests.browser import tools
from tests.browser.conftest import Open
from tests.browser.layout import LEAST_PX
from tests.thorough import often

pytestmark = pytest.mark.slow
ARTICLE = "/en/politics/who-owns-the-caspian/"
PATHS = (ARTICLE, "/en/", "/en/search/?q=caspian")[: often(2, 3)]
WIDTHS = (320, 412, 768, 360, 1280)[: often(3, 5)]
HEADLINES = ("At sea", "The ferry is late", "The ferry " * 14)[: often(2, 3)]
WRITE = (
    """words => document.querySelectorAll(".card-headline a").forEach(a => a.textContent = words)"""
)
TOO_SMALL = """async least => (await axe.run(document, {
  runOnly: {type: "rule", values: ["target-size"]}, resultTypes: ["violations"]
})).violations.flatMap(rule => rule.nodes.map(node => node.html.slice(0, 120))).concat(
  [...document.querySelectorAll(".card-headline a")].filter(a => a.checkVisibility())
    .map(a => a.getBoundingClientRect()).filter(box => box.width < least || box.height < least)
    .map(box => `a headline is ${box.width} by ${box.height}`))"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
AS_BEFORE = ".card-headline a { padding: 0; }"


def too_small(page: Page, words: str) -> list[str]:
    """Return the targets that are too small, and how far a page is wider than its window."""
    found: list[str] = []
    page.evaluate(WRITE, words)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {one}" for one in page.evaluate(TOO_SMALL, LEAST_PX)]
        if page.evaluate(WIDER):
            found.append(f"{width}: wider than the window")
    return found


@pytest.mark.parametrize("path", PATHS)
def test_a_headline_of_any_length_is_a_target_that_is_large_enough(
    path: str, open_context: Open
) -> None:
    page = open_context(bypass_csp=True).new_page()
    page.goto(path)
    page.evaluate(tools.axe_source())
    assert [one for words in HEADLINES for one in too_small(page, words)] == []
    if path == ARTICLE:
        page.add_style_tag(content=AS_BEFORE)
        assert too_small(page, HEADLINES[0]), "the control: a target as high as its letters"
