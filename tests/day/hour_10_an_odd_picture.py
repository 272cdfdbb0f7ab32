"""A reporter uploads a picture of 16 bits, and the paper comes out all the same.

Radars and satellites make such pictures; it is used nowhere. What is published next is read as
ever, the desk's start page names the picture and the way to it, and falls silent once it is gone.
"""

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LISTS
from tests.day.pictures import sixteen_bits

TITLE = "Sea level by radar"
HEADLINE, PATH = "The sea by satellite", "/en/environment/the-sea-by-satellite/"


def live(day: Day) -> None:
    """Upload the picture, publish an article, read it; find the picture named, and delete it."""
    day.reporter.uploads(sixteen_bits(), TITLE)
    try:
        day.newsroom.does(by_script.publish, HEADLINE, slug="the-sea-by-satellite")
        day.reader.sees(HEADLINE, PATH, *LISTS)
        expect(day.editor.faults().get_by_role("link", name=TITLE).first).to_be_visible()
    finally:
        # Also where this hour fails, so that the next ones are about what they are about.
        day.newsroom.does(by_script.take_out_picture, TITLE)
    day.editor.finds_no_faults()
