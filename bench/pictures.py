"""What it costs to ask the edition for each picture: the front, beside a folder that sends all.

    .venv/bin/python -m bench.pictures [--seconds 5] [--rounds 7]

A small and a large picture, asked for by `wrk -t1 -c32` from a front of one worker as it is, and
from one whose folder of pictures Granian sends by itself, as `caspian serve` did until it asked
the edition. Both run at once and are asked in turn, each round in another order. Needs wrk.
"""

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.processes import Served, free_port, running, until_answered
from bench.serving import Measured
from bench.tables import Row, Tables, ratio, tell
from caspian.edition.commit import committing
from caspian.edition.document import Document
from caspian.edition.signing import signer
from caspian.edition.splice import part
from caspian.edition.store import open_store
from caspian.edition.trace import Trace
from caspian.project.environment import environment
from caspian.project.serving import front_command

SIZES = {"15 kB": 15_000, "150 kB": 150_000}
ASKED, SENT = "by the edition", "by the folder"


def main() -> int:
    """Measure and print a table."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder, ExitStack() as all_of_it:
        home = Path(folder)
        _make(home)
        try:
            fronts = {
                ASKED: all_of_it.enter_context(_front(home, ())),
                SENT: all_of_it.enter_context(
                    _front(home, ("/media/images", str(home / "media" / "images")))
                ),
            }
            for size in SIZES:
                measured = _measured(fronts, _path(size), arguments.seconds, arguments.rounds)
                _show(tables, size, measured)
        except (FileNotFoundError, RuntimeError, TimeoutError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
    tables.end()
    return 0


def _make(home: Path) -> None:
    images = "".join(f'<img src="{_path(size)}" alt="">' for size in SIZES)
    pages = [Document("/en/", parts=(part(images.encode()),))]
    pages += [Document(f"/en/{n}/", parts=(part(images.encode()),)) for n in range(1000)]
    store = open_store(f"sqlite:///{home / 'edition.sqlite3'}", make=True)
    with committing(store, signer(home / "edition.key"), at=dt.datetime.now(dt.UTC)) as step:
        for page in pages:
            step.put(page, Trace())
    store.close()
    for size, length in SIZES.items():
        file = home / _path(size)[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(os.urandom(length))


def _path(size: str) -> str:
    return f"/media/images/token/{size.replace(' ', '')}.format-webp.webp"


@contextmanager
def _front(home: Path, mount: tuple[str, ...]) -> Iterator[Served]:
    port = free_port()
    variables = {
        "CASPIAN_HOME": str(home),
        "CASPIAN_BIND": f"127.0.0.1:{port}",
        "EDITION_URL": f"sqlite:///{home / 'edition.sqlite3'}",
    }
    os.environ.update(variables)
    *command, application = front_command(environment(), workers=1)
    if mount:
        command += ["--static-path-route", mount[0], "--static-path-mount", mount[1]]
    with running([*command, application], variables) as process:
        until_answered(port, "/en/")
        yield Served(port, process.pid)


def _measured(
    fronts: dict[str, Served], path: str, seconds: int, rounds: int
) -> dict[str, Measured]:
    measured = {name: Measured() for name in fronts}
    names = list(fronts)
    for number in range(rounds):
        tell(f"Round {number + 1} of {rounds} …")
        for name in names:
            measured[name].add(fronts[name], path, seconds)
        names = names[1:] + names[:1]
    return measured


def _show(tables: Tables, size: str, measured: dict[str, Measured]) -> None:
    beside = measured[SENT]
    rates = [done.per_second for done in beside.loads]
    rows: list[Row] = [
        (
            name,
            round(statistics.median(done.per_second for done in one.loads)),
            round(ratio([done.per_second for done in one.loads], rates), 3),
            statistics.median(done.p50 for done in one.loads),
            statistics.median(done.p99 for done in one.loads),
            statistics.median(one.processor),
            round(ratio(one.processor, beside.processor), 3),
        )
        for name, one in measured.items()
    ]
    heads = (
        "sent", "requests/s", "of the folder", "p50, ms", "p99, ms", "processor, µs/request",
        "times the folder",
    )  # fmt: skip
    tables.show(f"A picture of {size}: one worker, 32 connections, medians", heads, rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement (default 5)")
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each (default 7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
