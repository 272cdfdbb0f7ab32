"""Every kind of page at five widths, by day and by night, in both directions of writing.

Nothing is wider than the window, nothing is cut or covered, all that is pressed is large enough.
What axe-core finds (contrast, names) is not asked again here.
"""

import shutil
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from tools.preview import cast, foreign
from tools.preview.furniture import lookup

from caspian.pages.assets import FOLDER
from caspian.pages.render import page_html
from tests.browser.conftest import Show, watched
from tests.browser.fronts import served
from tests.browser.kinds import KINDS, Kind
from tests.browser.layout import EMPTY_COLUMNS, EMPTY_PART, FAULTS, LEAST_PX
from tests.paper import Paper
from tests.thorough import often

pytestmark = pytest.mark.slow
WIDTHS = (360, 768, 1024, 1280, 1600)
LAPTOPS = ((1280, 650), (1366, 650), (1600, 900))
FIRST_WINDOW_PX = 600
"""above this the headline of the lead ends in a window that is 650 high"""
HEIGHT = 900
Scheme = Literal["light", "dark"]
LIGHT: dict[Scheme, tuple[int, ...]] = {"light": WIDTHS}
# Colours move nothing, as a rule: in the dark a phone is enough to see that it holds.
BOTH: dict[Scheme, tuple[int, ...]] = {**LIGHT, "dark": WIDTHS[: often(1, 5)]}
MIRRORED: dict[Scheme, tuple[int, ...]] = {"light": (360, 1280, 768)[: often(2, 3)]}
PERSIAN = ("fa-home", "fa-section", "fa-article")


@pytest.fixture(scope="module")
def tab(browser: Browser, paper: Paper) -> Iterator[Page]:
    """Open one tab for all pages: to resize is quicker than to load."""
    with watched(browser, paper, bypass_csp=True) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a front, a list and an article in Persian, which the sample lacks."""
    folder = tmp_path_factory.mktemp("persian")
    shutil.copytree(FOLDER, folder / "assets")
    cards = tuple(cast.card(slug, folder) for slug in cast.articles())
    for name, page in foreign.scenes(folder, cards):
        if name in PERSIAN:
            fragments = lookup(cards[3:11], "fa")
            (folder / f"{name}.html").write_text(page_html(page, fragments), "utf-8")
    with served(folder) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_page_fits(kind: Kind, tab: Page, show: Show) -> None:
    """Every kind of page holds together as it is, and mirrored."""
    show(tab, kind)
    assert faults(tab) == []
    tab.evaluate("document.documentElement.dir = 'rtl'")
    assert faults(tab, MIRRORED) == []


@pytest.mark.parametrize("kind", [one for one in KINDS if one.name != "front"], ids=str)
def test_a_laptops_window_is_used(kind: Kind, tab: Page, show: Show) -> None:
    """No column stays empty beside a text, and what leads is told in the first window."""
    show(tab, kind)
    assert empty_columns(tab) == []
    tab.set_viewport_size({"width": 1280, "height": 650})
    for headline in (
        ".listing > .card-lead .card-headline",
        ".opening > .card-lead .card-headline",
        ".page-head:has(> .map) + .beside .run .card-headline >> nth=0",
        ".opinions > .card:first-child .card-headline",
        ".story-head h1",
    ):
        for box in [one.bounding_box() for one in tab.locator(headline).all()]:
            assert box is not None
            assert box["y"] + box["height"] < FIRST_WINDOW_PX


@pytest.mark.parametrize("path", ["/en/perspectives/", "/en/latest/"])
def test_on_a_phone_the_section_one_is_in_stands_in_sight(tab: Page, path: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 640})
    tab.goto(path)
    box = tab.locator(".sections [aria-current]").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 360 - box["width"]
    assert tab.evaluate("scrollY") == 0


def test_the_control_of_an_empty_column_is_found(tab: Page) -> None:
    tab.goto("/en/politics/who-owns-the-caspian/")
    tab.add_style_tag(content=".story > * { margin-inline: 0 !important; }")
    assert any(one.startswith("1280: empty: ") for one in empty_columns(tab))


@pytest.mark.parametrize("name", PERSIAN)
def test_a_persian_page_fits(name: str, browser: Browser, persian: str) -> None:
    page = browser.new_page()
    page.goto(f"{persian}/{name}.html")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert faults(page) == []
    page.close()


BREAKS = {
    "wide": "main p { inline-size: 1400px; }",
    "out": "main h1 { transform: translateX(-3rem); } html { overflow-x: clip; }",
    "cut": "main h1 { block-size: 0.6em; overflow: hidden; }",
    "covered": ".masthead { position: relative; } .masthead::after { content: ''; position: "
    "absolute; inset: 0; z-index: 9; }",
    "low": ".foot a { display: inline-block; min-block-size: 0; block-size: 12px; padding: 0; "
    "line-height: 1; margin: 20px; } .foot a::before, .foot a::after { content: none; }",
    "narrow": "nav.sections a { display: block; padding: 0; inline-size: 9px; min-inline-size: 0; "
    "overflow: hidden; margin: 20px; } nav.sections a::after { content: none; }",
}


@pytest.mark.parametrize("fault", BREAKS)
def test_the_control_that_breaks_a_page_is_found(fault: str, tab: Page) -> None:
    tab.goto("/en/about/")
    tab.add_style_tag(content=BREAKS[fault])
    assert any(one.split()[1].startswith(fault) for one in faults(tab, LIGHT))


def empty_columns(page: Page) -> list[str]:
    """Return where in a page a column is empty for a whole window, at laptops and wider."""
    found = []
    for width, height in LAPTOPS:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}: {one}" for one in page.evaluate(EMPTY_COLUMNS, EMPTY_PART)]
    return found


def faults(page: Page, looked_at: dict[Scheme, tuple[int, ...]] = BOTH) -> list[str]:
    """Return what is wrong with the page in a tab, at the widths that are looked at."""
    found = []
    for scheme, widths in looked_at.items():
        page.emulate_media(color_scheme=scheme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            wrong = page.evaluate(FAULTS, LEAST_PX)
            found += [f"{width}-{scheme}: {one}" for one in wrong]
    return found
