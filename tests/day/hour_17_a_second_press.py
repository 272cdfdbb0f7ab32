"""Somebody presses the whole paper anew beside the server while an editor publishes.

What two presses do at once is as right as what one does alone: read within two seconds, nothing
stale afterwards, and not a byte of the edition other than it was released.
"""

import time

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LATEST

NEWS = "Two presses work at once."
NAMED = "An article with many names"
# Not the one that the script changes: the desk would ask whose version to keep.
OLD, OLD_PATH = "An article that the editor corrects", "/en/environment/corrected/"
RESTS = 30.0


def live(day: Day) -> None:
    """Change articles before, during and after a whole press, and look at what stands then."""
    day.newsroom.does(by_script.publish, NAMED, slug="named")
    day.newsroom.does(by_script.publish, OLD, slug="corrected")
    renamed(day, "Named before")
    day.editor.takes_up(OLD)
    pressing = day.paper.begins("press", "--clean")
    number = 0
    while pressing.poll() is None:
        renamed(day, f"Named in between {number}")
        if number == 2:
            day.editor.desk.standfirst(NEWS)
            day.editor.puts_out()
            day.reader.sees(NEWS, OLD_PATH)
        number += 1
    assert number > 2, "the whole press was over before anything had changed"
    said = pressing.communicate()[0]
    assert pressing.returncode == 0, said
    renamed(day, "Named after")
    nothing_is_stale(day)
    assert "Nothing is wrong" in day.paper.run("edition", "verify")


def renamed(day: Day, name: str) -> None:
    """Give the article another short headline, which lists show."""
    day.newsroom.does(by_script.change, "named", short_headline=name)
    day.reader.sees(name, LATEST)


def nothing_is_stale(day: Day) -> None:
    """Compare every page with what it would be now; what is still being made takes a moment."""
    end = time.monotonic() + RESTS
    while "Nothing is stale." not in (said := day.paper.said_by("press", "--audit")):
        assert time.monotonic() < end, said
