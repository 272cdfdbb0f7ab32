"""What a journalist has becomes blocks in one gesture, and one key takes it back."""

from base64 import b64encode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.desk import Desk
from tests.browser.staff import SECTION, Staff
from tests.formats.pasted import packages
from tests.formats.pasted.samples import WORD
from tests.formats.picture_words.photographs import photograph

pytestmark = pytest.mark.slow
PASTE = """([html, text, files]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  if (text) data.setData('text/plain', text);
  for (const file of (files ?? []).map(FILE)) data.items.add(file);
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}"""
DROP = """([target, files]) => {
  const data = new DataTransfer();
  for (const file of files.map(FILE)) data.items.add(file);
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true});
    document.querySelector(target).dispatchEvent(event);
  }
}"""
FILE = """([name, type, data]) => new File(
  [Uint8Array.from(atob(data), letter => letter.charCodeAt(0))], name, {type})"""
STATE = """() => document.getElementById('body-root').rootBlock.children.map(child => {
  const value = child.block.getState();
  const text = value?.getCurrentContent
    ? value.getCurrentContent().getPlainText() : JSON.stringify(value);
  return [child.type, text];
})"""
STYLES = """() => {
  const state = document.getElementById('body-root').rootBlock.children[0].block.getState();
  return window.Draftail.serialiseEditorStateToRaw(state).blocks[0].inlineStyleRanges
    .map(one => [one.style, one.offset, one.length]);
}"""
BODY, LEAD = "#body-root", "[id$=lead_picture-chooser]"
File = tuple[str, str, str]


def body(page: Page) -> list[list[str]]:
    """Return the blocks of the form, each as its kind and its words."""
    return list(page.evaluate(STATE))


def styles(page: Page) -> list[list[object]]:
    """Return the styles in the first paragraph: each with where it begins, and how long it is."""
    return list(page.evaluate(STYLES))


def kinds(page: Page) -> list[str]:
    """Return the kinds of the blocks."""
    return [kind for kind, _ in body(page)]


def paste(page: Page, html: str = "", text: str = "", files: tuple[File, ...] = ()) -> None:
    """Paste where the focus is, as a browser does after Ctrl+V."""
    page.evaluate(PASTE.replace("FILE", f"({FILE})"), [html, text, list(files)])


def drop(page: Page, target: str, *files: File) -> None:
    """Drop files somewhere."""
    page.evaluate(DROP.replace("FILE", f"({FILE})"), [target, list(files)])


def file(name: str, data: bytes, kind: str = "image/jpeg") -> File:
    """Return a file as a page is given it."""
    return name, kind, b64encode(data).decode()


def begun(enter: Enter, staff: Staff, headline: str) -> Desk:
    """Have Rena begin an article with a paragraph."""
    desk = enter("rena", staff.reporter)
    desk.begin(headline, SECTION)
    desk.paragraph("The ferry leaves.")
    return desk


def test_a_piece_of_word_is_one_gesture_and_one_key_takes_it_back(
    enter: Enter, staff: Staff
) -> None:
    rena = begun(enter, staff, "A piece of Word")
    page, before = rena.page, [["paragraph", "The ferry leaves."]]
    for _ in range(7):
        page.keyboard.press("ArrowLeft")
    paste(page, WORD, "words")
    expect(page.get_by_text("Pasted as")).to_be_visible()
    assert kinds(page) == [
        "paragraph", "heading", "paragraph", "heading", "list", "quote", "table", "paragraph",
        "heading", "paragraph", "paragraph", "notes",
    ]  # fmt: skip
    assert (body(page)[0][1], body(page)[-2][1]) == ("The ferry ", "leaves.")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert body(page) == before
    pasted_again_and_taken_back(page, before)
    paste(page, "<p class=MsoNormal>an <b>odd</b> one<o:p></o:p></p>", "an odd one")
    expect(page.get_by_text("an odd one")).to_be_visible()
    assert body(page) == [["paragraph", "The ferry an odd oneleaves."]]
    page.keyboard.press("Control+z")
    assert body(page) == before
    raised_within_a_paragraph(page, before)
    paste(page, WORD, "words")
    expect(page.get_by_text("Pasted as")).to_be_visible()
    rena.save_draft()
    page.reload()
    expect(page.locator("[data-text]", has_text="Measured at").first).to_be_visible()
    assert kinds(page).count("heading") == 3


def pasted_again_and_taken_back(page: Page, before: list[list[str]]) -> None:
    """Do a paste again by either key, and take it back each time."""
    for keys in ("Control+Shift+z", "Control+y"):
        page.keyboard.press(keys)
        expect(page.get_by_text("Pasted again.")).to_be_visible()
        assert len(kinds(page)) == 12
        page.keyboard.press("Control+z")
        expect(page.get_by_text("Taken back.")).to_be_visible()
        assert body(page) == before


