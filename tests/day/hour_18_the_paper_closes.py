"""In the evening the paper stops without a fault, and has had none all day."""

import re

from tests.day.day import Day

# What may stand in the log with a traceback, and why; an empty list is the best one.
ALLOWED: dict[str, str] = {}


def live(day: Day) -> None:
    """Send everybody home, stop the paper, and read its log."""
    day.everybody_goes_home()
    assert day.paper.stop() == 0, day.paper.said()
    assert faults_in(day.paper.said()) == []


def faults_in(log: str) -> list[str]:
    """Return the last line of each traceback of a log that is not allowed."""
    found = re.findall(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)+(.+)$", log, re.M)
    return [one for one in found if not any(re.search(allowed, one) for allowed in ALLOWED)]
