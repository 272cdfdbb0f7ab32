"""Three processes are killed while articles are published, and nothing that was published is lost.

A front, of which there are two; the background worker; and at last the whole tree at once.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException

from tests.day import by_script
from tests.day.day import Day
from tests.day.hour_09_a_story_goes_out import LATEST
from tests.day.people import PATIENCE

EACH = 8
PAUSE = 0.1
"""seconds: so that a kill falls among publications, and not after them"""
COMES_BACK, ENDS = 30.0, 30.0
AFTER_A_START = 10.0 * PATIENCE
OK = 200


def live(day: Day) -> None:
    """Kill one after the other; each time everything published is there."""
    day.editor.steps_away()
    day.reporter.desk.page.goto("about:blank")
    paths: list[str] = []
    with publishing(day, paths):
        day.paper.kill(day.paper.fronts()[0])
        reads_on(day)
    everything_is_there(day, paths)
    with publishing(day, paths):
        (worker,) = day.paper.background_workers()
        day.paper.kill(worker)
        day.paper.comes_back_without(worker, ENDS)
    everything_is_there(day, paths)
    with publishing(day, paths):
        day.paper.kill_all()
        day.paper.start()
    day.paper.wait()
    everything_is_there(day, paths)


@contextmanager
def publishing(day: Day, paths: list[str]) -> Iterator[None]:
    """Publish some articles meanwhile, each in a transaction of its own; note where they stand."""

    def publish() -> None:
        last = len(paths) + EACH
        paths.extend(day.newsroom.does(by_script.publish_many, len(paths), last, pause=PAUSE))

    thread = threading.Thread(target=publish)
    thread.start()
    time.sleep(2 * PAUSE)
    yield
    thread.join()


def reads_on(day: Day) -> None:
    """Read the front until another process has taken the place of the one that was killed."""
    end = time.monotonic() + COMES_BACK
    while len(day.paper.fronts()) < day.paper.workers:
        assert time.monotonic() < end, "nobody took the place of the front that was killed"
        answered(day, "/en/")


def answered(day: Day, path: str) -> None:
    """Read a page; a connection that a kill cut is made anew once, as browsers do."""
    try:
        status = day.paper.status(path)
    except (OSError, HTTPException):
        status = day.paper.status(path)
    assert status == OK, f"{path}: {status}"


def everything_is_there(day: Day, paths: list[str]) -> None:
    """Find every article that was published, and the newest one in the list."""
    day.reader.is_answered(OK, *paths, within=AFTER_A_START)
    day.reader.sees(f"Ferry number {len(paths) - 1}", LATEST)
