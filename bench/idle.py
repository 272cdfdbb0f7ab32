"""What `caspian serve` costs while nothing happens, and how soon it takes up what does.

    .venv/bin/python -m bench.idle [--sources NAME=FOLDER ...] [--seconds 30] [--changes 20]
        [--databases sqlite postgresql]

For each database and each version of the sources (a folder that holds `caspian`; side by side in
one run when several are named), a pressed small paper is served with two workers. After ten quiet
seconds, the processor time of the whole tree is read from /proc over some more. Then, by turns in
all papers:

- a release is committed by another process: until both fronts send it from memory;
- a headline is published by another process: until the press takes it up (the moment that the
  release bears), and until both fronts show it.

PostgreSQL is a private one, as the tests start it.
"""

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.edition.postgres import Postgres, cluster

from bench.homes import ROOT, PaperHome
from bench.processes import command_of, family
from bench.publishing import DeskProcess, desk_of
from bench.tables import Tables, percentile, tell
from bench.watching import Watcher
from caspian.edition.commit import committing
from caspian.edition.document import Document
from caspian.edition.release import signer
from caspian.edition.splice import part
from caspian.edition.store import open_store
from caspian.edition.trace import Trace

QUIET_SECONDS = 10
BETWEEN_SECONDS = 0.7
PROBE = "/en/idle-probe/"
SIZE = 200
ROLES = {
    "caspian.project.front:": "front",
    "caspian.project.wsgi:": "backend",
    "cli worker": "background worker",
    "cli serve": "parent",
}


@dataclass
class Paper:
    """A paper that is served, and what was measured of it."""

    name: str
    home: PaperHome
    port: int
    pid: int
    desk: DeskProcess
    edition: str
    released: list[float] = field(default_factory=list)
    taken_up: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)


def main() -> int:
    """Measure and print the tables."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-idle-") as name, ExitStack() as stack:
        postgres = None
        if "postgresql" in arguments.databases:
            postgres = stack.enter_context(cluster())
        papers = [
            _served(stack, Path(name), f"{version} on {database}", Path(sources), chosen)
            for database in arguments.databases
            for version, _, sources in (one.partition("=") for one in arguments.sources)
            for chosen in [postgres if database == "postgresql" else None]
        ]
        _show_idle(tables, papers, arguments.seconds)
        _show_latencies(tables, papers, arguments.changes)
    tables.end()
    return 0


def _served(
    stack: ExitStack, folder: Path, name: str, sources: Path, postgres: Postgres | None
) -> Paper:
    tell(f"Writing and pressing a paper for {name} …")
    at = folder / name.replace(" ", "-")
    edition = postgres.new() if postgres else f"sqlite:///{at / 'edition.sqlite3'}"
    variables = {"EDITION_URL": edition}
    if postgres:
        variables["DATABASE_URL"] = postgres.new()
    home = PaperHome(at, SIZE, sources=sources.resolve(), **variables).make()
    home.press("--clean")
    served = stack.enter_context(home.served(workers=2))
    return Paper(name, home, served.port, served.pid, stack.enter_context(desk_of(home)), edition)


def _show_idle(tables: Tables, papers: list[Paper], seconds: float) -> None:
    time.sleep(QUIET_SECONDS)
    members = {paper.name: list(family(paper.pid)) for paper in papers}
    before = {pid: _own_seconds(pid) for pids in members.values() for pid in pids}
    began = time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - began
    rows: list[tuple[str, str, float]] = []
    for name, pids in members.items():
        parts = [(_role(pid), (_own_seconds(pid) - before[pid]) / took * 100) for pid in pids]
        rows += [(name, role, part) for role, part in parts]
        rows.append((name, "whole tree", sum(part for _, part in parts)))
    tables.show(
        f"Processor time while nothing happens, over {seconds:.0f} s",
        ("paper", "process", "% of a core"),
        rows,
    )


def _show_latencies(tables: Tables, papers: list[Paper], changes: int) -> None:
    for number in range(changes):
        for paper in papers:
            _release(paper, number)
            time.sleep(BETWEEN_SECONDS)
            _publish(paper)
            time.sleep(BETWEEN_SECONDS)
    measured = [
        (paper.name, what, values)
        for paper in papers
        for what, values in (
            ("release committed → both fronts send it", paper.released),
            ("headline published → the press takes it up", paper.taken_up),
            ("headline published → both fronts show it", paper.shown),
        )
    ]
    tables.show(
        f"How soon what happened is noticed, in ms, of {changes}",
        ("paper", "from … to", "median", "p95", "longest"),
        [
            (name, what, statistics.median(all_ms), percentile(all_ms, 0.95), max(all_ms))
            for name, what, all_ms in measured
        ],
    )


def _release(paper: Paper, number: int) -> None:
    """Release a page from this process, twice: the second time it is in the fronts' memory."""
    watcher = Watcher(paper.port)
    for mark in (f"a{number}z", f"b{number}z"):
        store = open_store(paper.edition)
        try:
            now = dt.datetime.now(tz=dt.UTC)
            with committing(store, signer(paper.home.folder / "edition.key"), at=now) as step:
                step.put(Document(PROBE, parts=(part(f"<h1>{mark}".encode()),)), Trace())
            committed = time.monotonic()
        finally:
            store.close()
        seen = watcher.first_seen({"probe": PROBE}, mark)
        time.sleep(BETWEEN_SECONDS)
    paper.released.append((seen["probe"] - committed) * 1000)


def _publish(paper: Paper) -> None:
    clock = time.time() - time.monotonic()
    done = paper.desk.do("revise")
    seen = Watcher(paper.port).first_seen(done["paths"], done["mark"])
    store = open_store(paper.edition)
    try:
        release = store.release()
    finally:
        store.close()
    assert release is not None
    # Some are taken up between the commit and the return of the call that committed.
    taken_up = release.at.timestamp() - clock - done["returned"]
    paper.taken_up.append(max(0.0, taken_up) * 1000)
    paper.shown.append((seen["article"] - done["returned"]) * 1000)


def _own_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _role(pid: int) -> str:
    command = command_of(pid)
    for word, role in ROLES.items():
        if word in command:
            above = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]
            return f"{role}, worker {pid}" if word in command_of(int(above)) else role
    return f"{command[-40:]} {pid}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", nargs="+", default=[f"here={ROOT / 'src'}"])
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
