"""What the editor scheduled in the morning has gone out at its moment, and not before.

By the release's own time: waiting for a page measures the machine as well.
"""

import datetime as dt

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LATER, LATER_PATH, LISTS
from tests.day.people import WITHIN

LATE = dt.timedelta(seconds=WITHIN)


def live(day: Day) -> None:
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
