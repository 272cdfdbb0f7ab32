"""The ways of a reporter: from the first word to four bylines."""

import re

from playwright.sync_api import expect
from tests.formats.pasted.samples import WORD
from tools.desk.hand import Count
from tools.desk.scene import Scene

BODY, LEAD = "#body-root", "[id$=lead_picture-chooser]"
SHEET = "Port\tDepth\tShips\nAktau\t4.5\t20\nBaku\t7\t21"
CELLS = "".join(
    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split())}</tr>" for row in SHEET.split("\n")
)
NAMES = ["Tamar Lomidze", "Leyla Mammadzade", "Bahram Golestani", "Elif Karaduman"]


def first_word(scene: Scene) -> Count:
    """One press, and one writes."""
    desk, hand = scene.someone("rena")
    page = desk.page
    page.goto("/desk/")
    with hand.counting():
        hand.press(page.get_by_role("link", name="Write an article"))
        headline = page.get_by_role("textbox", name=re.compile("^Headline"))
        expect(headline).to_be_focused()
        hand.write("Watermarks")
    expect(headline).to_have_value("Watermarks")
    desk.rest()
    assert scene.latest("watermarks", "article.title") == "Watermarks"
    return hand.count


def lead_picture(scene: Scene) -> Count:
    """Dropped where it shows; caption and credit come from the file."""
    desk, hand = scene.opened("rena", "steps-lead-picture")
    with hand.counting():
        hand.drop(desk.page.locator(LEAD), *scene.photographs(1))
        expect(desk.page.locator("[name=lead_caption]")).to_have_value("Ferry 0")
    desk.rest()
    found = "[article.lead_picture is not None, article.lead_caption, article.lead_credit]"
    assert scene.latest("steps-lead-picture", found) == [True, "Ferry 0", "AP"]
    return hand.count


def gallery(scene: Scene) -> Count:
    """Dropped on the text, all at once."""
    desk, hand = scene.opened("rena", "steps-gallery")
    with hand.counting():
        hand.drop(desk.page.locator(BODY), *scene.photographs(6))
        expect(desk.page.get_by_text("Pasted as one block.")).to_be_visible()
    desk.rest()
    found = scene.latest("steps-gallery", "article.body.get_prep_value()")
    (made,) = [block["value"] for block in found if block["type"] == "gallery"]
    pictures = made["pictures"] if isinstance(made, dict) else made
    captions = [(one.get("value") or one)["caption"] for one in pictures]
    assert captions == [f"Ferry {at}" for at in range(6)]
    return hand.count


def _pasted(scene: Scene, slug: str, html: str, text: str) -> Count:
    desk, hand = scene.opened("rena", slug)
    desk.page.locator("[data-contentpath=body] [contenteditable=true]:visible").first.click()
    hand.copies(html, text)
    with hand.counting():
        hand.key("Control+v")
        expect(desk.page.get_by_text("Pasted as")).to_be_visible()
    desk.rest()
    return hand.count


def table(scene: Scene) -> Count:
    """From a sheet, by its one key."""
    slug = "steps-paste-table"
    count = _pasted(scene, slug, f"<table>{CELLS}</table>", SHEET)
    found = scene.latest(slug, "article.body.get_prep_value()")
    (made,) = [block["value"] for block in found if block["type"] == "table"]
    assert [row["values"] for row in made["rows"]]
    return count


def word(scene: Scene) -> Count:
    """Headings, lists, a quote, a table and a note, by one key."""
    slug = "steps-paste-word"
    count = _pasted(scene, slug, WORD, "The sea is falling")
    kinds = [block["type"] for block in scene.latest(slug, "article.body.get_prep_value()")]
    assert kinds.count("heading") == 3
    assert {"list", "quote", "table", "notes"} <= set(kinds)
    return count


def bylines(scene: Scene) -> Count:
    """Ticked in one list, in the order in which they stand over the article."""
    desk, hand = scene.opened("rena", "steps-bylines")
    page = desk.page
    with hand.counting():
        hand.press(page.get_by_role("tab", name="Who and where"))
        hand.press(page.get_by_role("button", name="Add byline"))
        dialog = page.get_by_role("dialog")
        for name in NAMES:
            hand.press(dialog.get_by_role("checkbox", name=name))
        hand.press(dialog.get_by_role("button", name="Confirm selection"))
        expect(dialog).to_be_hidden()
    desk.rest()
    found = "[line.contributor.name for line in article.bylines.all()]"
    assert scene.latest("steps-bylines", found) == NAMES
    return hand.count
