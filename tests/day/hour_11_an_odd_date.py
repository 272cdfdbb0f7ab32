"""A script dates an article in the year 9999; the paper comes out all the same.

No form takes such a date; an import may bring one. The article costs itself and nothing else. Then
comes a table as an office publishes it, a reader whose mail program mangled its address, and a
saved page with a byte, a control and a half of a letter that nobody can read.
"""

from tempfile import NamedTemporaryFile

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LISTS

ODD, ODD_PATH = "The end of the calendar", "/en/environment/calendar/"
LEVEL, LEVEL_PATH = "The level of the sea by quarter", "/en/environment/level/"
TABLE = """sep=;
Levels, in metres
Quarter;Baku
1 кв. 2019;-27,9
Q2 2019;-28,1 p
Q1 2020*;-28,4
* provisional
Source: the port of Baku"""
MAILED = "/en/Environment//LEVEL/)."
SAVED = b"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>The pier grows by a third</title><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "The pier \\ud83dgrows by a third",
"datePublished": "2024-05-06"}
</script></head><body><h1>The pier grows by a third</h1>
<p>The harbour opened again on Wednesday\xd0 after three weeks of repairs, and the first ferry
came in with two hundred passengers.</p>
<p>The harbour master&#8; said that the water had fallen, and that the pier had to be
made longer.</p>
<p>Fishermen stood on the mole since dawn, and some had brought their children along with them.</p>
</body></html>"""
AFTER, AFTER_PATH = "The day after the calendar", "/en/environment/after/"


def live(day: Day) -> None:
    """Date an article far off, publish another, read it; find the first one named, and mend it."""
    day.newsroom.does(by_script.publish, ODD, slug="calendar")
    day.reader.sees(ODD, ODD_PATH, *LISTS)
    day.newsroom.does(by_script.date_in, "calendar", year=9999)
    try:
        day.newsroom.does(by_script.publish, AFTER, slug="after")
        day.reader.sees(AFTER, AFTER_PATH, *LISTS)
        expect(day.editor.faults().get_by_role("link", name=ODD).first).to_be_visible()
    finally:
        # Also where this hour fails, so that the next ones are about what they are about.
        day.newsroom.does(by_script.date_now, "calendar")
    day.reader.sees(ODD, ODD_PATH, *LISTS)
    day.editor.finds_no_faults()
    day.newsroom.does(by_script.publish, LEVEL, slug="level", table=TABLE)
    day.reader.sees("Q1 2020*: provisional.", LEVEL_PATH)
    day.reader.sees("Source: the port of Baku", LEVEL_PATH)
    day.reader.is_answered(301, MAILED)
    page = day.reader.opens(f"{MAILED}?utm_source=mail", LEVEL)
    assert page.url.endswith(f"{LEVEL_PATH}?utm_source=mail"), page.url
    with NamedTemporaryFile(suffix=".html") as file:
        file.write(SAVED)
        file.flush()
        path = day.newsroom.does(by_script.bring_in, file.name)
    day.reader.sees("Wednesday\ufffd after three weeks", path)
    day.reader.sees("The harbour master said that the water had fallen", path)
