"""An editor corrects a spelling, which moves no date, and takes another article back."""

from tests.day.day import Day
from tests.day.hour_08_the_paper_opens import SECTIONS
from tests.day.hour_09_a_story_goes_out import LISTS

LIGHT, LIGHT_PATH = "The lighthouse", "/en/environment/the-lighthouse/"
WRONG, RIGHT = "It has bene dark for years.", "It has been dark for years."
MANY, MANY_PATH = "A story too many", "/en/environment/a-story-too-many/"


def live(day: Day) -> None:
    """Publish two articles, correct the one, withdraw the other."""
    day.editor.publishes(LIGHT, SECTIONS[0], standfirst=WRONG)
    day.reader.sees(WRONG, LIGHT_PATH)
    dates = day.reader.dates(LIGHT_PATH)
    assert dates, "an article says when it was published"
    day.editor.corrects(LIGHT, standfirst=RIGHT)
    day.reader.sees(RIGHT, LIGHT_PATH)
    assert day.reader.dates(LIGHT_PATH) == dates
    day.reader.sees_no("Updated", LIGHT_PATH)

    day.editor.publishes(MANY, SECTIONS[0])
    day.reader.sees(MANY, MANY_PATH, *LISTS)
    day.editor.withdraws(MANY)
    day.reader.is_answered(410, MANY_PATH, f"{MANY_PATH}?from=mail")
    day.reader.sees_no(MANY, MANY_PATH, LIGHT_PATH, *LISTS)
