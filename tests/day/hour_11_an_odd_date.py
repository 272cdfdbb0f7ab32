"""A script dates an article in the year 9999; the paper comes out all the same.

No form takes such a date; an import may bring one. The article costs itself and nothing else.
"""

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LISTS

ODD, ODD_PATH = "The end of the calendar", "/en/environment/calendar/"
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
