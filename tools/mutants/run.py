"""Breaks the sources at random places, one at a time, and reports which breaks no quick test sees.

    python tools/mutants/run.py --number 100 --seed 7

Mutants are made and run in copies of `src` and `tests`; nothing in the checkout is touched. First
the quick tests are run once, to learn which lines each of them runs. A mutant is given to those
that run its line, the shortest first, until one fails or `--limit` seconds of tests have passed.
"""

import argparse
import hashlib
import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from changes import Mutant, mutants

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
EDITION = "commit faults one_press splice staleness state store trace"
NEWSROOM = "models/review public roles schedule"
PROOFS = (
    "tests/press",
    "tests/edition",
    "tests/newsroom",
    "tests/server",
    "tests/front/test_purge.py",
)
IGNORED = ("tests/newsroom/desk",)
WORKERS = 2
KILLED: Counter[str] = Counter()
MOMENTS = itertools.count(10**9)
QUICK = ("-q", "-m", "not slow", "-p", "no:randomly", "--tb=no")


# A loop that a mutant never leaves must not take the machine's memory with it.
BOUNDED = """
import resource, sys, pytest
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
sys.exit(pytest.main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: "killed", "timeout", "survived", or "no test" runs its line."""

    mutant: Mutant
    what: str
    by: str
    seconds: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sample of mutants; return 1 where fewer than `--least` percent were killed."""
    options = _options(arguments)
    print(f"seed {options.seed}: {options.number} mutants", flush=True)
    work = Path(tempfile.mkdtemp(prefix="mutants-"))
    try:
        known = _learn(work)
        sources = [path for path in targets() if not options.only or options.only in str(path)]
        every = [one for path in sources for one in mutants(*_named(path))]
        chosen = random.Random(options.seed).sample(every, min(options.number, len(every)))
        outcomes = list(_outcomes(work, chosen, known, options.limit))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return _report(outcomes, len(every), options)


def targets() -> list[Path]:
    """Return the sources that are mutated."""
    package = ROOT / "src/caspian"
    found = sorted((package / "press").glob("*.py"))
    found += [package / "edition" / f"{name}.py" for name in EDITION.split()]
    return found + [package / "newsroom" / f"{name}.py" for name in NEWSROOM.split()]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=100, help="how many mutants")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--limit", type=float, default=40, help="seconds of tests for one mutant")
    parser.add_argument("--least", type=float, default=90, help="percent that must be killed")
    parser.add_argument("--only", default="", help="a part of the paths of the sources")
    parser.add_argument("--write", type=Path, help="where every outcome is written as JSON")
    return parser.parse_args(arguments)


def _named(path: Path) -> tuple[str, str]:
    return str(path.relative_to(ROOT)), path.read_text("utf-8")


def _learn(work: Path) -> dict[str, dict[str, object]]:
    """Return, for each quick test, how long it takes and which lines of the sources it runs."""
    kept = Path(tempfile.gettempdir()) / f"caspian-mutants-{_digest()}.json"
    if not kept.exists():
        started = time.monotonic()
        tree, answers = _copied(work / "learn"), work / "map"
        answers.mkdir()
        names = [str(tree / path.relative_to(ROOT)) for path in targets()]
        seen = {
            "CASPIAN_MUTANTS_MAP": str(answers),
            "CASPIAN_MUTANTS_OF": os.pathsep.join(names),
            "PYTHONPATH": os.pathsep.join([str(tree / "src"), str(HERE)]),
        }
        command = ["-p", "which_tests", "-n", str(WORKERS), *PROOFS]
        command += [f"--ignore={name}" for name in IGNORED]
        failed, said = _pytest(tree, command, 3600, **seen)
        if failed:  # tracing is slow, and some tests are about moments
            print("left out:", *(line for line in said.splitlines() if "FAILED" in line), sep="\n")
        found: dict[str, dict[str, object]] = {}
        for part in answers.glob("*.json"):
            found |= json.loads(part.read_text().replace(f"{tree}{os.sep}", ""))
        if not found:
            raise SystemExit(f"no test could be run:\n{said}")
        kept.write_text(json.dumps(found))
        print(f"{len(found)} tests in {time.monotonic() - started:.0f} s", flush=True)
    known: dict[str, dict[str, object]] = json.loads(kept.read_text())
    return known


def _digest() -> str:
    whole = hashlib.sha256()
    for folder in ("src", "tests"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "node_modules" not in path.parts:
                whole.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return whole.hexdigest()[:16]


def _copied(target: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, target / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def _pytest(
    tree: Path, arguments: Sequence[str], seconds: float, **environment: str
) -> tuple[int, str]:
    """Return what pytest ended with and said. Raises subprocess.TimeoutExpired."""
    named = {"PYTHONPATH": str(tree / "src"), **environment}
    command = [sys.executable, "-c", BOUNDED, *QUICK, *arguments]
    running = subprocess.Popen(
        command, cwd=tree, env={**os.environ, **named}, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        said, _ = running.communicate(timeout=seconds)
    finally:
        if running.poll() is None:  # with the processes that it forked
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
    return running.returncode, said


def _outcomes(
    work: Path, chosen: Sequence[Mutant], known: dict[str, dict[str, object]], limit: float
) -> Iterator[Outcome]:
    trees: Queue[Path] = Queue()
    for number in range(WORKERS):
        trees.put(_copied(work / str(number)))

    def run(mutant: Mutant) -> Outcome:
        tree = trees.get()
        try:
            return _outcome(tree, mutant, *_tests_of(mutant, known, limit))
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(WORKERS) as pool:
        for number, outcome in enumerate(pool.map(run, chosen), start=1):
            print(f"{number:4} {outcome.what:9} {outcome.mutant.words}", flush=True)
            yield outcome


def _tests_of(
    mutant: Mutant, known: dict[str, dict[str, object]], limit: float
) -> tuple[list[str], float]:
    """Return the tests that run a mutant's line, and how long they take.

    Those come first that have killed mutants before, or are named after the module; then the
    shortest. What runs when a module is imported is run by no test: it gets those of the module.
    """
    at_line: list[tuple[int, float, str]] = []
    in_file: list[tuple[int, float, str]] = []
    about_it = f"/test_{Path(mutant.name).stem}"
    for name, about in known.items():
        lines = about["lines"].get(mutant.name)  # type: ignore[attr-defined]
        if lines:
            first = KILLED[name] + (about_it in name)
            one = (-first, float(str(about["seconds"])), name)
            in_file.append(one)
            runs_it = not set(range(mutant.line, mutant.last_line + 1)).isdisjoint(lines)
            # What a fixture runs once for all tests was seen in the first of them alone.
            if runs_it or about_it in name:
                at_line.append(one)
    wanted: list[str] = []
    whole = 0.0
    for _, seconds, name in sorted(at_line or in_file):
        if wanted and whole + seconds > limit:
            continue
        wanted.append(name)
        whole += seconds
    return wanted, whole


def _outcome(tree: Path, mutant: Mutant, tests: Sequence[str], seconds: float) -> Outcome:
    if not tests:
        return Outcome(mutant, "no test", "", 0)
    path, started = tree / mutant.name, time.monotonic()
    original = path.read_text("utf-8")
    _write(path, mutant.source)
    try:
        failed, said = _pytest(tree, ["-x", "-rfE", *tests], 30 + 3 * seconds)
        what, by = ("killed", _first_failed(said)) if failed else ("survived", "")
    except subprocess.TimeoutExpired:
        what, by = "timeout", ""
    finally:
        _write(path, original)
    return Outcome(mutant, what, by, round(time.monotonic() - started, 1))


def _write(path: Path, source: str) -> None:
    # What Python compiled is taken for another source's where time and size are the same.
    path.write_text(source, "utf-8")
    moment = next(MOMENTS)
    os.utime(path, (moment, moment))


def _first_failed(said: str) -> str:
    failed = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    KILLED.update(line.split(" - ")[0].partition(" ")[2] for line in failed[:1])
    return failed[0].split(" - ")[0] if failed else "it could not be imported"


def _report(outcomes: Sequence[Outcome], every: int, options: argparse.Namespace) -> int:
    alive = [one for one in outcomes if one.what in ("survived", "no test")]
    dead = len(outcomes) - len(alive)
    percent = 100 * dead / max(1, len(outcomes))
    slow = sum(one.what == "timeout" for one in outcomes)
    print(
        f"\nseed {options.seed}: {dead} of {len(outcomes)} killed ({percent:.1f}%), {slow} of them"
    )
    print(f"by the time limit; {every} mutants could be made. Alive:")
    for one in alive:
        print(f"  {one.what:9} {one.mutant.words}")
    if options.write:
        rows = [
            {"what": one.what, "mutant": one.mutant.words, "by": one.by, "seconds": one.seconds}
            for one in outcomes
        ]
        options.write.write_text(json.dumps(rows, indent=1))
    return int(percent < options.least)


if __name__ == "__main__":
    raise SystemExit(main())
