"""A calendar opens where it covers nothing, and its clock has 24 hours."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.staff import SECTION, Staff

pytestmark = pytest.mark.slow
CALENDAR = ".xdsoft_datetimepicker:visible"
COVERED = """calendar => {
  const one = calendar.getBoundingClientRect();
  const meets = at => at.width && at.left < one.right && at.right > one.left
    && at.top < one.bottom && at.bottom > one.top;
  return [...document.querySelectorAll("main button, main a.button, main input, footer button")]
    .filter(thing => thing.checkVisibility() && !calendar.contains(thing))
    .filter(thing => meets(thing.getBoundingClientRect()))
    .map(thing => thing.textContent.trim() || thing.name);
}"""


def covered(page: Page, field: str) -> list[str]:
    """Open a field's calendar as low on the screen as can be; return what it covers."""
    page.locator(field).evaluate("field => field.scrollIntoView({block: 'end'})")
    page.locator(field).click()
    calendar = page.locator(CALENDAR)
    expect(calendar).to_have_count(1)
    calendar.scroll_into_view_if_needed()
    expect(calendar.locator(".xdsoft_time", has_text="17:00")).to_have_count(1)
    return list(calendar.evaluate(COVERED))


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_a_calendar_covers_no_button(enter: Enter, staff: Staff, size: tuple[int, int]) -> None:
    viewport = {"width": size[0], "height": size[1]}
    tigran = enter("tigran", staff.editor, viewport=viewport)
    page = tigran.page
    page.goto("/desk/breaking-news/")
    assert covered(page, "[name=until]") == []
    page.keyboard.press("Escape")
    tigran.begin(f"A calendar at {size[0]}", SECTION)
    tigran.turn_to("When and rights")
    assert covered(page, "[name=published_at]") == []
    day = page.locator(f"{CALENDAR} .xdsoft_date:not(.xdsoft_other_month)").first
    day.click()
    expect(page.locator("[name=published_at]")).not_to_have_value("")
