"""The desk in a real browser: figures, counts while one types, previews as readers see them."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff
from tests.browser.test_accessibility import barriers

pytestmark = pytest.mark.slow
Scheme = Literal["light", "dark"]
LONG = "Minus 29 metres: the Caspian is back below the low that it reached in 1977"
FAMILY = "👨‍👩‍👧"
LIGHT_ABOVE = 128
BRIGHTNESS = """() => {
  const grounds = [document.body, document.documentElement]
    .map(one => getComputedStyle(one).backgroundColor).filter(one => one !== 'rgba(0, 0, 0, 0)');
  return Math.max(...grounds[0].match(/[\\d.]+/g).slice(0, 3).map(Number));
}"""


@pytest.fixture
def desk(enter: Enter, staff: Staff) -> Desk:
    """Log the editor in."""
    return enter("tigran", staff.editor)


def test_the_paper_in_numbers_is_told_to_eyes_and_ears(desk: Desk) -> None:
    """Each figure is a number with a plot that has words, and the page has no barrier."""
    page = desk.page
    figures = page.get_by_role("region", name="The paper in numbers")
    for heading in ("Published", "Read now", "Release", "Scheduled publication"):
        expect(figures.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(
        figures.get_by_role("img", name="Articles published on each of the last")
    ).to_be_visible()
    expect(page.locator("#figure-release strong")).to_have_text(re.compile(r"^\d+$"))
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []


def test_a_headline_is_counted_where_it_shows(desk: Desk) -> None:
    """What would be cut is told while one types; a search title takes the headline's place."""
    desk.begin(LONG, SECTION)
    said = desk.page.locator("#id_title-count")
    expect(said).to_contain_text(f"Characters: {len(LONG)}.")
    expect(said).to_contain_text("after about 60 characters: “Minus 29 metres: the Caspian")
    expect(said).to_contain_text("below the low that it …”")
    expect(said).to_contain_text("Social networks cut it after about 70 characters")
    desk.turn_to("Where it shows")
    desk.page.get_by_role("textbox", name="Search title").fill("The Caspian falls")
    expect(said).not_to_contain_text("Google")
    expect(desk.page.locator("#id_seo_title-count")).to_have_text(
        "Characters: 17. Fits: Google, social networks."
    )


def test_characters_are_what_readers_count(desk: Desk) -> None:
    """A family of three is one character, though a computer counts eight."""
    desk.begin("Ferry", SECTION)
    field = desk.page.get_by_role("textbox", name="Standfirst")
    field.fill(FAMILY)
    expect(desk.page.locator("#id_standfirst-count")).to_contain_text("Characters: 1.")
    field.fill("x" * 8)
    expect(desk.page.locator("#id_standfirst-count")).to_contain_text("Characters: 8.")


@pytest.mark.parametrize("own", ["light", "dark"])
def test_a_preview_has_three_widths_and_the_shade_one_asks_for(
    own: Scheme, enter: Enter, staff: Staff
) -> None:
    """Light and dark are the reader's, whatever the editor's own system says."""
    desk = enter("tigran", staff.editor, color_scheme=own)
    desk.begin(f"The ferry, seen by {own}", SECTION)
    desk.page.get_by_role("button", name="Toggle preview").click()
    for name, width in (("Phone", 360), ("Tablet", 768), ("Desktop", 1280)):
        desk.page.get_by_role("radio", name=name).check(force=True)
        assert preview(desk.page).evaluate("innerWidth") == width
    for mode, is_light in (("light", True), ("dark", False), ("", own == "light")):
        desk.page.get_by_role("combobox", name="Preview mode").select_option(mode)
        shown = preview(desk.page, mode)
        assert (shown.evaluate(BRIGHTNESS) > LIGHT_ABOVE) is is_light, mode


def preview(page: Page, mode: str = "") -> Frame:
    """Return the frame of the preview, once it shows a mode."""
    frame = page.locator(f"#w-preview-iframe[src*='mode={mode}&']")
    expect(frame).to_have_count(1)
    expect(frame.content_frame.get_by_role("heading", level=1)).to_be_visible()
    element = frame.element_handle()
    assert element is not None
    found = element.content_frame()
    assert found is not None
    return found
