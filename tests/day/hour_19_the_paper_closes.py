"""In the evening the paper stops without a fault, has had none all day, and keeps its home shut."""

import re
from collections import Counter

from tests.day.day import Day
from tests.paper import open_to_others

RECORD = re.compile(r"^(?=\d{4}-\d\d-\d\d \d\d:|\[[A-Z]+\] )", re.M)
# What may stand in the log with a traceback, and why. Each is told once, not once a second.
ALLOWED = {
    r"Picture \d+ \(.*\) can't be": "hour 10 uploads a picture that is told of",
}


def live(day: Day) -> None:
    """Send everybody home, stop the paper, read its log, and walk through its home."""
    day.everybody_goes_home()
    assert day.paper.stop() == 0, day.paper.said()
    assert faults_in(day.paper.said()) == []
    assert open_to_others(day.paper.home) == []


def faults_in(log: str) -> list[str]:
    """Return the first and the last line of each record with a traceback that is not allowed."""
    found = [one.strip().splitlines() for one in RECORD.split(log) if "Traceback" in one]
    said: Counter[str] = Counter(re.sub(r"^[\d :,-]+", "", lines[0]) for lines in found)
    return [
        f"{lines[0]}: {lines[-1]}"
        for lines in found
        if not any(re.search(one, lines[0]) for one in ALLOWED)
    ] + [f"{number} times: {one}" for one, number in said.items() if number > 1]
