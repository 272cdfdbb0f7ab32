"""Runs wrk, and reads what it says."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What wrk measured: requests in all and a second, latencies in milliseconds."""

    requests: int
    per_second: float
    p50: float
    p99: float


def load(
    port: int,
    path: str,
    *,
    seconds: int,
    connections: int = 32,
    headers: Mapping[str, str] | None = None,
    script: Path | None = None,
) -> Load:
    """Ask for a page, gzipped, over and over, from one thread; or for what a script names.

    Raises RuntimeError when any answer was not 200.
    """
    command = [
        program("wrk"), "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
        "-H", "Accept-Encoding: gzip",
        *(("-s", str(script)) if script else ()),
        *(f"-H{name}: {value}" for name, value in (headers or {}).items()),
        f"http://127.0.0.1:{port}{path}",
    ]  # fmt: skip
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    return Load(
        int(_found(r"(\d+) requests in", said)[0]),
        float(_found(r"Requests/sec:\s+([\d.]+)", said)[0]),
        _latency(50, said),
        _latency(99, said),
    )


def program(name: str) -> str:
    """Return the path of a program. Raises FileNotFoundError, saying what to install."""
    found = shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/bin")
    if found is None:
        raise FileNotFoundError(f"Install {name} first (Debian: apt-get install {name}).")
    return found


def _latency(part: int, said: str) -> float:
    number, unit = _found(rf" {part}%\s+([\d.]+)(us|ms|s)", said)
    return float(number) * _MILLISECONDS[unit]


def _found(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    if found is None:
        raise RuntimeError(f"wrk said something else than expected:\n{text}")
    return found.groups()
