"""Starts and ends processes, and tells what they weigh and how much processor time they took."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

STARTS_WITHIN, STOPS_WITHIN = 120.0, 30.0
_LOOK_SECONDS = 0.05


class Ran:
    """What a command that has ended took: seconds, and the most memory at any time, in MB."""

    def __init__(self, seconds: float, peak: float, said: str) -> None:
        self.seconds, self.peak, self.said = seconds, peak, said


@dataclass(frozen=True)
class Served:
    """A server that runs: its port, and the id of its first process."""

    port: int
    pid: int


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def ran(
    command: Sequence[str], variables: Mapping[str, str] | None = None, folder: Path | None = None
) -> Ran:
    """Run a command to its end. Raises RuntimeError, with what it said, when it fails."""
    started = time.monotonic()
    process = subprocess.Popen(
        command, env=environment_with(variables), cwd=folder, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    with _weighing(process.pid) as weights:
        said, _ = process.communicate()
    seconds = time.monotonic() - started
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}:\n{said}")
    return Ran(seconds, max(weights, default=0.0), said)


@contextmanager
def running(
    command: Sequence[str], variables: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Let a process run inside the block, quietly, and end it afterwards, with all it started."""
    process = subprocess.Popen(
        command,
        env=environment_with(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            for pid in [*family(process.pid)]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()


def until_answered(port: int, path: str, *, every: float = 0.005) -> bytes:
    """Wait until a path answers 200 and return the bytes. Raises TimeoutError."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            return fetched(port, path)
        except (OSError, urllib.error.HTTPError):
            time.sleep(every)
    raise TimeoutError(f"nothing at {path} of port {port} within {STARTS_WITHIN:.0f} s")


def fetched(port: int, path: str, encoding: str = "gzip") -> bytes:
    """Return the bytes at a path as they are sent. Raises OSError for any answer but 200."""
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
    asked.add_header("Accept-Encoding", encoding)
    with urllib.request.urlopen(asked, timeout=30) as answered:
        return bytes(answered.read())


def family(pid: int) -> Iterator[int]:
    """Yield the ids of a process and of all below it; those that have just ended are left out."""
    yield pid
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def weight(pid: int) -> float:
    """Return the proportional set size of one process in MB, 0 when it has ended."""
    with suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def weight_of_all(pid: int) -> float:
    """Return the proportional set size of a process and all below it in MB."""
    return sum(weight(one) for one in family(pid))


def processor_seconds(pid: int) -> float:
    """Return the processor time that a process and all below it have taken so far."""
    ticks = 0
    for one in family(pid):
        with suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def command_of(pid: int) -> str:
    """Return the command line of a process, empty when it has ended."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def environment_with(variables: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of a process: ours, without what is Caspian's, and some variables."""
    # What an outer shell sets for its own paper must not reach the one that is measured.
    kept = {name: value for name, value in os.environ.items() if "CASPIAN" not in name}
    for name in ("DATABASE_URL", "EDITION_URL"):
        kept.pop(name, None)
    return kept | dict(variables or {})


@contextmanager
def _weighing(pid: int) -> Iterator[list[float]]:
    weights: list[float] = []
    ended = threading.Event()

    def weigh() -> None:
        while not ended.wait(_LOOK_SECONDS):
            weights.append(weight_of_all(pid))

    thread = threading.Thread(target=weigh)
    thread.start()
    try:
        yield weights
    finally:
        ended.set()
        thread.join()
