"""How many pages a second are served, and how late the latest come, beside nginx.

    .venv/bin/python -m bench.serving [--articles 1000] [--seconds 5] [--rounds 5]

The front and an article, compressed, asked for by `wrk -t1 -c32`: from `caspian serve` with two
workers and with one; from nginx (two workers) which has the very same bytes in files; and from
nginx on what `caspian edition export` wrote. All run at once and are asked in turn, each round in
another order. On a machine of two cores it is often wrk itself that can do no more: the processor
time that a server takes for a request tells the two apart even then. Needs nginx and wrk (Debian
packages of these names). With the defaults it takes some four minutes.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench.homes import PaperHome
from bench.nginx import nginx
from bench.processes import Served, fetched, processor_seconds
from bench.tables import Row, Tables, ratio, tell
from bench.wrk import Load, load, program

PAGES = {"article": "/en/section-1/article-7/", "front": "/en/"}
BESIDE = "nginx, the same bytes as files"
Servers = dict[str, Served]


@dataclass
class Measured:
    """What each round said of a server; processor time in microseconds a request."""

    loads: list[Load] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    """sent with each request, besides what wrk sends"""
    connections: int = 32
    script: Path | None = None
    """names what wrk asks for in turn"""

    def add(self, server: Served, path: str, seconds: int) -> None:
        """Measure one round more."""
        before = processor_seconds(server.pid)
        done = load(
            server.port, path, seconds=seconds, connections=self.connections,
            headers=self.headers, script=self.script,
        )  # fmt: skip
        self.loads.append(done)
        self.processor.append((processor_seconds(server.pid) - before) / done.requests * 1e6)


def main() -> int:
    """Measure and print a table for each page."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder, ExitStack() as running:
        try:
            for tool in ("nginx", "wrk"):
                program(tool)
            home = _pressed(Path(folder), arguments.articles)
            servers = dict(_servers(home, Path(folder), running))
            for page, path in PAGES.items():
                measured = _measured(servers, path, arguments.seconds, arguments.rounds)
                _show(tables, page, len(fetched(servers[BESIDE].port, path)), measured)
        except (FileNotFoundError, RuntimeError, TimeoutError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
    tables.end()
    return 0


def _pressed(folder: Path, size: int) -> PaperHome:
    tell(f"Pressing a paper of {size:,} articles …")
    home = PaperHome(folder / "home", size).make()
    home.press("--clean")
    return home


def _servers(home: PaperHome, folder: Path, running: ExitStack) -> Iterator[tuple[str, Served]]:
    """Start all servers; yield each with its name."""
    two = running.enter_context(home.served(workers=2))
    yield "caspian serve, 2 workers", two
    yield "caspian serve, 1 worker", running.enter_context(home.served(workers=1))
    site = folder / "site"
    for path in PAGES.values():
        file = site / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(fetched(two.port, path, "identity"))
        file.with_name("index.html.gz").write_bytes(fetched(two.port, path))
    path = PAGES["front"]
    yield BESIDE, running.enter_context(nginx(folder / "plain", site, path=path))
    home.caspian("edition", "export", str(folder / "export"))
    exported = (folder / "export" / "current").resolve()
    yield "nginx, the export", running.enter_context(nginx(folder / "ours", exported, path=path))


def _measured(servers: Servers, path: str, seconds: int, rounds: int) -> dict[str, Measured]:
    measured = {name: Measured() for name in servers}
    names = list(servers)
    for number in range(rounds):
        tell(f"{path}: round {number + 1} of {rounds} …")
        for name in names:
            measured[name].add(servers[name], path, seconds)
        names = names[1:] + names[:1]
    return measured


def _show(tables: Tables, page: str, size: int, measured: dict[str, Measured]) -> None:
    beside = measured[BESIDE]
    rows: list[Row] = [
        (
            name,
            round(statistics.median(_rates(one))),
            round(ratio(_rates(one), _rates(beside)), 2),
            statistics.median(done.p50 for done in one.loads),
            statistics.median(done.p99 for done in one.loads),
            statistics.median(one.processor),
            round(ratio(one.processor, beside.processor), 2),
        )
        for name, one in measured.items()
    ]
    tables.show(
        f"The {page}: {size:,} bytes compressed, 32 connections, medians",
        (
            "server", "requests/s", "of nginx", "p50, ms", "p99, ms",
            "processor, µs/request", "times nginx",
        ),
        rows,
    )  # fmt: skip


def _rates(measured: Measured) -> list[float]:
    return [done.per_second for done in measured.loads]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="of the paper (default 1000)")
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement (default 5)")
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each (default 5)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
