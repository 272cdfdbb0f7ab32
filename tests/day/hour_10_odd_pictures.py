"""Two odd pictures come in, and the paper comes out all the same.

One is of 16 bits, as radars make them; the other one's file gets lost. Both are used nowhere. What
is published next is read as ever, the desk's start page names the picture that can't be shown, with
the way to it, and falls silent once it is gone.
"""

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_08_the_paper_opens import SECTIONS
from tests.day.hour_09_a_story_goes_out import LISTS
from tests.day.pictures import photograph, sixteen_bits

RADAR, LOST = "Sea level by radar", "A picture without a file"
HEADLINE, PATH = "The sea by satellite", "/en/environment/the-sea-by-satellite/"


def live(day: Day) -> None:
    """Upload the pictures, publish an article, read it; find the lost one named; delete both."""
    day.reporter.uploads(sixteen_bits(), RADAR)
    day.reporter.uploads(photograph(), LOST)
    day.newsroom.does(by_script.lose_original, LOST)
    try:
        day.editor.publishes(HEADLINE, SECTIONS[0])
        day.reader.sees(HEADLINE, PATH, *LISTS)
        expect(day.editor.faults().get_by_role("link", name=LOST)).to_be_visible()
    finally:
        # Also where this hour fails, so that the next ones are about what they are about.
        for title in (LOST, RADAR):
            day.newsroom.does(by_script.take_out_picture, title)
    day.editor.finds_no_faults()
