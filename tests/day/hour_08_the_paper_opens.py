"""The paper opens: an empty home becomes a paper, and a reader answered once stays so.

The reader asks while the first start goes on. Before the first page there is nothing to read, and
the paper says so; from the first page on there is one, whichever process answers.
"""

import time
from http.client import HTTPException

from tests.day import by_script
from tests.day.day import Day

STARTS_WITHIN, GOES_ON = 120.0, 1.0
SECTIONS = ["Environment", "Politics"]
TOPIC, CONTRIBUTOR = "Trade", "Leyla Mammadzade"
OK, NOT_YET, NOBODY = 200, 503, 0


def live(day: Day) -> None:
    """Start the paper, hire everybody, and read its first front page."""
    day.opens()
    answers = asked_while_it_starts(day)
    assert day.paper.first_password()
    day.calls_newsroom()
    passwords = day.newsroom.does(by_script.set_up, SECTIONS, topic=TOPIC, contributor=CONTRIBUTOR)
    day.employs(passwords)
    day.reader.sees("Environment", "/en/", "/en/environment/", "/en/latest/")
    day.reader.opens("/en/", "The Caspian Times")
    first = answers.index(OK)
    assert set(answers[:first]) <= {NOBODY, NOT_YET}
    assert set(answers[first:]) == {OK}, "a reader who had read a page was sent away again"


def asked_while_it_starts(day: Day) -> list[int]:
    """Ask for the front, each time by another connection, until a second after all runs."""
    answers: list[int] = []
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        try:
            answers.append(day.paper.status("/en/"))
        except (OSError, HTTPException):
            answers.append(NOBODY)
        if day.paper.has_started():
            end = min(end, time.monotonic() + GOES_ON)
        assert day.paper.process.poll() is None, day.paper.said()
        time.sleep(0.005)
    assert OK in answers, day.paper.said()
    return answers
