"""What it costs to judge one comment, with 1,000 and with 100,000 comments stored.

    .venv/bin/python -m bench.shield [--rounds 5] [--json]

Processor time of `judge` and of what the shield keeps afterwards (`remember`), in milliseconds, and
queries. Both papers are open at once and asked in turn. In the larger one an article is flooded:
20,000 comments within the last two minutes: a third each in words of their own, of three texts in
many wordings, and of one phrase in words of their own, which is made to be dear to compare.
"""

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

import django

from bench.tables import Tables, percentile, ratio, tell

SMALL, LARGE = 1_000, 100_000


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder:
        os.environ |= {
            "CASPIAN_HOME": folder,
            "DJANGO_SETTINGS_MODULE": "caspian.project.settings",
        }
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        # It needs Django's apps, which are there only now.
        from bench.judged import Papers  # noqa: PLC0415

        tell(f"Writing {SMALL:,} and {LARGE:,} comments …")
        papers = Papers(Path(folder), SMALL, LARGE)
        measured = papers.measure(arguments.rounds, random.Random(1))
    tables = Tables(as_json=arguments.json)
    small = {case.what: times for case, times in measured.items() if case.stored == SMALL}
    rows = []
    for case, times in measured.items():
        beside = small.get(case.what)
        of_small = ratio(times.milliseconds, beside.milliseconds) if beside else "–"
        middle = percentile(times.milliseconds, 0.5)
        late = percentile(times.milliseconds, 0.95)
        rows.append((case.stored, case.what, middle, late, times.queries, of_small))
    columns = ("stored", "comment", "median, ms", "p95, ms", "queries", f"of {SMALL:,}")
    tables.show("Processor time to judge and remember one comment", columns, rows)
    tables.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
