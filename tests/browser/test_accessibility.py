"""Every kind of page passes the rules of axe-core, by day and by night."""

from typing import Literal

import pytest
from playwright.sync_api import Frame, Page

from tests.browser import tools
from tests.browser.conftest import Open, OpenTab, Show
from tests.browser.kinds import KINDS, Kind

pytestmark = pytest.mark.slow
Scheme = Literal["light", "dark"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# The page answers with what it found alone: to carry the rest over takes twice as long as to look.
# Colours that are on their way to others are none that anybody reads: they arrive first.
RUN = """async rules => {
  const onTheWay = () => document.getAnimations().filter(one =>
    one.playState === "running" && Number.isFinite(one.effect.getComputedTiming().endTime));
  do {
    await Promise.allSettled(onTheWay().map(one => one.finished));
    for (const _ of [1, 2]) await new Promise(done => requestAnimationFrame(done));
  } while (onTheWay().length);
  return (await axe.run(document, rules)).violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.html.slice(0, 120)} ${node.failureSummary}`));
}"""


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_page_has_no_barrier(kind: Kind, open_tab: OpenTab, show: Show) -> None:
    """No kind of page breaks a rule, in light colours or in dark ones."""
    page = open_tab()
    show(page, kind)
    assert barriers_by_day_and_by_night(page) == []


def test_a_barrier_is_found(open_context: Open) -> None:
    """The check sees a picture without words, pale text and a link too small to hit."""
    # The paper's policy would refuse the inline styles that make the barriers.
    page = open_context(color_scheme="light", bypass_csp=True).new_page()
    page.goto("/en/about/")
    page.locator("main").evaluate(
        """main => main.insertAdjacentHTML("beforeend", `
        <img src="/assets/icon.svg"> <p style="color: #ccc; background: #fff">Pale words</p>
        <button style="width: 9px; height: 9px; padding: 0" aria-label="One"></button><button
        style="width: 9px; height: 9px; padding: 0" aria-label="Two"></button>`)"""
    )
    found = {line.partition(":")[0] for line in barriers(page)}
    assert found == {"image-alt", "color-contrast", "target-size"}


def test_what_is_pale_in_the_dark_alone_is_found_once_it_is_so(open_context: Open) -> None:
    """Colours that fade are judged by what they come to."""
    page = open_context(bypass_csp=True).new_page()
    page.goto("/en/about/")
    page.add_style_tag(
        content="main h1 { color: #000; background: #fff; transition: color 0.5s, "
        "background-color 0.5s; } @media (prefers-color-scheme: dark) "
        "{ main h1 { color: #fff; background: #000 } main p { color: #444; background: #333 } }"
    )
    found = barriers_by_day_and_by_night(page)
    assert {line.partition(": <")[0] for line in found} == {"dark: color-contrast"}
    assert not any("<h1" in line for line in found)


def barriers(page: Page | Frame) -> list[str]:
    """Return a line for each element of a page that breaks a rule of axe-core."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(tools.axe_source())
    rules = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found: list[str] = page.evaluate(RUN, rules)
    return found


def barriers_by_day_and_by_night(page: Page) -> list[str]:
    """Return the same for light colours and for dark ones."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {one}" for one in barriers(page)]
    return found
