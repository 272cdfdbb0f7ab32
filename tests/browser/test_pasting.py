"""What is pasted into an article becomes blocks in one gesture, and one key takes it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff
from tests.formats.pasted.samples import WORD

pytestmark = pytest.mark.slow
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}"""
STATE = """() => document.getElementById('body-root').rootBlock.children.map(child => {
  const value = child.block.getState();
  const text = value?.getCurrentContent
    ? value.getCurrentContent().getPlainText() : JSON.stringify(value);
  return [child.type, text];
})"""


def body(page: Page) -> list[list[str]]:
    """Return the blocks of the form, each as its kind and its words."""
    return list(page.evaluate(STATE))


def kinds(page: Page) -> list[str]:
    """Return the kinds of the blocks."""
    return [kind for kind, _ in body(page)]


def paste(page: Page, html: str, text: str = "") -> None:
    """Paste where the focus is, as a browser does after Ctrl+V."""
    page.evaluate(PASTE, [html, text])


@pytest.fixture
def rena(enter: Enter, staff: Staff, request: pytest.FixtureRequest) -> Desk:
    """Have Rena begin an article with a paragraph."""
    desk = enter("rena", staff.reporter)
    desk.begin(f"Pasted {request.node.name[:40]}", SECTION)
    desk.paragraph("The ferry leaves.")
    return desk


def test_a_piece_of_word_is_one_gesture_and_one_key_takes_it_back(rena: Desk) -> None:
    page = rena.page
    before = body(page)
    page.keyboard.press("End")
    for _ in range(7):
        page.keyboard.press("ArrowLeft")
    paste(page, WORD, "words")
    expect(page.get_by_text("Pasted as")).to_be_visible()
    assert kinds(page) == [
        "paragraph", "heading", "paragraph", "heading", "list", "quote", "table", "paragraph",
        "heading", "paragraph", "paragraph", "notes",
    ]  # fmt: skip
    assert body(page)[0][1] == "The ferry "
    assert body(page)[-2][1] == "leaves."
    assert "[^1]" in body(page)[2][1]
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert body(page) == before
