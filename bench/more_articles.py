"""How well "More articles" finds the other reports of an event, beside plainer rules.

    .venv/bin/python -m bench.more_articles SET [SET …] [--queries 1000]

Each set (bench/reports.py says which can be read) becomes a paper in an empty newsroom, its
articles published one after another through `relate`, as the press does. Then some articles, drawn
at random of those whose event has another report, are asked what goes with them: hit@k is the
share that finds a report of the same event among its first k. The same articles are put to plain
TF-IDF (cosine over the same words, all of the archive compared) and to the rule that came before
(Jaccard over headlines, the newest 300 compared). Copies of one text are never offered, so an
article whose only fellow reports are copies of it must miss; a row counts only the others.
"""

import argparse
import math
import os
import random
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from bench.reports import Report, reports
from bench.tables import Row, Tables, percentile, tell
from caspian.common.text import long_words

KS = (1, 4, 5)
COMPARED = 300
Answer = Callable[[int], list[int]]


def main() -> int:
    """Measure and print the tables of each set."""
    arguments = _arguments()
    tables = Tables(as_json=arguments.json)
    for path in arguments.sets:
        with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder:
            _newsroom(Path(folder))
            _measure(tables, path, reports(path), arguments.queries)
    tables.end()
    return 0


def _newsroom(folder: Path) -> None:
    """Make an empty newsroom; the second of one process has the place of the first."""
    os.environ["CASPIAN_HOME"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "caspian.project.settings"
    django.setup()
    # These need Django's apps, which are there only now.
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from caspian.project.install import copy_blank  # noqa: PLC0415

    connection.close()
    connection.settings_dict["NAME"] = str(folder / "newsroom.sqlite3")
    copy_blank(folder / "newsroom.sqlite3")
    call_command("migrate", verbosity=0, interactive=False)


def _measure(tables: Tables, path: Path, found: list[Report], queries: int) -> None:
    from bench.relating import Paper  # noqa: PLC0415  needs Django's apps

    paper = Paper(found)
    costs = paper.publish(tell)
    asked = _asked(found, queries)
    alone = {one for one in asked if paper.only_copies(one, _fellows(found, one))}
    ways: dict[str, Answer] = {
        "More articles": paper.more,
        "plain TF-IDF, all compared": _Plain(found).nearest,
        "Jaccard, newest 300 (as before)": _Jaccard(found).nearest,
    }
    rows: list[Row] = []
    for name, answer in ways.items():
        tell(f"{name} …")
        answers = {one: answer(one) for one in asked}
        for among, which in (("all", asked), ("not copies alone", [*set(asked) - alone])):
            hits = (_hits(found, {one: answers[one] for one in which}, k) for k in KS)
            rows.append((name, among, len(which), *hits))
    columns = ("rule", "articles asked", "number", *(f"hit@{k}" for k in KS))
    events = len({one.label for one in found})
    tables.show(f"{path.name}: {len(found):,} articles on {events:,} events", columns, rows)
    _show_costs(tables, costs)


def _show_costs(tables: Tables, costs: list[dict[str, float]]) -> None:
    late = costs[len(costs) // 2 :]
    rows: list[Row] = []
    for name in ("processor, milliseconds", "queries", "other articles whose list changed"):
        values = [cost[name] for cost in late]
        rows.append((name, statistics.mean(values), percentile(values, 0.95), max(values)))
    tables.show("One publication, later half of the set", ("", "mean", "p95", "most"), rows)


def _asked(found: list[Report], queries: int) -> list[int]:
    labels = Counter(one.label for one in found)
    several = [index for index, one in enumerate(found) if labels[one.label] > 1]
    return random.Random(1).sample(several, min(queries, len(several)))


def _fellows(found: list[Report], index: int) -> list[int]:
    label = found[index].label
    return [other for other, one in enumerate(found) if one.label == label and other != index]


def _hits(found: list[Report], answers: dict[int, list[int]], k: int) -> float:
    hits = (
        any(found[other].label == found[index].label for other in others[:k])
        for index, others in answers.items()
    )
    return round(statistics.mean(hits), 3)


class _Plain:
    """TF-IDF as textbooks have it: 1 + ln tf, ln(N / df), cosine."""

    def __init__(self, found: list[Report]) -> None:
        bags = [Counter(long_words(f"{one.headline} {one.text}")) for one in found]
        uses = Counter(word for bag in bags for word in bag)
        self._vectors = [
            {
                word: (1 + math.log(times)) * math.log(len(bags) / uses[word])
                for word, times in bag.items()
            }
            for bag in bags
        ]
        self._having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, vector in enumerate(self._vectors):
            length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            for word, weight in vector.items():
                self._having[word].append((index, weight / length))

    def nearest(self, index: int) -> list[int]:
        """Return the nearest articles, the article itself left out."""
        scores: dict[int, float] = defaultdict(float)
        for word, weight in self._vectors[index].items():
            for other, theirs in self._having[word]:
                scores[other] += weight * theirs
        scores.pop(index, None)
        return sorted(scores, key=lambda other: -scores[other])[: max(KS)]


class _Jaccard:
    """The rule that stood here before: the share of headline words in common, newest 300 only."""

    def __init__(self, found: list[Report]) -> None:
        self._bags = [Counter(long_words(one.headline)) for one in found]

    def nearest(self, index: int) -> list[int]:
        """Return the nearest of those that were compared with an article, on either side."""
        mine = self._bags[index]
        scores = {}
        for other in range(max(0, index - COMPARED), min(len(self._bags), index + COMPARED)):
            common = (mine & self._bags[other]).total()
            either = (mine | self._bags[other]).total()
            scores[other] = common / either if either else 0.0
        scores.pop(index, None)
        return sorted(scores, key=lambda other: -scores[other])[: max(KS)]


def _arguments() -> Any:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET", help="a labelled set")
    parser.add_argument("--queries", type=int, default=1000, help="articles asked (default 1000)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
