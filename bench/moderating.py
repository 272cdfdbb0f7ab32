"""What the queue of held comments costs a moderator, small and in a flood, side by side.

    .venv/bin/python -m bench.moderating [--few 200] [--many 20000] [--rounds 15]

Two empty newsrooms are filled: one with few comments held and a tenth of the rest, one with many
held and five times as many decided on. Nine tenths of those held belong to forty campaigns. Every
screen is then asked for in turn, once here and once there, and timed in processor time, for other
work on the machine is none of its business. A comparison with Wagtail's own list, or Django's
admin, would be one of numbers of columns: the ratio of the two papers is what a flood costs.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.tables import Tables, ratio, tell

SCREENS = {
    "the queue, likeliest genuine first": "",
    "the queue, worst first": "?sort=worst",
    "the queue, longest waiting first": "?sort=oldest",
    "one article's": "?article={article}",
    "by a sign": "?sign=links",
    "by words": "?words=carpet",
    "all states, newest first": "?state=any",
    "the log": "log/",
}
DEEDS = ("publish one", "reject a campaign", "take it back", "reject everything", "take that back")


def main() -> int:
    """Make both papers, ask both for everything, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=200, help="comments held in the small one")
    parser.add_argument("--many", type=int, default=20_000, help="and in the large one")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    tables = Tables(as_json=given.json)
    with tempfile.TemporaryDirectory() as folder:
        papers = [
            _Paper(Path(folder) / name, held, held * 5)
            for name, held in (("few", given.few), ("many", given.many))
        ]
        _screens(tables, papers, given.rounds)
        _deeds(tables, papers)
        for paper in papers:
            paper.end()
    tables.end()
    return 0


class _Paper:
    """A process that is a newsroom with comments; asked by a line, it answers with one."""

    def __init__(self, home: Path, held: int, others: int) -> None:
        home.mkdir()
        self.held = held
        kept = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.moderator", str(held), str(others)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=kept | {"CASPIAN_HOME": str(home), "CASPIAN_WEATHER": "off"},
        )
        tell(f"{held:,} held: {self.ask('made')['comments']:,} comments in all")

    def ask(self, verb: str, what: str = "") -> dict[str, Any]:
        """Have something done, and return what it cost."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{verb}\t{what}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def _screens(tables: Tables, papers: list[_Paper], rounds: int) -> None:
    rows = []
    for name, address in SCREENS.items():
        costs: list[list[float]] = [[], []]
        queries = [0, 0]
        for turn in range(rounds + 1):
            for at, paper in enumerate(papers):
                cost = paper.ask("screen", address)
                queries[at] = cost["queries"]
                if turn:  # the first fills the memory
                    costs[at].append(cost["ms"])
        few, many = (statistics.median(each) for each in costs)
        rows.append((name, few, many, ratio(costs[1], costs[0]), max(costs[1]), queries[1]))
    few_held, many_held = (f"{paper.held:,} held, ms" for paper in papers)
    columns = ("screen", few_held, many_held, "ratio", "slowest, ms", "queries")
    tables.show("A moderator's screens: processor time", columns, rows)


def _deeds(tables: Tables, papers: list[_Paper]) -> None:
    rows = []
    for deed in DEEDS:
        costs = [paper.ask("deed", deed) for paper in papers]
        cells = [(cost["ms"], cost["comments"]) for cost in costs]
        rows.append((deed, *cells[0], *cells[1], costs[1]["queries"]))
    few_held, many_held = (f"{paper.held:,} held, ms" for paper in papers)
    columns = ("decision", few_held, "comments", many_held, "comments", "queries")
    tables.show("Decisions: processor time", columns, rows)


if __name__ == "__main__":
    sys.exit(main())
