"""Runs Lighthouse on an address, as a phone, and reads what it says.

Lighthouse comes from npm: run `npm ci --ignore-scripts` in bench/lighthouse first.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.wrk import program

PROGRAM = Path(__file__).parent / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ATTEMPTS, WITHIN = 3, 180.0
# The look of a page must not depend on what a cloud machine has for a screen, nor ask the outside.
CHROMIUM = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
)


@dataclass(frozen=True)
class Audit:
    """What one run found: scores of 0 to 100 by category, and the measures it is known for.

    `lcp` and `tbt` are milliseconds, simulated for slow 4G and a processor of a quarter the speed;
    `failed` has a line for each audit that doesn't pass and counts.
    """

    scores: dict[str, int]
    lcp: float
    cls: float
    tbt: float
    requests: int
    elsewhere: int
    """requests to other hosts"""
    failed: tuple[str, ...]


def audited(address: str) -> Audit:
    """Look at an address with an empty cache. Raises RuntimeError when Lighthouse can't."""
    said = ""
    for _ in range(ATTEMPTS):
        done = subprocess.run(
            [_lighthouse(), address, "--quiet", "--output=json", f"--chrome-flags={CHROMIUM}"],
            env=os.environ | {"CHROME_PATH": program("chromium")},
            capture_output=True,
            text=True,
            timeout=WITHIN,
        )
        # On a busy machine it sometimes loses the start of its own trace (NO_NAVSTART).
        if done.returncode == 0:
            report = json.loads(done.stdout)
            if all(report["categories"][name]["score"] is not None for name in CATEGORIES):
                return _read(report, address)
        said = done.stderr
    raise RuntimeError(f"Lighthouse can't look at {address}:\n{said}")


def version() -> str:
    """Return the version of Lighthouse."""
    return subprocess.run(
        [_lighthouse(), "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()


def _lighthouse() -> str:
    if not PROGRAM.exists():
        raise FileNotFoundError(
            "Install Lighthouse first: npm ci --ignore-scripts in bench/lighthouse."
        )
    return str(PROGRAM)


def _read(report: dict[str, Any], address: str) -> Audit:
    audits = report["audits"]
    asked = [
        one["url"]
        for one in audits["network-requests"]["details"]["items"]
        if one["url"].startswith(("http:", "https:"))
    ]
    host = urlsplit(address).netloc
    return Audit(
        {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        len(asked),
        sum(urlsplit(one).netloc != host for one in asked),
        tuple(_failed(report)),
    )


def _failed(report: dict[str, Any]) -> Iterator[str]:
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            score = audit["score"]
            if reference["weight"] and score is not None and score < 1:
                what = audit.get("displayValue") or audit["title"]
                yield f"{name}: {reference['id']} ({what})"
