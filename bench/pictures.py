"""What it costs to ask the edition for each picture: the front, beside a folder that sends all.

    .venv/bin/python -m bench.pictures [--seconds 5] [--rounds 7] [--connections 32]

A small and a large picture, and 4,000 small ones one after another, of which the front can keep
half in memory and so finds none there: asked for by `wrk -t1` from a front of one worker as it
is, and from one whose folder of pictures Granian sends by itself, as `caspian serve` did until it
asked the edition. Both run at once and are asked in turn, each round in another order. Needs wrk.
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
from caspian.edition.release import signer
from caspian.edition.splice import part
from caspian.edition.store import open_store
from caspian.edition.trace import Trace
from caspian.project.environment import environment
from caspian.project.process_commands import front_command

SIZES = {"15 kB": 15_000, "150 kB": 150_000}
MANY = 4000
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
                measured = _measured(fronts, _path(size), arguments)
                _show(tables, f"A picture of {size}", measured)
            many = home / "many.lua"
            many.write_text(_IN_TURN)
            measured = _measured(fronts, _path("15 kB"), arguments, many)
            _show(tables, f"{MANY:,} pictures of 15 kB in turn", measured)
        except (FileNotFoundError, RuntimeError, TimeoutError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
    tables.end()
    return 0


def _make(home: Path) -> None:
    images = "".join(f'<img src="{_path(size)}" alt="">' for size in SIZES)
    pages = [Document("/en/", parts=(part(images.encode()),))]
    for number in range(MANY):
        own = images + f'<img src="{_one_of_many(number)}" alt="">'
        pages.append(Document(f"/en/{number}/", parts=(part(own.encode()),)))
    store = open_store(f"sqlite:///{home / 'edition.sqlite3'}", make=True)
    with committing(store, signer(home / "edition.key"), at=dt.datetime.now(dt.UTC)) as step:
        for page in pages:
            step.put(page, Trace())
    store.close()
    files = {_path(size): length for size, length in SIZES.items()}
    files |= {_one_of_many(number): SIZES["15 kB"] for number in range(MANY)}
    for path, length in files.items():
        file = home / path[1:]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(os.urandom(length))


def _path(size: str) -> str:
    return f"/media/images/token/{size.replace(' ', '')}.format-webp.webp"


def _one_of_many(number: int) -> str:
    return f"/media/images/token-{number}/wide.format-webp.webp"


_IN_TURN = f"""local number = 0
request = function()
  number = (number + 1) % {MANY}
  return wrk.format("GET", "/media/images/token-" .. number .. "/wide.format-webp.webp")
end
"""


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
    fronts: dict[str, Served],
    path: str,
    arguments: argparse.Namespace,
    script: Path | None = None,
) -> dict[str, Measured]:
    many = {"connections": arguments.connections, "script": script}
    measured = {name: Measured(**many) for name in fronts}
    names = list(fronts)
    for number in range(arguments.rounds):
        tell(f"Round {number + 1} of {arguments.rounds} …")
        for name in names:
            measured[name].add(fronts[name], path, arguments.seconds)
        names = names[1:] + names[:1]
    return measured


def _show(tables: Tables, what: str, measured: dict[str, Measured]) -> None:
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
    tables.show(f"{what}: one worker, medians", heads, rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement (default 5)")
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each (default 7)")
    parser.add_argument("--connections", type=int, default=32, help="of wrk (default 32)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
