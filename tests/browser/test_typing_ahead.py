"""Who types faster than a block opens loses no letter, and finds none in another place."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff

pytestmark = pytest.mark.slow
FIRST, TYPED, SLOWER = "First words.", "Ahead of its block", 6
TEXTS = """() => [...document.querySelectorAll('[data-controller~="desk-body"]')][0]
  .deskBody.stream.children.map(one =>
    one.element.querySelector('[contenteditable="true"]').innerText)"""


@pytest.fixture
def desk(enter: Enter, staff: Staff) -> Desk:
    """Open an article with a first paragraph; nothing is saved while the test types."""
    desk = enter("rena", staff.reporter)
    desk.begin("Typing ahead", SECTION)
    desk.paragraph(FIRST)
    desk.rest()
    return desk


def texts(page: Page) -> list[str]:
    """Return what stands in each paragraph, once that has been still for a moment."""
    page.wait_for_timeout(1500)
    return [one.strip() for one in page.evaluate(TEXTS)]


def slow(page: Page) -> None:
    """Let the processor seem slower, as long as the page is open."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def choose_a_paragraph(page: Page, words: str = TYPED) -> None:
    """Choose another paragraph by its name in the text, and type on at once."""
    page.get_by_role("region", name="Text", exact=True).get_by_role("textbox").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("/para", delay=40)
    page.get_by_role("option", name="Paragraph").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type(words)


def test_letters_wait_for_the_block_that_was_chosen(desk: Desk) -> None:
    page = desk.page
    slow(page)
    choose_a_paragraph(page)
    assert texts(page) == [FIRST, TYPED]
    # By the button, with the keyboard alone: its field looks for the block.
    page.get_by_role("button", name="Insert a block").last.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("para")
    page.get_by_role("option", name="Paragraph").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.type("Three")
    assert texts(page) == [FIRST, TYPED, "Three"]


@pytest.mark.proofs
def test_who_turns_elsewhere_types_there(desk: Desk) -> None:
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 2400})
    headline = page.locator("[name=title]")
    slow(page)
    choose_a_paragraph(page, "")
    box = headline.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.press("End")
    page.keyboard.type("!")
    assert texts(page) == [FIRST, ""]
    assert headline.input_value() == "Typing ahead!"


@pytest.mark.proofs
def test_the_control_without_the_script_they_go_astray(desk: Desk) -> None:
    desk.page.route("**/typing_ahead*.js", lambda route: route.fulfill(body=""))
    desk.page.reload()
    slow(desk.page)
    choose_a_paragraph(desk.page)
    assert texts(desk.page) != [FIRST, TYPED]
