"""Fronts as editors leave them: whatever is chosen, nothing overflows, overlaps, is cut or missing.

The fronts are laid out by the builders and pressed without a database, see tools/preview.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page
from tools.preview import cast, foreign, fronts
from tools.preview.furniture import lookup

from caspian.pages.assets import FOLDER
from caspian.pages.fragments.documents import Breaking
from caspian.pages.front_documents import Perspectives, Spread
from caspian.pages.render import page_html
from tests.browser.fronts import FAULTS, HOLE_PX, HOLE_RATIO, SLACK_PX, served
from tests.browser.test_accessibility import barriers_by_day_and_by_night

pytestmark = pytest.mark.slow
WIDTHS = (360, 768, 1024, 1280, 1366, 1600)
FIRST_WINDOW_PX = 600
"""above this the headline of the lead ends in a window that is 650 high"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Press every front into a folder, and serve it."""
    folder = tmp_path_factory.mktemp("fronts")
    shutil.copytree(FOLDER, folder / "assets")
    cards = tuple(cast.card(slug, folder) for slug in cast.articles())
    pages = dict(fronts.scenes(cards))
    pages |= {
        name: page  # type: ignore[misc]
        for name, page in foreign.scenes(folder, cards)
        if name.endswith("-home")
    }
    views = Perspectives(tuple(replace(one, kind="perspective") for one in cards[:6]), told=True)
    low = fronts.packages(cards).spreads[-6].run
    pages["control"] = replace(pages["home"], spreads=(Spread(low, (views,)),))
    banner = Breaking("A ferry is adrift off Baku", cast.NOW, "Asia/Baku", "/en/a/")
    for name, page in pages.items():
        told = banner if name in WITH_A_BANNER else None
        fragments = lookup(cards[3:11], page.frame.language.code, told)
        (folder / f"{name}.html").write_text(page_html(page, fragments))
    with served(folder) as base:
        yield base


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Open one tab for all fronts: to resize is quicker than to load."""
    page = browser.new_page()
    yield page
    page.close()


def faults(tab: Page, css: str = "") -> list[str]:
    """Return what is wrong with the front in the tab, at any width."""
    if css:
        tab.add_style_tag(content=css)
    found = []
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        wrong = tab.evaluate(FAULTS, [HOLE_RATIO, HOLE_PX, SLACK_PX])
        found += [f"{width}: {one}" for one in wrong]
    return found


WITH_A_BANNER = ("home-automatic", "home-compounds", "home-mixed", "fa-home")
NAMES = (
    "home", "home-automatic", "home-empty", "home-one", "home-two", "home-bare",
    "home-bare-automatic", "home-long", "home-compounds", "home-mixed", "home-bare-lead",
    "home-full", "home-packages", "home-packages-bare", "fa-home", "ru-home", "ka-home",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_front_holds_together(tab: Page, address: str, name: str) -> None:
    tab.goto(f"{address}/{name}.html")
    assert faults(tab) == []


@pytest.mark.parametrize("name", [one for one in NAMES if one != "home-empty"])
def test_a_laptops_first_window_tells_what_leads(tab: Page, address: str, name: str) -> None:
    tab.goto(f"{address}/{name}.html")
    assert lead_ends_at(tab) < FIRST_WINDOW_PX


def test_the_control_of_a_picture_over_the_headline_is_found(tab: Page, address: str) -> None:
    tab.goto(f"{address}/home.html")
    tab.add_style_tag(content=".card-lead.pictured { display: block !important; }")
    assert lead_ends_at(tab) > FIRST_WINDOW_PX


def lead_ends_at(tab: Page) -> float:
    """Return where the headline of the lead ends in a laptop's window, the lower of two."""
    ends = []
    for width in (1280, 1366):
        tab.set_viewport_size({"width": width, "height": 650})
        box = tab.locator(".card-lead .card-headline").bounding_box()
        assert box is not None
        ends.append(box["y"] + box["height"])
    return max(ends)


BREAKS = {
    "px wide": ".card-headline { white-space: nowrap; }",
    "overlap": ".pack > .card { margin-block-end: -90px; }",
    "cut": ".card-headline { max-block-size: 1em; overflow: hidden; }",
    "empty": ".spread { padding-block-end: 200px; }",
}


@pytest.mark.parametrize("fault", BREAKS)
def test_the_control_that_breaks_a_front_is_found(tab: Page, address: str, fault: str) -> None:
    tab.goto(f"{address}/home-long.html")
    assert any(fault in one for one in faults(tab, BREAKS[fault]))


def test_the_control_of_a_rail_beside_too_little_is_found(tab: Page, address: str) -> None:
    tab.goto(f"{address}/control.html")
    assert any("1280: hole: spread" in one for one in faults(tab))


def test_a_phones_first_screen_shows_the_lead_and_that_more_follows(
    tab: Page, address: str
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{address}/home.html")
    assert tab.locator(".card-lead img").bounding_box()["width"] == 360  # type: ignore[index]
    second = tab.locator(".lede-related .card-headline").first.bounding_box()
    assert second is not None
    assert second["y"] < 740


@pytest.mark.parametrize("name", ["home", "home-bare", "home-packages", *WITH_A_BANNER])
def test_a_front_has_no_barrier(tab: Page, address: str, name: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(f"{address}/{name}.html")
    assert barriers_by_day_and_by_night(tab) == []
    banner = tab.get_by_role("region", name="Breaking news" if name != "fa-home" else "خبر فوری")
    assert banner.count() == (name in WITH_A_BANNER)
