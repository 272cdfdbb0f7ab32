"""The paper opens a Persian edition, and an article in it is read from right to left.

Its headline holds a zero-width non-joiner, without which a Persian verb is spelt wrong. Then an
article is translated from the board, and a correction of its original is carried over.
"""

import re

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day

SECTION, SLUG = "محیط زیست", "mohit"
HEADLINE = "می\u200cخواهیم دریا بماند"
REEDS, IN_PERSIAN = "The reeds of Anzali", "نی\u200cزارهای انزلی"
CORRECTED = "The ferry leaves when it is half full."
LISTS = ("/fa/", "/fa/mohit/", "/fa/latest/")


def live(day: Day) -> None:
    """Add the language, publish an article in it, and read it."""
    day.newsroom.does(by_script.add_language, "fa", section=SECTION, slug=SLUG)
    day.reader.sees(SECTION, *LISTS)
    day.editor.publishes(HEADLINE, SECTION, standfirst="خزر هر سال کوچک\u200cتر می\u200cشود.")
    path = day.newsroom.does(by_script.path_of, HEADLINE)
    day.reader.sees(HEADLINE, path, *LISTS)
    page = day.reader.opens(path, HEADLINE)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "fa")
    start = page.get_by_role("heading", level=1).evaluate("it => getComputedStyle(it).direction")
    assert start == "rtl"
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    for front in ("/fa/", "/en/"):
        day.reader.opens(front, "The Caspian Times")
    translates(day)


def translates(day: Day) -> None:
    """Translate an article beside its original, and learn from the board that it is behind."""
    day.newsroom.does(by_script.publish, REEDS, slug="reeds", standfirst="In the lagoon.")
    desk = day.editor.desk
    page = desk.page
    page.goto("/desk/translations/?state=missing&language=fa")
    desk.press(page.get_by_role("button", name=f"Translate “{REEDS}” into فارسی"))
    head, notes = page.locator(".desk-original-head"), page.locator(".desk-original")
    expect(head).to_contain_text("3 to do")
    page.get_by_role("textbox", name=re.compile("^Headline")).fill(IN_PERSIAN)
    desk.standfirst("در تالاب.")
    expect(head).to_contain_text("1 to do")
    desk.press(notes.filter(has_text="The ferry").get_by_role("button", name="It still fits"))
    expect(head).to_contain_text("Nothing to do")
    desk.publish()
    path = day.newsroom.does(by_script.path_of, IN_PERSIAN)
    day.reader.sees(IN_PERSIAN, path, *LISTS)
    day.newsroom.does(by_script.correct, "reeds", words=CORRECTED)
    page.goto("/desk/translations/?state=behind&language=fa")
    desk.press(page.get_by_role("row").filter(has_text=REEDS).get_by_role("link", name="1 behind"))
    expect(head).to_contain_text("1 to do")
    expect(notes.locator("ins")).to_contain_text("half")
    expect(notes.filter(has_text="half")).to_contain_text("Changed in the original on")
    day.reader.sees_no(CORRECTED, path)
