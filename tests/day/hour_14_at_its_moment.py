"""A publisher composes the front by mouse and by phone, and what was scheduled goes out in time.

By the release's own time: waiting for a page measures the machine as well.
"""

import datetime as dt
import html
import time

from tests.browser.composer import lead_of
from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LATER, LATER_PATH, LISTS
from tests.day.people import WITHIN

PHONE = 390
LATE = dt.timedelta(seconds=WITHIN)


def live(day: Day) -> None:
    """Compose, and see the article come."""
    kept = day.newsroom.does(by_script.keep_front)
    try:
        with day.publisher() as publisher:
            leads(day, publisher.leads_with_another())
            with day.on_the_phone(publisher) as on_the_way:
                leads(day, on_the_way.leads_with_another())
                page = on_the_way.desk.page
                assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    finally:
        # What comes after looks for its news on a front that nobody composed.
        day.newsroom.does(by_script.put_front_back, kept)
    comes_at_its_moment(day)


def leads(day: Day, headline: str) -> None:
    """See an article lead for readers."""
    end = time.monotonic() + WITHIN
    while (found := html.unescape(lead_of(day.paper))) != headline:
        assert time.monotonic() < end, f"“{found}” leads, and not “{headline}”"
        time.sleep(0.05)


def comes_at_its_moment(day: Day) -> None:
    """Wait for the moment if it is still to come; ask the edition when the article arrived."""
    moment: dt.datetime = day.scheduled["moment"]
    to_come = (moment - dt.datetime.now(dt.UTC)).total_seconds()
    if to_come > 1:
        day.reader.is_answered(404, LATER_PATH)
    day.reader.sees(LATER, LATER_PATH, *LISTS, within=max(0.0, to_come) + LATE.total_seconds())
    since = day.scheduled["since"].isoformat()
    arrived = dt.datetime.fromisoformat(
        day.newsroom.does(by_script.arrived, LATER_PATH, since=since)
    )
    assert moment <= arrived <= moment + LATE
