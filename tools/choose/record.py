"""What the last run of all tests found: the files it ran over, and how long each test file took.

Kept in `tools/choose/last_whole_run.json` and committed. It is written by `make whole` alone, and
only where nothing failed.
"""

import datetime as dt
import hashlib
import json
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT = Path("tools/choose/last_whole_run.json")
LOOKED_AT = ("src/caspian", "tests", "tools")
# What is made of others (`*.mo`), and fonts and pictures that a test looks at by their address.
KINDS = {".py", ".html", ".css", ".js", ".json", ".toml", ".po", ".txt", ".svg", ".sql"}
NOT_OURS = {"node_modules", "__pycache__", "static-collected"}


@dataclass
class WholeRun:
    """A run of all tests that passed."""

    at: str
    seconds: dict[str, float]
    """how long each test file took, by its path"""
    files: dict[str, str]
    """the digest of each file, by its path"""

    def changed(self, now: dict[str, str]) -> set[str]:
        """Return the files that are new, gone, or not what they were."""
        both = now.keys() | self.files.keys()
        return {path for path in both if now.get(path) != self.files.get(path)}


def digests(root: Path) -> dict[str, str]:
    """Return the digest of each file that can change what a test says, by its path."""
    found = {}
    for folder in LOOKED_AT:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in KINDS and not NOT_OURS & set(path.parts) and path != root / KEPT:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
                found[str(path.relative_to(root))] = digest
    return found


def read(root: Path) -> WholeRun:
    """Return the last run of all; one of nothing where none is kept."""
    if not (root / KEPT).exists():
        return WholeRun("", {}, {})
    return WholeRun(**json.loads((root / KEPT).read_text("utf-8")))


def write(root: Path, reports: Iterable[Path]) -> None:
    """Keep what JUnit's reports of a whole run say; what they don't name took no time."""
    at, files = f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d %H:%M}", digests(root)
    none = {path: 0.0 for path in files if Path(path).name.startswith("test_")}
    run = WholeRun(at, none | _seconds(root, reports), files)
    (root / KEPT).write_text(json.dumps(asdict(run), indent=0, sort_keys=True) + "\n", "utf-8")


def _seconds(root: Path, reports: Iterable[Path]) -> dict[str, float]:
    took: dict[str, float] = defaultdict(float)
    for report in reports:
        for case in ET.parse(report).getroot().iter("testcase"):
            took[_path(root, case.get("classname", ""))] += float(case.get("time", 0))
    return {path: round(seconds, 1) for path, seconds in took.items()}


def _path(root: Path, dotted: str) -> str:
    """Return the test file of a case's class, such as "tests.press.test_x" or "….test_x.Named"."""
    parts = dotted.split(".")
    while parts and not (root / Path(*parts)).with_suffix(".py").exists():
        parts.pop()
    return str(Path(*parts).with_suffix(".py")) if parts else dotted
