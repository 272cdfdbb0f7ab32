"""What the paper weighs while it is served, and how long it takes to start.

    .venv/bin/python -m bench.weight [--articles 1000] [--rounds 5]

Weight is the proportional set size (PSS) of all processes of `caspian serve`: memory that several
share is counted once. Start is from the command to the first whole article, and to the desk's
first page. It takes some two minutes.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.homes import FRONT, PaperHome
from bench.processes import (
    command_of,
    family,
    fetched,
    free_port,
    running,
    until_answered,
    weight,
    weight_of_all,
)
from bench.tables import Row, Tables, tell

ARTICLES_READ = 500
_ROLES = {
    "project.front": "front",
    "project.wsgi": "backend",
    "cli worker": "background worker",
    "cli serve": "serve",
    "resource_tracker": "helper of Python",
    "forkserver": "helper of Python",
}


def main() -> int:
    """Measure and print a table of each."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder:
        tell(f"Pressing a paper of {arguments.articles:,} articles …")
        home = PaperHome(Path(folder), arguments.articles).make()
        home.press("--clean")
        for workers in (2, 1):
            _show_weight(tables, home, workers)
        tables.show(
            f"From the start to an answer, {arguments.articles:,} articles",
            ("of what", "median s", "longest s"),
            list(_starts(home, arguments.rounds)),
        )
    tables.end()
    return 0


def _show_weight(tables: Tables, home: PaperHome, workers: int) -> None:
    with home.served(workers=workers) as served:
        fresh = weight_of_all(served.pid)
        for number in range(min(ARTICLES_READ, home.size)):
            fetched(served.port, f"/en/section-{number % 6}/article-{number}/")
        rows: list[Row] = [
            (_role(pid), pid, round(weight(pid), 1)) for pid in dict.fromkeys(family(served.pid))
        ]
        rows.append(("all", "after the start", round(fresh, 1)))
        rows.append(("all", f"after {ARTICLES_READ} articles were read", _whole(rows)))
    tables.show(f"Weight with {workers} for readers", ("process", "which", "PSS, MB"), rows)


def _whole(rows: list[Row]) -> float:
    return round(sum(float(row[2]) for row in rows if row[0] != "all"), 1)


def _starts(home: PaperHome, rounds: int) -> Iterator[Row]:
    article, desk = [], []
    for number in range(rounds):
        tell(f"Start {number + 1} of {rounds} …")
        port = free_port()
        command = [sys.executable, "-m", "caspian.project.cli", "serve"]
        started = time.monotonic()
        with running(command, home.variables | {"CASPIAN_BIND": f"127.0.0.1:{port}"}):
            until_answered(port, FRONT)
            article.append(time.monotonic() - started)
            until_answered(port, "/desk/login/")
            desk.append(time.monotonic() - started)
    yield "the front page", statistics.median(article), max(article)
    yield "the desk's login", statistics.median(desk), max(desk)


def _role(pid: int) -> str:
    command = command_of(pid)
    return next((role for part, role in _ROLES.items() if part in command), command[:40] or "ended")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="of the paper (default 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="starts (default 5)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
