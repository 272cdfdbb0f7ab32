"""A reporter uploads a picture that can't be made smaller; the paper comes out all the same.

The picture is used nowhere. What follows it is read as ever, the desk's start page names it with
the way to it, and once it is gone the start page is silent again.
"""

from playwright.sync_api import expect

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_08_the_paper_opens import SECTIONS
from tests.day.hour_09_a_story_goes_out import LISTS
from tests.day.pictures import sixteen_bits

TITLE = "Sea level by radar"
HEADLINE, PATH = "The sea by satellite", "/en/environment/the-sea-by-satellite/"


def live(day: Day) -> None:
    """Upload the picture, publish an article, read it; find the picture named, and delete it."""
    day.reporter.uploads(sixteen_bits(), TITLE)
    day.editor.publishes(HEADLINE, SECTIONS[0])
    day.reader.sees(HEADLINE, PATH, *LISTS)
    faults = day.editor.faults()
    expect(faults).to_contain_text(TITLE)
    expect(faults.get_by_role("link", name=TITLE).first).to_be_visible()
    day.newsroom.does(by_script.take_out_picture, TITLE)
    day.editor.finds_no_faults()
