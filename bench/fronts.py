"""Ten fronts composed by chance, as Lighthouse sees them: it wants 100 of each of four categories.

    .venv/bin/python -m bench.fronts [--seeds 1 2 3] [--json]

`caspian serve` with the sample paper on 127.0.0.1; bench/audits.py says where Lighthouse comes
from. It takes some five minutes.
"""

import argparse
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.audits import CATEGORIES, audited, version
from bench.homes import FRONT, PaperHome
from bench.tables import Tables, tell

SEEDS = range(1, 11)
WITHIN = 60.0


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    tables = Tables(as_json=options.json)
    with tempfile.TemporaryDirectory(prefix="caspian-bench-") as folder:
        rows = _rows(Path(folder), options.seeds)
    tables.show(
        f"Lighthouse {version()}, mobile, ten fronts by chance",
        ["seed", "blocks", *CATEGORIES, "LCP, s", "CLS", "what fails"],
        rows,
    )
    tables.end()
    return 0


def _rows(folder: Path, seeds: list[int]) -> list[list[object]]:
    home = PaperHome(folder / "paper", 0)
    del home.variables["CASPIAN_ADDRESS"]
    home.variables["CASPIAN_SAMPLE"] = "en"
    rows: list[list[object]] = []
    with home.served() as served:
        address = f"http://127.0.0.1:{served.port}{FRONT}"
        for seed in seeds:
            before = _read(address)
            blocks = home.python("bench.newsroom", "compose", str(seed)).said.strip()
            _until_changed(address, before)
            audit = audited(address)
            tell(f"{seed}: {blocks}: {audit.scores}")
            scores = [audit.scores[name] for name in CATEGORIES]
            lcp = round(audit.lcp / 1000, 2)
            rows.append([seed, blocks, *scores, lcp, round(audit.cls, 3), "; ".join(audit.failed)])
    return rows


def _read(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())


def _until_changed(address: str, before: bytes) -> None:
    deadline = time.monotonic() + WITHIN
    while _read(address) == before:
        if time.monotonic() > deadline:
            raise TimeoutError(f"No other front stands at {address} after {WITHIN:.0f} s.")
        time.sleep(0.2)


if __name__ == "__main__":
    raise SystemExit(main())
