"""A script dates an article in the year 9999; the paper comes out all the same.

No form takes such a date; an import may bring one. The article costs itself and nothing else. Then
comes a table as an office publishes it, a reader whose mail program mangled its address, and a
saved page that another paper's teaser cut inside a letter.
"""

from pathlib import Path
from urllib.parse import quote

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
SAVED, SAVED_PATH = "The bay of Pirşağı withdraws", "/en/environment/the-bay-of-pirşağı-withdraws/"
TEXT = "The shore at Pirşağı stands a kilometre further out than ten years ago – and goes on. "
BROKEN = (
    f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{SAVED}</title>
<meta property="article:published_time" content="2024-05-14T09:30:00+04:00"></head><body>
<article><h1>{SAVED}</h1>{"".join(f"<p>{TEXT * 3}</p>" for _ in range(4))}</article>
<aside><p>Baku, Pir""".encode()
    + b"\xc5...</p></aside></body></html>"
)
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
    brings_in(day, day.paper.home.parent / "saved.html")


def brings_in(day: Day, file: Path) -> None:
    """Import a saved page with one broken byte, and read it: the byte costs itself alone."""
    file.write_bytes(BROKEN)
    day.paper.run("import", "saved-page", "--publish", "--section", "environment", str(file))
    day.reader.sees(TEXT.strip(), quote(SAVED_PATH))
    assert "2024-05-14T" in "".join(day.reader.dates(quote(SAVED_PATH)))
