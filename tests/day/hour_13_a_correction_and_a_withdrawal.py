"""By phone: a reporter writes, an editor publishes, corrects, schedules, and takes an article back.

A corrected spelling moves no date; what was wrong is told to readers, on the article and in its
history. Both work by touch on a screen of 390 pixels, and nothing on it
is wider than that.
"""

import re

from playwright.sync_api import Page, expect

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_08_the_paper_opens import SECTIONS
from tests.day.hour_09_a_story_goes_out import LISTS
from tests.day.people import Editor

LIGHT, LIGHT_PATH = "The lighthouse", "/en/environment/the-lighthouse/"
WRONG, RIGHT = "It has bene dark for years.", "It has been dark for years."
YEARS, NOTICE = "It has been dark for three years.", "Nobody has lit it since 2023."
MANY, MANY_PATH = "A story too many", "/en/environment/a-story-too-many/"
MORNING, MORNING_PATH = "The morning ferry", "/en/environment/the-morning-ferry/"


def live(day: Day) -> None:
    """Publish two articles, correct the one, withdraw the other, schedule a third."""
    day.newsroom.does(by_script.publish, MANY, slug="a-story-too-many")
    with day.on_the_phone(day.reporter) as reporter:
        reporter.desk.begin(LIGHT, SECTIONS[0])
        reporter.desk.paragraph("Nobody has come for the lamp.")
        fits(reporter.desk.page)
        reporter.submits()
    with day.on_the_phone(day.editor) as editor:
        checked_and_published(editor)
        day.reader.sees(WRONG, LIGHT_PATH)
        dates = day.reader.dates(LIGHT_PATH)
        assert dates, "an article says when it was published"
        editor.corrects(LIGHT, standfirst=RIGHT)
        day.reader.sees(RIGHT, LIGHT_PATH)
        assert day.reader.dates(LIGHT_PATH) == dates
        day.reader.sees_no("Updated", LIGHT_PATH)
        editor.tells(LIGHT, standfirst=YEARS, wrong="We wrote that it is lit.", right=NOTICE)
        day.reader.sees(NOTICE, LIGHT_PATH, f"{LIGHT_PATH}history/")
        day.reader.sees("<del>", f"{LIGHT_PATH}history/")
        day.reader.sees("Updated", LIGHT_PATH)

        day.reader.sees(MANY, MANY_PATH, *LISTS)
        editor.withdraws(MANY)
        day.reader.is_answered(410, MANY_PATH, f"{MANY_PATH}?from=mail")
        day.reader.sees_no(MANY, MANY_PATH, LIGHT_PATH, *LISTS)

        scheduled_for_tomorrow(editor)
        day.reader.is_answered(404, MORNING_PATH)


def checked_and_published(editor: Editor) -> None:
    """Hear from the panel what is missing, write it, and publish both steps of the review."""
    desk = editor.desk
    desk.open(LIGHT, "Awaiting review")
    panel = desk.panel()
    fits(desk.page)
    expect(panel).to_contain_text("There is no standfirst.")
    desk.press(panel.get_by_role("button", name="Go there: There is no standfirst"))
    desk.standfirst(WRONG)
    desk.approve_and_publish()
    fits(desk.page)


def scheduled_for_tomorrow(editor: Editor) -> None:
    """Write an article and choose the moment in three presses."""
    desk = editor.desk
    desk.begin(MORNING, SECTIONS[0])
    desk.paragraph("It sails at nine.")
    panel = desk.panel()
    desk.press(panel.get_by_role("button", name="Tomorrow, 08:00"))
    fits(desk.page)
    # Before eight in the morning the words name the day as well: it is more than a day away.
    desk.press(panel.get_by_role("button", name=re.compile("^Schedule for")))
    desk.is_told("is scheduled for")


def fits(page: Page) -> None:
    """See that nothing stands out of the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
