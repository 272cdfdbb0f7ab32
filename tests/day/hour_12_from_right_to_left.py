"""The paper opens a Persian edition, and an article in it is read from right to left.

Its headline holds a zero-width non-joiner, without which a Persian verb is spelt wrong.
"""

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day

SECTION, SLUG = "محیط زیست", "mohit"
HEADLINE = "می\u200cخواهیم دریا بماند"
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
