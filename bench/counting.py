"""What counting reads costs those who read: the front with it and without, side by side.

    .venv/bin/python -m bench.counting [--articles 1000] [--seconds 5] [--rounds 7]

An article, compressed, asked for by `wrk -t1 -c32` as a browser would, from a front of one worker
that counts and from one that doesn't; and the beacon of that article, from the first. All run at
once and are asked in turn, each round in another order. Needs wrk (Debian package of that name).
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.homes import PaperHome
from bench.processes import Served, free_port, running, until_answered
from bench.serving import Measured
from bench.tables import Row, Tables, ratio, tell
from caspian.project.environment import environment
from caspian.project.process_commands import front_command

ARTICLE = "/en/section-1/article-7/"
BEACON = f"/beacon{ARTICLE}"
COUNTS, COUNTS_NOT = "caspian.project.front:application", "bench.uncounted:application"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WITH, WITHOUT, ALONE = "an article, counted", "an article, not counted", "the beacon"


def main() -> int:
    """Measure and print a table."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder, ExitStack() as all_of_it:
        try:
            tell(f"Pressing a paper of {arguments.articles:,} articles …")
            home = PaperHome(Path(folder) / "home", arguments.articles).make()
            home.press("--clean")
            counting = all_of_it.enter_context(_front(home, COUNTS))
            asked = {
                WITH: (counting, ARTICLE),
                WITHOUT: (all_of_it.enter_context(_front(home, COUNTS_NOT)), ARTICLE),
                ALONE: (counting, BEACON),
            }
            _show(tables, _measured(asked, arguments.seconds, arguments.rounds))
        except (FileNotFoundError, RuntimeError, TimeoutError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
    tables.end()
    return 0


@contextmanager
def _front(home: PaperHome, application: str) -> Iterator[Served]:
    port = free_port()
    variables = home.variables | {"CASPIAN_BIND": f"127.0.0.1:{port}"}
    os.environ.update(variables)
    command = front_command(environment(), workers=1)
    with running([*command[:-1], application], variables) as process:
        until_answered(port, ARTICLE)
        yield Served(port, process.pid)


def _measured(
    asked: dict[str, tuple[Served, str]], seconds: int, rounds: int
) -> dict[str, Measured]:
    measured = {name: Measured(headers={"User-Agent": BROWSER}) for name in asked}
    names = list(asked)
    for number in range(rounds):
        tell(f"Round {number + 1} of {rounds} …")
        for name in names:
            server, path = asked[name]
            measured[name].add(server, path, seconds)
        names = names[1:] + names[:1]
    return measured


def _show(tables: Tables, measured: dict[str, Measured]) -> None:
    beside = measured[WITHOUT]
    rows: list[Row] = [
        (
            name,
            round(statistics.median(done.per_second for done in one.loads)),
            round(
                ratio(
                    [done.per_second for done in one.loads],
                    [done.per_second for done in beside.loads],
                ),
                3,
            ),
            statistics.median(done.p50 for done in one.loads),
            round(ratio([done.p50 for done in one.loads], [done.p50 for done in beside.loads]), 3),
            statistics.median(done.p99 for done in one.loads),
            statistics.median(one.processor),
            round(ratio(one.processor, beside.processor), 3),
        )
        for name, one in measured.items()
    ]
    tables.show(
        "One worker, 32 connections, medians",
        (
            "asked for", "requests/s", "of not counted", "p50, ms", "times not counted",
            "p99, ms", "processor, µs/request", "times not counted ",
        ),
        rows,
    )  # fmt: skip


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="of the paper (default 1000)")
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement (default 5)")
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each (default 7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
