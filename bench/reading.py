"""Reads one page over and over at a steady pace, and prints how long each answer took.

    .venv/bin/python -m bench.reading PORT PATH --each-second 100 --seconds 30

A process of its own, on one connection that is kept; prints milliseconds as a JSON list. When an
answer is late the next is asked for at once, and its own waiting counts: a reader's patience
begins when the page was wanted.
"""

import argparse
import http.client
import json
import sys
import time


def main() -> int:
    """Read, and print."""
    told = _arguments()
    connection = http.client.HTTPConnection(
        "127.0.0.1", told.port, timeout=30, source_address=(told.sender, 0)
    )
    taken: list[float] = []
    started = time.monotonic()
    for number in range(int(told.each_second * told.seconds)):
        due = started + number / told.each_second
        time.sleep(max(0.0, due - time.monotonic()))
        connection.request("GET", told.path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            sys.stderr.write(f"{told.path} answered {answer.status}\n")
            return 1
        taken.append((time.monotonic() - due) * 1000)
    json.dump(taken, sys.stdout)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    parser.add_argument("--sender", default="127.0.0.1")
    parser.add_argument("--each-second", type=float, default=100)
    parser.add_argument("--seconds", type=float, default=30)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
