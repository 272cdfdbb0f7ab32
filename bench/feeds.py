"""What feeds, sitemaps, the API and the day's paper cost a publication: with them, and without.

    .venv/bin/python -m bench.feeds [--sizes 300 3000] [--rounds 12] [--publishes 30]
        [--only typo withdraw] [--papers FOLDER] [--json]

Two copies of the same paper, pressed by the same sources; one of them knows no document that
programs read (`bench/without_feeds.py`). Each change is made in the one and the other in turn, and
which comes first changes with each round. Quoted are the processor time of the press for one
change, until nothing waits and until its release stands, and the documents of that; a ratio is
the median of those of the rounds. Then, with `caspian serve` for both, from the return of the
publish call until the new bytes are on the article, front, section, a topic and the latest list.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.homes import PaperHome
from bench.publishing import DeskProcess, desk_of
from bench.tables import Row, Tables, percentile, ratio, tell
from bench.watching import Watcher

WARM_UP = 3
PAUSE_SECONDS = 0.6
VERBS = {
    "publish": "a new article",
    "typo": "a typo",
    "headline": "a new headline",
    "withdraw": "a withdrawal",
    "comment": "a comment",
    "rename": "another name of a topic",
}
WITH, WITHOUT = "with", "without"
SETTINGS = {WITH: "caspian.project.settings", WITHOUT: "bench.without_feeds_settings"}
Desks = dict[str, DeskProcess]
Measured = dict[str, list[dict[str, float]]]


def main() -> int:
    """Measure and print the tables."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-feeds-") as name:
        for size in arguments.sizes:
            homes = _pressed(arguments.papers or Path(name), size)
            with ExitStack() as running:
                desks = {one: running.enter_context(desk_of(home)) for one, home in homes.items()}
                if arguments.rounds:
                    _show_turns(tables, desks, size, arguments.rounds, arguments.only)
                if arguments.publishes:
                    _show_visible(tables, desks, homes, size, arguments.publishes)
    tables.end()
    return 0


def _pressed(folder: Path, size: int) -> dict[str, PaperHome]:
    """Return the paper of a size with feeds and without, up to date; what is there is used."""
    made = PaperHome(folder / f"newsroom-{size}", size)
    if not (made.folder / "newsroom.sqlite3").exists():
        tell(f"Writing a paper of {size:,} articles …")
        made.make()
    homes = {}
    for one, settings in SETTINGS.items():
        at = folder / f"{one}-{size}"
        if not at.exists():
            shutil.copytree(made.folder, at)
        homes[one] = PaperHome(at, size, DJANGO_SETTINGS_MODULE=settings)
        tell(homes[one].press().said.strip())
    return homes


def _show_turns(tables: Tables, desks: Desks, size: int, rounds: int, only: Sequence[str]) -> None:
    rows: list[Row] = []
    for verb in only:
        measured = _turns(desks, verb, rounds)
        row: list[str | float] = [VERBS[verb]]
        for name in ("processor", "release"):
            found = {one: [turn[name] for turn in each] for one, each in measured.items()}
            row += [statistics.median(found[one]) for one in (WITHOUT, WITH)]
            row.append(ratio(found[WITH], found[WITHOUT]))
        row += [
            statistics.median(turn[name] for turn in measured[one])
            for name in ("looked_at", "changed") for one in (WITHOUT, WITH)
        ]  # fmt: skip
        rows.append(row)
        tell(f"{size:,} articles: {rows[-1]}")
    tables.show(
        f"The press after one change in a paper of {size:,} articles, medians of {rounds}",
        (
            "after", "processor, ms, without feeds", "with", "ratio",
            "until the release, without", "with", "ratio",
            "documents looked at, without", "with", "changed, without", "with",
        ),
        rows,
    )  # fmt: skip


def _turns(desks: Desks, verb: str, rounds: int) -> Measured:
    measured: Measured = defaultdict(list)
    for number in range(WARM_UP + rounds):
        for one in (WITH, WITHOUT) if number % 2 else (WITHOUT, WITH):
            desks[one].do(verb)
            measured[one].append(desks[one].do("settle"))
    return {one: each[WARM_UP:] for one, each in measured.items()}


def _show_visible(
    tables: Tables, desks: Desks, homes: dict[str, PaperHome], size: int, publishes: int
) -> None:
    chance = random.Random(1)
    late: dict[str, list[float]] = defaultdict(list)
    with ExitStack() as running:
        ports = {one: running.enter_context(home.served()).port for one, home in homes.items()}
        watchers = {one: Watcher(port) for one, port in ports.items()}
        for number in range(WARM_UP + publishes):
            for one in (WITH, WITHOUT) if number % 2 else (WITHOUT, WITH):
                desks[one].do("draft")
                # The background worker looks at intervals: not all may fall on the same beat.
                time.sleep(PAUSE_SECONDS + chance.random() / 10)
                said = desks[one].do("publish")
                moments = watchers[one].first_seen(said["paths"], said["mark"])
                late[one].append((max(moments.values()) - said["returned"]) * 1000)
                # What follows the release must not run beside the other paper's.
                time.sleep(PAUSE_SECONDS)
    counted = {one: each[WARM_UP:] for one, each in late.items()}
    tables.show(
        f"From the publish call to the new bytes everywhere, {size:,} articles, ms",
        ("", "p50", "p95", "longest", "of that without, median of ratios"),
        [
            (one, percentile(each, 0.5), percentile(each, 0.95), max(each),
             ratio(each, counted[WITHOUT]))
            for one, each in counted.items()
        ],
    )  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3000], help="articles")
    parser.add_argument("--rounds", type=int, default=12, help="of each change (default 12)")
    parser.add_argument("--publishes", type=int, default=30, help="that readers wait for")
    parser.add_argument("--only", nargs="+", choices=VERBS, default=list(VERBS))
    parser.add_argument("--papers", type=Path, help="a folder in which the papers are kept")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
