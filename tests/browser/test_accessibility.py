"""Every kind of page passes the rules of axe-core, by day and by night."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser import tools
from tests.browser.conftest import Open, Show
from tests.browser.kinds import KINDS, Kind

pytestmark = pytest.mark.slow
Scheme = Literal["light", "dark"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_page_has_no_barrier(kind: Kind, scheme: Scheme, open_context: Open, show: Show) -> None:
    """No kind of page breaks a rule, in light colours or in dark ones."""
    page = open_context(color_scheme=scheme).new_page()
    show(page, kind)
    assert barriers(page) == []


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


def barriers(page: Page) -> list[str]:
    """Return a line for each element of a page that breaks a rule of axe-core."""
    page.evaluate(tools.axe_source())
    rules = {"runOnly": {"type": "tag", "values": TAGS}}
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
