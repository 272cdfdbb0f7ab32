"""Does what a release asks, file by file, and goes on where it stopped: `make proofs`.

    python tools/proofs/run.py [PART OF A PATH ...]

A proof is a test file that asks `tests/thorough.py` how often: the same code as in `make test`,
with other numbers. What passed for a commit is kept in `.proofs.json`, so that the next run does
the rest alone; `--again` forgets it. At the end, and after each file, the table in docs/proofs.md
says what ran, when, how often, and which controls failed as they should.
"""

import argparse
import datetime as dt
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asked import controls_of, numbers_of, proofs
from junit import Tally, tally
from table import written

ROOT = Path(__file__).parents[2]
KEPT, PAPER = ROOT / ".proofs.json", ROOT / "docs" / "proofs.md"
Outcomes = dict[str, dict[str, Any]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is left; return 1 where anything failed."""
    options = _options(arguments)
    commit = _commit()
    outcomes = {} if options.again else _kept(commit)
    files = [one for one in proofs(ROOT) if _is_wanted(one, options.parts)]
    left = [one for one in files if not outcomes.get(one, {}).get("passed")]
    print(f"{commit}: {len(files)} files, {len(left)} of them left", flush=True)
    for number, name in enumerate(left, start=1):
        print(f"{number}/{len(left)} {name}: {numbers_of(ROOT / name)}", flush=True)
        outcomes[name] = _outcome(name)
        _keep(commit, outcomes)
        PAPER.write_text(written(PAPER.read_text("utf-8"), commit, outcomes), "utf-8")
        print(f"   {outcomes[name]['result']}, {outcomes[name]['seconds']} s", flush=True)
    failed = [name for name in files if not outcomes[name]["passed"]]
    print(*(f"FAILED {name}" for name in failed), sep="\n" if failed else "")
    return int(bool(failed))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help="parts of paths: do those files alone")
    parser.add_argument("--again", action="store_true", help="do also what has passed before")
    return parser.parse_args(arguments)


def _is_wanted(name: str, parts: Sequence[str]) -> bool:
    return not parts or any(part in name for part in parts)


def _outcome(name: str) -> dict[str, Any]:
    """Run one file, all of its tests, and return what is kept of it."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
        done = subprocess.run(
            [*command, f"--junitxml={report}", name],
            cwd=ROOT, env=os.environ | {"CASPIAN_PROOFS": "1"},
        )  # fmt: skip
        found = tally(report, controls_of(ROOT / name)) if report.exists() else Tally()
    return {
        "at": dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%d %H:%M"),
        "often": numbers_of(ROOT / name),
        "seconds": round(time.monotonic() - began),
        "passed": done.returncode == 0,
        "result": found.words(),
        "controls": found.controls_in_words(),
    }


def _commit() -> str:
    """Return what the proofs are of: the commit, and a digest of what differs from it."""
    commit = _git("rev-parse", "--short=12", "HEAD").strip()
    changed = _git("status", "--porcelain", "--", "src", "tests", "pyproject.toml")
    if not changed:
        return commit
    differs = _git("diff", "HEAD", "--", "src", "tests", "pyproject.toml") + changed
    return f"{commit} and changes {hashlib.sha256(differs.encode()).hexdigest()[:8]}"


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def _kept(commit: str) -> Outcomes:
    if not KEPT.exists():
        return {}
    kept = json.loads(KEPT.read_text("utf-8"))
    return dict(kept["outcomes"]) if kept["commit"] == commit else {}


def _keep(commit: str, outcomes: Outcomes) -> None:
    half = KEPT.with_suffix(".half")
    half.write_text(json.dumps({"commit": commit, "outcomes": outcomes}, indent=1), "utf-8")
    half.replace(KEPT)


if __name__ == "__main__":
    raise SystemExit(main())
