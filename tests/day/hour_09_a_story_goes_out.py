"""A reporter writes an article with a picture, an editor publishes it, and a reader reads it.

The editor also writes one that is to go out by itself, later in the day.
"""

import datetime as dt

from playwright.sync_api import expect

from tests.day.day import Day
from tests.day.hour_08_the_paper_opens import CONTRIBUTOR, SECTIONS, TOPIC
from tests.day.pictures import photograph

HEADLINE, PATH = "The cranes of Alat never sleep", "/en/environment/the-cranes-of-alat-never-sleep/"
WORDS = "At three in the morning the ferry is half full."
FRONT, IN_SECTION, LATEST = "/en/", "/en/environment/", "/en/latest/"
LISTS = (FRONT, IN_SECTION, LATEST)
EVERYWHERE = (*LISTS, "/en/topics/trade/", "/en/contributors/leyla-mammadzade/")
LATER, LATER_PATH = "The evening ferry", "/en/environment/the-evening-ferry/"
TO_SCHEDULE = dt.timedelta(seconds=20)


def live(day: Day) -> None:
    """Write, submit, approve, publish, read."""
    day.reporter.writes(
        HEADLINE, SECTIONS[0], words=WORDS, by=CONTRIBUTOR, topic=TOPIC, picture=photograph()
    )
    day.reader.is_answered(404, PATH)
    day.reporter.submits()
    day.reader.sees_no(HEADLINE, *EVERYWHERE)
    day.editor.approves(HEADLINE)
    day.reader.sees(HEADLINE, PATH, *EVERYWHERE)
    page = day.reader.opens(PATH, HEADLINE)
    expect(page.get_by_text(WORDS)).to_be_visible()
    picture = page.get_by_role("img", name="cranes.jpg")
    expect(picture).to_have_js_property("complete", True)
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    for path in EVERYWHERE:
        page.goto(path)
        expect(page.get_by_role("main").get_by_role("link", name=HEADLINE).first).to_be_visible()
    schedule(day)


def schedule(day: Day) -> None:
    """Let the editor choose a moment for an article, and see that nobody can read it yet."""
    now = dt.datetime.now(dt.UTC)
    # The desk takes minutes.
    moment = (now + TO_SCHEDULE).replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
    day.editor.schedules(LATER, SECTIONS[0], moment)
    assert dt.datetime.now(dt.UTC) < moment, "this machine is too slow to schedule anything"
    day.scheduled = {"since": now, "moment": moment}
    day.reader.is_answered(404, LATER_PATH)
    day.reader.sees_no(LATER, *LISTS)
