"""nginx on an export, beside nginx on the same bytes as plain files, and the price of each answer.

    .venv/bin/python bench/in_front.py [--seconds 4] [--rounds 5]

Needs nginx and wrk (Debian packages of these names). Both run at once on 127.0.0.1, with one
worker each, and are asked in turn: the export as deploy/nginx.conf has it, the plain files by the
shortest configuration that sends them compressed. Quoted is the median of the rounds; the
microseconds are those of the worker's processor, which other work on the machine changes less.
"""

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.front.nginx import Nginx, running, serving
from tests.front.papers import FERRY, SmallPaper, article, first_release
from tests.paper import free_port

TEXT = "the ferry leaves when it is full and the sea falls by a hand each year off Baku"
PLAIN = """
server {{
  listen 127.0.0.1:{port}; root {root}; gzip_static on; gzip_vary on; sendfile on; tcp_nopush on;
  types {{ text/html html; }} charset utf-8;
}}
"""


@dataclass(frozen=True)
class Run:
    """One measurement; times are of one answer, in microseconds of the worker's processor."""

    per_second: float
    microseconds: float
    slowest: float
    """milliseconds within which 99 of 100 answers came"""


def main() -> int:
    """Measure and print a line for each of the two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=4, help="of each measurement (default 4)")
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each (default 5)")
    arguments = parser.parse_args()
    missing = [tool for tool in ("nginx", "wrk") if not shutil.which(tool, path=_path())]
    if missing:
        sys.stderr.write(f"Install {' and '.join(missing)} first (apt-get install).\n")
        return 2
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        export, plain = _both(Path(folder), stack)
        pairs = [
            (_asked(export, arguments.seconds), _asked(plain, arguments.seconds))
            for _ in range(arguments.rounds)
        ]
    _print([one for one, _ in pairs], [other for _, other in pairs])
    return 0


def _both(folder: Path, stack: ExitStack) -> tuple[Nginx, Nginx]:
    paper = SmallPaper(folder)
    paper.release(*first_release())
    paper.release(article(FERRY, "The ferry", _text()))
    paper.export()
    paper.store.close()
    shutil.copytree(paper.current, folder / "plain")
    export = stack.enter_context(serving(folder / "nginx", paper.folder))
    (folder / "beside").mkdir()
    port = free_port()
    servers = PLAIN.format(port=port, root=folder / "plain")
    return export, stack.enter_context(running(Nginx(folder / "beside", servers, port=port)))


def _text() -> str:
    made = random.Random(7)
    return "".join(f"<p>{' '.join(made.choices(TEXT.split(), k=70))}</p>" for _ in range(70))


def _asked(nginx: Nginx, seconds: int) -> Run:
    used = _processor(nginx)
    address = f"http://127.0.0.1:{nginx.port}{FERRY}"
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip"]
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    answers = int(_found(r"(\d+) requests in", said))
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)\n", said)
    assert slowest, said
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slowest[2]]
    per_answer = (_processor(nginx) - used) / answers * 1e6
    rate = float(_found(r"Requests/sec:\s+([\d.]+)", said))
    return Run(rate, per_answer, float(slowest[1]) * scale)


def _processor(nginx: Nginx) -> float:
    """Return the seconds that the workers of an nginx have worked."""
    total = 0
    for worker in nginx.workers():
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def _print(export: list[Run], plain: list[Run]) -> None:
    print("| nginx | answers/s | p99, ms | processor, µs an answer |")
    print("|---|---|---|---|")
    for name, runs in (("on the export", export), ("on plain files", plain)):
        rate = statistics.median(run.per_second for run in runs)
        slowest = statistics.median(run.slowest for run in runs)
        price = statistics.median(run.microseconds for run in runs)
        print(f"| {name} | {rate:.0f} | {slowest:.1f} | {price:.1f} |")
    pairs = list(zip(export, plain, strict=True))
    rates = statistics.median(one.per_second / other.per_second for one, other in pairs)
    prices = statistics.median(other.microseconds / one.microseconds for one, other in pairs)
    print(f"\nExport over plain: {rates:.2f} by answers, {prices:.2f} by processor.")


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, text
    return found[1]


def _path() -> str:
    return "/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/bin"


if __name__ == "__main__":
    sys.exit(main())
