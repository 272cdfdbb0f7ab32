"""An embargo as editors type it: the desk asks, and one click schedules."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.desk import PAPER_ZONE
from tests.browser.staff import SECTION, Staff
from tests.paper import Paper

pytestmark = pytest.mark.slow


def test_a_date_to_come_is_asked_about_and_scheduled_by_one_click(
    paper: Paper, enter: Enter, staff: Staff
) -> None:
    headline = "The ferry that sails on Thursday"
    tigran = enter("tigran", staff.editor)
    tigran.begin(headline, SECTION)
    tigran.paragraph("It waits for the wind.")
    tigran.save_draft()
    tigran.turn_to("When and rights")
    to_come = dt.datetime.now(PAPER_ZONE) + dt.timedelta(days=3)
    field = tigran.page.locator("[name=published_at]")
    field.fill(f"{to_come:%Y-%m-%d %H:%M}")
    field.press("Tab")
    expect(tigran.page.get_by_text(f"Time in {PAPER_ZONE}").first).to_be_visible()
    tigran.panel().get_by_role("button", name="Publish now").click()
    answer = tigran.page.get_by_role("button", name="Schedule it for that moment")
    expect(answer.locator("visible=true")).to_have_count(1)
    assert headline not in paper.get("/en/latest/")[1]
    answer.locator("visible=true").click()
    tigran.is_told("scheduled")
    tigran.page.goto("/desk/")
    scheduled = tigran.page.get_by_role("region", name="Scheduled")
    line = scheduled.get_by_role("listitem").filter(has_text=headline)
    expect(line).to_contain_text(f"{to_come.day} {to_come:%b %Y, %H:%M}")
    assert headline not in paper.get("/en/latest/")[1]
