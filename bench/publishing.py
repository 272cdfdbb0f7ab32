"""How long after the desk's publish call readers see the article, in a small paper and a large.

    .venv/bin/python -m bench.publishing [--sizes 1000 100000] [--publishes 40] [--papers FOLDER]

Two measurements, each publishing in turn in one paper and the other. First what one turn of the
press takes and renders, in the process that published. Then `caspian serve` and all: from the
return of `revision.publish()` in a process of its own to the new bytes on the article, the front,
the section, a topic and the latest list, each asked for over several kept connections.

To make and press the large paper takes many minutes; `--papers` keeps both for the next run.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.homes import ROOT, PaperHome
from bench.processes import environment_with
from bench.tables import Row, Tables, percentile, tell
from bench.watching import Watcher

WARM_UP = 3
PAUSE_SECONDS = 0.5
"""from an article's draft to its publication: more than the press has to do about a draft"""
EVERYWHERE = "everywhere"
Desks = dict[int, "DeskProcess"]


class DeskProcess:
    """The process in which a desk publishes; see `bench.desk`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def do(self, verb: str) -> dict[str, Any]:
        """Let the desk do something, and return what it says. Raises RuntimeError when it ends."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{verb}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the desk ended at “{verb}”")
        said: dict[str, Any] = json.loads(line)
        return said


def main() -> int:
    """Measure and print the tables."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as name, ExitStack() as running:
        folder = arguments.papers or Path(name)
        homes = {size: _pressed(folder / f"paper-{size}", size) for size in arguments.sizes}
        desks = {size: running.enter_context(desk_of(home)) for size, home in homes.items()}
        _show_turns(tables, desks, arguments.turns, "draft", "a new draft")
        _show_turns(tables, desks, arguments.turns, "publish", "a new article")
        _show_turns(tables, desks, arguments.turns, "revise", "a new headline of an old article")
        servers = {
            size: running.enter_context(home.served(workers=2)) for size, home in homes.items()
        }
        ports = {size: server.port for size, server in servers.items()}
        _show_visible(tables, desks, ports, arguments.publishes)
    tables.end()
    return 0


def _pressed(folder: Path, size: int) -> PaperHome:
    """Return the paper in a folder, up to date; what is there is used."""
    home = PaperHome(folder, size)
    if not (folder / "newsroom.sqlite3").exists():
        tell(f"Writing a paper of {size:,} articles …")
        home.make()
    tell(f"Pressing a paper of {size:,} articles …")
    fresh = not (folder / "edition.sqlite3").exists()
    done = home.press("--clean") if fresh else home.press()
    tell(f"{done.said.strip()} ({done.seconds:.0f} s in all, {done.peak:.0f} MB)")
    return home


@contextmanager
def desk_of(home: PaperHome) -> Iterator[DeskProcess]:
    """Let the process of a paper's desk run inside the block."""
    command = [sys.executable, "-m", "bench.newsroom", "desk"]
    pipe = subprocess.PIPE
    variables = environment_with(home.variables)
    with subprocess.Popen(
        command, env=variables, cwd=ROOT, text=True, stdin=pipe, stdout=pipe
    ) as process:
        # Leaving the block closes its input, and that ends it.
        yield DeskProcess(process)


def _show_turns(tables: Tables, desks: Desks, rounds: int, verb: str, what: str) -> None:
    turns: dict[int, list[dict[str, float]]] = {size: [] for size in desks}
    for _ in range(WARM_UP + rounds):
        for size, desk in desks.items():
            desk.do(verb)
            turns[size].append(desk.do("press"))
    rows: list[Row] = []
    for size, all_turns in turns.items():
        counted = all_turns[WARM_UP:]
        columns = ("rendered", "changed", "paged", "queries", "milliseconds")
        medians = (statistics.median(turn[name] for turn in counted) for name in columns)
        slowest = max(turn["milliseconds"] for turn in counted)
        rows.append((size, *medians, slowest))
    tables.show(
        f"One turn of the press after {what}, medians of {rounds}",
        (
            "articles", "documents rendered", "changed", "of these later pages of lists",
            "queries", "ms", "longest ms",
        ),
        rows,
    )  # fmt: skip


def _show_visible(tables: Tables, desks: Desks, ports: dict[int, int], publishes: int) -> None:
    chance = random.Random(1)
    watchers = {size: Watcher(port) for size, port in ports.items()}
    seen: dict[int, list[dict[str, float]]] = {size: [] for size in desks}
    for number in range(WARM_UP + publishes):
        for size, desk in desks.items():
            desk.do("draft")
            # The background worker looks at intervals: publications must not fall on the same beat.
            time.sleep(PAUSE_SECONDS + chance.random() / 10)
            said = desk.do("publish")
            moments = watchers[size].first_seen(said["paths"], said["mark"])
            late = {name: (at - said["returned"]) * 1000 for name, at in moments.items()}
            late[EVERYWHERE] = max(late.values())
            seen[size].append(late)
        if number % 10 == 0:
            tell(f"{number} of {WARM_UP + publishes} published in each …")
    rows: list[Row] = []
    for name in seen[min(seen)][0]:
        for size, measured in seen.items():
            values = [late[name] for late in measured[WARM_UP:]]
            rows.append(
                (name, size, percentile(values, 0.5), percentile(values, 0.95), max(values))
            )
    tables.show(
        f"From the return of the publish call to the new bytes, {publishes} publications each, ms",
        ("where", "articles", "p50", "p95", "longest"),
        rows,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 100_000], help="articles")
    parser.add_argument("--publishes", type=int, default=40, help="in each paper (default 40)")
    parser.add_argument("--turns", type=int, default=10, help="of the press alone (default 10)")
    parser.add_argument("--papers", type=Path, help="a folder in which the papers are kept")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
