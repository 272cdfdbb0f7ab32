"""What the paper lacks is proposed while somebody writes, and an editor adds it by one press."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.staff import SECTION, Staff

pytestmark = pytest.mark.slow
HEADLINE = "A ferry that was proposed"


def bylines(page: Page) -> list[str]:
    """Return the names that stand over the article in its form."""
    shown = page.locator("#id_bylines-FORMS [data-chooser-title]:visible")
    return [name.strip() for name in shown.all_inner_texts()]


def test_a_reporter_proposes_and_an_editor_adds(enter: Enter, staff: Staff) -> None:
    page = propose(enter, staff)
    tigran = enter("tigran", staff.editor)
    tigran.page.goto(page.url)
    section = tigran.page.get_by_role("region", name="Proposed with this article")
    expect(section).to_contain_text("Contributor: Zarina Testova")
    expect(section).to_contain_text("proposed by rena")
    section.get_by_role("button", name="Add “Zarina Testova”").click()
    expect(section).not_to_contain_text("Zarina")
    section.get_by_role("button", name="Add “Kurykport”").click()
    section.get_by_role("button", name="Add", exact=True).click()
    expect(section.get_by_role("alert")).to_contain_text("latitude and longitude")
    section.get_by_label("Country").select_option(label="Kazakhstan")
    where = section.get_by_label("Latitude and longitude")
    where.fill("43.18, 51.64")
    where.press("Enter")
    expect(section).to_be_hidden()
    tigran.rest()
    tigran.page.reload()
    tigran.turn_to("Who and where")
    expect(tigran.page.get_by_role("checkbox", name="Kurykport")).to_be_checked()
    assert "Zarina Testova" in bylines(tigran.page)
    expect(tigran.page.get_by_role("region", name="Proposed with this article")).to_be_hidden()


def propose(enter: Enter, staff: Staff) -> Page:
    """Have Rena propose a place and a person; near ones are offered first."""
    rena = enter("rena", staff.reporter)
    rena.begin(HEADLINE, SECTION)
    rena.turn_to("Who and where")
    page = rena.page
    places = page.get_by_role("group", name="Places")
    find = places.get_by_role("searchbox")
    find.press_sequentially("Bakku")
    places.get_by_role("button", name="Is it Baku?").click()
    expect(page.get_by_role("checkbox", name="Baku", exact=True)).to_be_checked()
    find.press_sequentially("Kurykport")
    expect(places.get_by_role("button", name="Propose “Kurykport”")).to_be_visible()
    find.press("Tab")
    page.keyboard.press("Enter")
    expect(places.get_by_role("status").last).to_contain_text("is proposed: an editor decides")
    page.get_by_label("Whose name stands over it as well").fill("Zarina Testova")
    page.get_by_role("button", name="Propose “Zarina Testova”").click()
    rena.rest()
    page.reload()
    rena.turn_to("Story")
    shown = page.get_by_role("region", name="Proposed with this article")
    expect(shown.get_by_role("listitem")).to_have_count(2)
    expect(shown.get_by_role("button", name=re.compile("^Add"))).to_have_count(0)
    shown.get_by_role("button", name="Take it out: Kurykport").click()
    expect(shown.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(shown.get_by_role("listitem")).to_have_count(2)
    rena.rest()
    return page
