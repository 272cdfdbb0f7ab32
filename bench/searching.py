"""How long a search takes, beside the database's own full text and beside plain LIKE.

    .venv/bin/python -m bench.searching [--articles 1000 100000] [--rounds 5] [--cold 12]

The same questions, drawn from the archive's own words (rare, middling and common words, two and
three together, phrases, words that nobody wrote), are asked in turn four ways in one process:
LIKE over headline, standfirst and body, newest first, as a site without an index does; the
database's full-text query for its own best ten; `find` with the texts of the first ten; and the
whole page, through all of Django, with its fragments out of an edition (of a small paper: to press
100,000 articles takes a quarter of an hour, and a fragment is the same size). Warm is asked over
and over; cold is a new process each time, the newsroom's files dropped from memory. With
`--served`, the smallest paper is served by `caspian serve` and asked over HTTP as well. With the
defaults it takes some twenty minutes, most of it to make and index the large paper.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.asking import WAYS
from bench.homes import PaperHome
from bench.processes import fetched
from bench.tables import Row, Tables, percentile, tell

SMALL = 200
"""articles of the paper whose edition lends its fragments"""
RAW = "raw FTS"
Times = dict[str, dict[str, list[float]]]


def main() -> int:
    """Measure each size and print its tables."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-", dir=arguments.folder) as folder:
        try:
            edition = _edition(Path(folder) / "small")
            for size in arguments.articles:
                home = _home(Path(folder) / f"paper-{size}", size, edition)
                _measure(tables, home, arguments.rounds, arguments.cold)
            if arguments.served:
                _serve(tables, Path(folder) / "served", min(arguments.articles), arguments.rounds)
        except (OSError, RuntimeError, TimeoutError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 2
    tables.end()
    return 0


def _edition(folder: Path) -> Path:
    tell("Pressing a small paper …")
    home = PaperHome(folder, SMALL)
    home.python("bench.asking", "make", str(SMALL))
    home.press("--clean")
    return folder / "edition.sqlite3"


def _home(folder: Path, size: int, edition: Path) -> PaperHome:
    tell(f"Making a paper of {size:,} articles …")
    home = PaperHome(folder, size)
    home.variables["EDITION_URL"] = f"sqlite:///{edition}"
    home.python("bench.asking", "make", str(size))
    return home


def _measure(tables: Tables, home: PaperHome, rounds: int, cold: int) -> None:
    tell("Indexing …")
    indexed = _said(home, "index")
    tables.show(
        f"The index of {home.size:,} articles, from nothing",
        ("articles", "seconds", "ms an article", "megabytes", "kB an article"),
        [
            (
                int(indexed["articles"]),
                indexed["seconds"],
                indexed["seconds"] / indexed["articles"] * 1000,
                indexed["megabytes"],
                indexed["megabytes"] / indexed["articles"] * 1000,
            )
        ],
    )
    tell("Asking, warm …")
    times: Times = _said(home, "warm", str(rounds))
    columns = ("asked", "questions", "p50, ms", "p95, ms", "longest, ms", f"p95, of {RAW}")
    tables.show(f"{home.size:,} articles, warm, processor time", columns, _rows(times))
    _by_kind(tables, home.size, times)
    tell("Asking, cold …")
    tables.show(f"{home.size:,} articles, cold", columns, _rows(dict(_cold(home, cold))))


def _by_kind(tables: Tables, size: int, times: Times) -> None:
    kinds = list(times[RAW])
    tables.show(
        f"{size:,} articles, warm: medians by kind of question, ms of processor time",
        ("question", *WAYS, f"find, of {RAW}"),
        [
            (
                kind,
                *(statistics.median(times[way][kind]) for way in WAYS),
                statistics.median(times["find"][kind]) / statistics.median(times[RAW][kind]),
            )
            for kind in kinds
        ],
    )


def _rows(times: Times) -> list[Row]:
    beside = percentile(_flat(times[RAW]), 0.95)
    return [
        (
            way,
            len(_flat(times[way])),
            statistics.median(_flat(times[way])),
            percentile(_flat(times[way]), 0.95),
            max(_flat(times[way])),
            percentile(_flat(times[way]), 0.95) / beside,
        )
        for way in times
    ]


def _flat(by_kind: dict[str, list[float]]) -> list[float]:
    return [one for times in by_kind.values() for one in times]


def _cold(home: PaperHome, number: int) -> Iterator[tuple[str, dict[str, list[float]]]]:
    # Five steps on: every kind of question comes up.
    asked = [index * 5 for index in range(number)]
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for index in asked:
        for way in WAYS:
            times[way].append(_said(home, "cold", way, str(index)))
    for way, found in times.items():
        yield way, {"any": found}


def _serve(tables: Tables, folder: Path, size: int, rounds: int) -> None:
    """Ask a paper over HTTP as readers do: front, unix socket, backend and all."""
    tell(f"Serving a paper of {size:,} articles …")
    home = PaperHome(folder, size)
    home.python("bench.asking", "make", str(size))
    home.press("--clean")
    home.python("bench.asking", "index")
    asked = [text for _, text in _said(home, "questions")]
    times = []
    with home.served(workers=1) as served:
        for number in range(rounds + 1):
            for text in asked:
                started = time.perf_counter()
                fetched(served.port, f"/en/search/?{urlencode({'q': text})}")
                if number:
                    times.append((time.perf_counter() - started) * 1000)
    tables.show(
        f"{size:,} articles, over HTTP from `caspian serve`",
        ("questions", "p50, ms", "p95, ms", "longest, ms"),
        [(len(times), statistics.median(times), percentile(times, 0.95), max(times))],
    )


def _said(home: PaperHome, *arguments: str) -> Any:
    return json.loads(home.python("bench.asking", *arguments).said.splitlines()[-1])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--rounds", type=int, default=5, help="of all questions (default 5)")
    parser.add_argument("--cold", type=int, default=12, help="questions asked cold (default 12)")
    parser.add_argument("--served", action="store_true", help="ask over HTTP as well")
    parser.add_argument("--folder", default=None, help="where to make the papers")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