def raised_within_a_paragraph(page: Page, before: list[list[str]]) -> None:
    """Paste raised and lowered signs into a paragraph, and take them back."""
    paste(page, "<p>CO<sub>2</sub> and 10 m<sup>3</sup>, </p>", "CO2 and 10 m3, ")
    expect(page.get_by_text("CO2 and 10 m3")).to_be_visible()
    assert styles(page) == [["SUBSCRIPT", 12, 1], ["SUPERSCRIPT", 22, 1]]
    for _ in range(2):
        page.keyboard.press("Control+z")
    assert body(page) == before


def test_three_times_three_cells_are_one_paste_and_may_be_a_chart(
    enter: Enter, staff: Staff
) -> None:
    page = begun(enter, staff, "Three times three").page
    paste(page, text="Port\tDepth\tShips\nAktau\t4,5\t20\nBaku\t7\t21")
    expect(page.get_by_text("Pasted as")).to_be_visible()
    table = body(page)[1]
    assert table[0] == "table"
    page.get_by_role("button", name="Make it a chart").click()
    expect(page.locator(".desk-pasted")).not_to_contain_text("Make it a chart")
    assert kinds(page) == ["paragraph", "chart"]
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert body(page)[1] == table
    page.locator(".typed-table-block td input:visible").nth(4).click()
    paste(page, text="x\ty\nz\tw")
    expect(page.locator(".typed-table-block td input:visible")).to_have_count(9)
    assert '["Baku","x","y"]},{"values":["","z","w"]' in body(page)[1][1]
    page.keyboard.press("Control+z")
    assert body(page)[1] == table


def test_six_photographs_dropped_are_a_gallery_with_their_captions(
    enter: Enter, staff: Staff
) -> None:
    page = begun(enter, staff, "Six photographs").page
    made = [
        file(f"{at}.jpg", photograph(iptc={120: f"Ferry {at}", 110: "AP"}, shade=at))
        for at in range(6)
    ]
    drop(page, BODY, *made, file("broken.jpg", b"no picture"))
    expect(page.get_by_text("“broken.jpg” was not taken.")).to_be_visible()
    expect(page.get_by_text("Pasted as one block.")).to_be_visible()
    assert kinds(page) == ["paragraph", "gallery"]
    captions = [body(page)[1][1].index(f'"caption":"Ferry {at}","credit":"AP"') for at in range(6)]
    assert captions == sorted(captions)
    drop(page, LEAD, made[0])
    expect(page.get_by_text("was in the library already")).to_be_visible()
    expect(page.locator("[name=lead_caption]")).to_have_value("Ferry 0")
    assert page.locator("[name=lead_picture]").input_value()
    page.locator("[data-contentpath=body] [contenteditable=true]:visible").first.click()
    paste(page, files=(file("image.png", packages.PNG, "image/png"),))
    expect(page.get_by_text("Pasted as one block.")).to_be_visible()
    assert kinds(page).count("image") == 1


def test_a_word_file_is_chosen_and_becomes_blocks(enter: Enter, staff: Staff) -> None:
    page = begun(enter, staff, "A Word file").page
    chosen = {"name": "piece.docx", "mimeType": "application/zip", "buffer": packages.word()}
    page.get_by_label("Bring in a file or pictures").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.get_by_text("Pasted as")).to_be_visible()
    assert kinds(page) == ["paragraph", "heading", "paragraph", "table", "image", "notes"]
    chosen = {"name": "old.doc", "mimeType": "application/msword", "buffer": b"x"}
    page.get_by_label("Bring in a file or pictures").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.get_by_text("“old.doc” was not brought in. Open it in")).to_be_visible()


def test_when_the_paper_is_away_no_word_is_lost(enter: Enter, staff: Staff) -> None:
    page = begun(enter, staff, "The paper is away").page
    # As it is when a session has ended: a page instead of an answer.
    page.route("**/desk/pasting/", lambda route: route.fulfill(body="<!doctype html>Sign in"))
    paste(page, "<h2>One</h2><p>Two</p>", "One\n\nTwo")
    expect(page.get_by_text("only the words were pasted")).to_be_visible()
    assert body(page)[1:] == [["paragraph", "One"], ["paragraph", "Two"]]


def test_an_address_alone_becomes_a_card(enter: Enter, staff: Staff) -> None:
    rena = begun(enter, staff, "An address alone")
    page = rena.page
    address = "https://t.me/channel/1"
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    # No name leads anywhere from here: the server says so, and what is known stands there.
    paste(page, text=address)
    expect(page.get_by_text("Write by hand what it is called.")).to_be_visible()
    assert kinds(page) == ["embed"]
    assert '"source":"Telegram"' in body(page)[0][1]
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert kinds(page) == ["paragraph"]
    card = {"url": address, "title": "The ferry", "author": "A channel", "source": "Telegram"}
    told = {"blocks": [{"type": "embed", "value": card, "id": None}], "said": []}
    page.route("**/desk/pasting/address/", lambda route: route.fulfill(json=told))
    page.locator("[data-contentpath=body] [contenteditable=true]:visible").first.click()
    paste(page, text=address)
    expect(page.get_by_role("textbox", name="Author")).to_have_value("A channel")
    assert '"title":"The ferry"' in body(page)[0][1]
