"""An unfinished article in a real browser: it saves, is marked, and each place is a press away."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff

pytestmark = pytest.mark.slow


def test_what_is_unfinished_is_kept_marked_and_one_press_away(enter: Enter, staff: Staff) -> None:
    desk = enter("tigran", staff.editor)
    leave_unfinished(desk)
    page = desk.page
    text = page.get_by_role("region", name="Text", exact=True)

    # Opened again: as typed, and marked.
    desk.turn_to("Story")
    listed = page.get_by_role("region", name="Before this can be published")
    expect(listed.get_by_role("listitem")).to_have_count(2)
    expect(text.get_by_role("textbox", name="Attribution")).to_have_value("The harbour master")
    listed.get_by_role("link", name="Date shown to readers").click()
    field = page.locator("[name=published_at]")
    expect(field).to_be_focused()
    expect(field).to_have_value("2026-02-31 10:00")

    desk.turn_to("Story")
    panel = desk.panel()
    expect(panel).to_contain_text("Finish what is marked first")
    expect(panel.get_by_role("button", name="Publish now")).to_have_count(0)
    panel.get_by_role("button", name="Back to the text").click()
    listed.get_by_role("link", name=re.compile("^Quote")).click()
    # The paragraph beside it is a text as well.
    quote = text.get_by_role("textbox", name="Text").and_(text.locator("textarea"))
    expect(quote).to_be_focused()


def leave_unfinished(desk: Desk) -> None:
    """Write an article with a quote without words and a date that is none."""
    page = desk.page
    desk.begin("A port without words", SECTION)
    text = page.get_by_role("region", name="Text", exact=True)
    text.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Quote", exact=True).click()
    text.get_by_role("textbox", name="Attribution").fill("The harbour master")
    # The date last: its calendar lies over what is beside it.
    desk.turn_to("When and rights")
    page.locator("[name=published_at]").fill("2026-02-31 10:00")
    page.locator("[name=published_at]").press("Tab")
    desk.save_draft()
