"""What a year of releases leaves behind: in the edition, and in the memory of who serves it.

    .venv/bin/python -m bench.growth [--days 365] [--releases 20] [--changes 20] [--turns 400]
        [--parts edition press outbox]

- edition: an edition is released by hand, so many releases a day, pruned each day as the
  background worker prunes it, while a front of one process is asked for pages all the time;
  then a release is timed alone and beside the background worker's pruning of half a year.
- press: one process, as the background worker is, presses headline after headline of a small paper.
- outbox: the press takes up 100,000 changes that piled up while it stood.
"""

import argparse
import datetime as dt
import multiprocessing
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.server.edition import Edition, page, small_paper
from tests.server.served import Served, fetch

from bench.homes import PaperHome
from bench.processes import weight
from bench.publishing import desk_of
from bench.tables import Row, Tables, percentile, tell
from caspian.edition.commit import committing
from caspian.edition.history import standing_at
from caspian.edition.prune import Steps
from caspian.edition.release import signer
from caspian.edition.store import Store, open_store
from caspian.edition.trace import Trace

ARTICLES = 300
WORDS = ["sea", "port", "ferry", "grain", "river", "border"]
KEPT = dt.timedelta(days=30)
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
REST_SECONDS = 0.1
TIMED = 150


class Year:
    """An edition that grows day by day: some articles are new, most of what changes is old."""

    def __init__(self, home: Path) -> None:
        self.edition = Edition(home)
        self.edition.release(*small_paper())
        self.store: Store = open_store(self.edition.url)
        self.now = START
        self.articles: list[str] = []
        self._signer = signer(home / "edition.key")
        self._chance = random.Random(1)
        self._steps = Steps(self.store)
        self._release([self._new() for _ in range(ARTICLES)])

    def day(self, releases: int, changes: int) -> None:
        """Release so often, one new article each second time, and prune what is old by now."""
        for number in range(releases):
            keys = self._chance.sample(self.articles, changes - 1)
            self._release([*keys, self._new() if number % 2 else self.articles[-1]])
            self.now += dt.timedelta(days=1) / releases

    def prune(self) -> None:
        """Remove what the background worker would remove."""
        while self._steps.take(standing_at(self.store, self.now - KEPT)) is not None:
            pass

    def row(self, day: int, megabytes: float) -> Row:
        """Return what there is at the end of a day."""
        counts = [
            int(self.store.database.rows(f"SELECT COUNT(*) FROM edition_{name}")[0][0])
            for name in ("release", "document", "change", "past")
        ]
        size = (self.edition.home / "edition.sqlite3").stat().st_size / 2**20
        return (day, *counts, size, megabytes)

    def timed(self, changes: int) -> float:
        """Release once more; return how many milliseconds it took."""
        began = time.monotonic()
        self._release(self._chance.sample(self.articles, changes))
        return (time.monotonic() - began) * 1000

    def _new(self) -> str:
        self.articles.append(f"/en/politics/article-{len(self.articles)}/")
        return self.articles[-1]

    def _release(self, keys: list[str]) -> None:
        with committing(self.store, self._signer, at=self.now) as step:
            for key in keys:
                words = self._chance.choices(
                    ["sea", "port", "ferry", "grain", "river", "border"], k=400
                )
                step.put(page(key, f"<h1>{self.now} {key}", " ".join(words)), Trace())


def main() -> int:
    """Measure and print the tables."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-growth-") as name:
        if "edition" in arguments.parts:
            _show_edition(tables, Path(name) / "edition", arguments)
        if "press" in arguments.parts:
            _show_press(tables, Path(name) / "press", arguments.turns)
        if "outbox" in arguments.parts:
            _show_outbox(tables, Path(name) / "outbox")
    tables.end()
    return 0


def _show_edition(tables: Tables, home: Path, arguments: argparse.Namespace) -> None:
    year = Year(home)
    served = Served(year.edition, workers=1)
    rows: list[Row] = []
    try:
        with _readers(served, year):
            for day in range(1, arguments.days + 1):
                year.day(arguments.releases, arguments.changes)
                if day <= arguments.days // 2:
                    year.prune()
                if day % max(1, arguments.days // 12) == 0:
                    rows.append(year.row(day, weight(served.workers()[0])))
                    tell(f"day {day}: {rows[-1]}")
    finally:
        served.stop()
    tables.show(
        f"A year of {arguments.releases} releases a day, {arguments.changes} changes each; "
        f"pruned each day until day {arguments.days // 2}",
        ("day", "releases", "documents", "changes", "past bodies", "edition, MB", "front, MB"),
        rows,
    )
    _show_pruning(tables, year, arguments.changes)


def _show_pruning(tables: Tables, year: Year, changes: int) -> None:
    alone = [year.timed(changes) for _ in range(TIMED)]
    now = year.now.isoformat()
    pruning = multiprocessing.Process(target=_prune_all, args=(year.edition.url, now))
    pruning.start()
    beside = []
    while pruning.is_alive() and len(beside) < 10 * TIMED:
        beside.append(year.timed(changes))
        time.sleep(0.02)
    pruning.join()
    tables.show(
        f"A release of {changes} documents, in ms",
        ("beside", "releases", "median", "p95", "longest"),
        [
            (name, len(ms), statistics.median(ms), percentile(ms, 0.95), max(ms))
            for name, ms in (("nothing", alone), ("the background worker's pruning", beside))
        ],
    )


def _prune_all(url: str, now: str) -> None:
    store = open_store(url)
    steps, oldest = Steps(store), standing_at(store, dt.datetime.fromisoformat(now) - KEPT)
    bodies, took = 0, [0.0]
    while True:
        began = time.monotonic()
        gone = steps.take(oldest)
        took.append((time.monotonic() - began) * 1000)
        if gone is None:
            break
        bodies += gone.bodies
        time.sleep(max(REST_SECONDS, 9 * took[-1] / 1000))
    tell(f"pruned {bodies:,} bodies in {len(took):,} steps, the longest {max(took):.0f} ms")


@contextmanager
def _readers(served: Served, year: Year) -> Iterator[None]:
    """Ask for articles at random, old and new ones, all the while."""
    ended, chance = threading.Event(), random.Random(2)

    def ask() -> None:
        connection = served.connection()
        while not ended.wait(0.005):
            with suppress(OSError):
                fetch(connection, chance.choice(year.articles), Accept_Encoding="gzip, br")

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _show_press(tables: Tables, folder: Path, turns: int) -> None:
    home = PaperHome(folder, 200).make()
    home.press("--clean")
    rows: list[Row] = []
    with desk_of(home) as desk:
        for turn in range(turns + 1):
            if turn and turn % max(1, turns // 10) == 0:
                rows.append((turn, weight(desk._process.pid)))
                tell(f"turn {turn}: {rows[-1][1]:.0f} MB")
            desk.do("publish" if turn % 10 == 0 else "revise")
            desk.do("press")
    tables.show("Memory of the process that presses", ("turns", "MB"), rows)


def _show_outbox(tables: Tables, folder: Path) -> None:
    home = PaperHome(folder, 200).make()
    home.press("--clean")
    home.python("bench.newsroom", "pile", "100000")
    done = home.press()
    usual = home.press()
    tables.show(
        "The press takes up what piled up",
        ("changes in the outbox", "seconds", "MB"),
        [(100_000, done.seconds, done.peak), (0, usual.seconds, usual.peak)],
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--releases", type=int, default=20)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--turns", type=int, default=400)
    parser.add_argument("--parts", nargs="+", default=["edition", "press", "outbox"])
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
