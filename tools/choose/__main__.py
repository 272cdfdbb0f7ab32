"""Says which test files to run: `python -m tools.choose ordinary`, or `browser`.

`python -m tools.choose --passed REPORT.xml ...` keeps what a run of all found. See docs/proofs.md.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.choose.choice import LANES, Choice, choose
from tools.choose.record import read, write

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the chosen files on one line, and to standard error how many they are and why."""
    parser = argparse.ArgumentParser(prog="python -m tools.choose")
    parser.add_argument("lane", nargs="?", choices=sorted(LANES))
    parser.add_argument("--all", action="store_true", help="choose every file of the lane")
    parser.add_argument("--passed", nargs="+", type=Path, metavar="REPORT")
    options = parser.parse_args(arguments)
    if options.passed:
        write(ROOT, options.passed)
        return 0
    if not options.lane:
        parser.error("say which lane: " + ", ".join(sorted(LANES)))
    files = _files(options.lane)
    whole = options.all or bool(os.environ.get("WHOLE"))
    choice = Choice(all=files) if whole else choose(ROOT, files, LANES[options.lane], read(ROOT))
    sys.stderr.write(choice.words() + "\n")
    sys.stdout.write(" ".join(choice.files()) + "\n")
    return 0


def _files(lane: str) -> list[str]:
    """Return the test files of a lane: "browser" are those in its folder, "ordinary" all others."""
    found = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").glob("*/**/test_*.py"))
    elsewhere = "tests/house/", "tests/browser/node_modules/"
    return [
        one
        for one in found
        if one.startswith("tests/browser/") == (lane == "browser") and not one.startswith(elsewhere)
    ]


if __name__ == "__main__":
    raise SystemExit(main())
