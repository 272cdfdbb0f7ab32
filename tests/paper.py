"""A real paper: the command `caspian serve` in a folder of its own, as a reader installs it."""

import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from tests.patience import PATIENT

STARTS_WITHIN, STOPS_WITHIN, RUNS_WITHIN = 2 * PATIENT, PATIENT, 2 * PATIENT


class Paper:
    """A paper, served on a free port of this machine; variables are set on top of the usual."""

    workers = 1
    """processes that answer readers"""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.home = folder / "home"
        self.port = free_port()
        self._variables = variables
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / f"serve-{self.port}.log"
        self.log.touch()
        self.start()

    def start(self) -> None:
        """Serve, the first time or again, at the same address; the log goes on."""
        self._said_before = self.log.stat().st_size
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command("serve", "--workers", str(self.workers)),
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.environment(),
            )

    def wait(self) -> "Paper":
        """Wait until the paper answers; raise AssertionError when it ends or takes too long."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            if self.says_healthy() and self.has_started():
                return self
            time.sleep(0.2)
        raise AssertionError(f"the paper did not start:\n{self.said()}")

    def has_started(self) -> bool:
        """Return whether all processes run, by the word of the server."""
        return b"Ctrl-C" in self.log.read_bytes()[self._said_before :]

    def says_healthy(self) -> bool:
        """Return whether the paper answers, and says that reading works."""
        try:
            return self.get("/healthz")[0] == http.client.OK
        except OSError:
            return False

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask the paper to stop, as an init system does, and return its exit code."""
        self.process.send_signal(number)
        try:
            return self.process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def status(self, path: str) -> int:
        """Return the status of what stands at a path."""
        return self.get_bytes(path)[0]

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Return the status and the text of what stands at a path; follow no redirect."""
        status, content = self.get_bytes(path, **headers)
        return status, content.decode()

    def get_bytes(self, path: str, **headers: str) -> tuple[int, bytes]:
        """Return the status and the bytes of what stands at a path, also of a picture."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENT)
        try:
            connection.request("GET", path, headers=named)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def header(self, path: str, name: str) -> str:
        """Return a header of the answer for what stands at a path; empty where it has none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENT)
        try:
            connection.request("HEAD", path)
            return connection.getresponse().getheader(name) or ""
        finally:
            connection.close()

    def processes(self, of: str) -> list[int]:
        """Return the ids of the paper's processes whose command ends in a text, oldest first."""
        return [
            pid
            for pid in _below(self.process.pid)
            if Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip().endswith(of)
        ]

    def run(self, *arguments: str) -> str:
        """Run the `caspian` command beside the server and return what it prints."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=RUNS_WITHIN,
        )
        assert done.returncode == 0, done.stderr
        self.catches_up(arguments)
        return done.stdout

    def catches_up(self, arguments: Sequence[str]) -> None:
        """Wait, after the press, until the front answers by the newest release.

        It hears of one by itself, some hundredths of a second later, or more on a busy machine.
        """
        file = self.home / "edition.sqlite3"
        if arguments[:1] != ("press",) or not file.exists():
            return
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as edition:
            (newest,) = edition.execute("SELECT max(number) FROM edition_release").fetchone()
        deadline = time.monotonic() + PATIENT
        while self.process.poll() is None and self._release() < newest:
            assert time.monotonic() < deadline, f"the front does not come to release {newest}"
            time.sleep(0.02)

    def _release(self) -> int:
        return int(json.loads(self.get("/healthz")[1])["release"] or 0)

    def said_by(self, *arguments: str) -> str:
        """Run the `caspian` command and return what it prints, whether it went well or not."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=RUNS_WITHIN,
        )
        return done.stdout + done.stderr

    def shell(self, code: str) -> str:
        """Run a line of Python inside the paper, for what no page and no command does."""
        return self.run("manage", "shell", "-v", "0", "-c", code)

    def said(self) -> str:
        """Return what the server has printed so far."""
        return self.log.read_text("utf-8")

    def first_password(self) -> str:
        """Return the password of the account `editor`, which the first start prints once."""
        printed = re.search(r"user editor, password (\S+)", self.said())
        assert printed, self.said()
        return printed[1]

    def command(self, *arguments: str) -> list[str]:
        """Return the `caspian` command with some arguments, ready to run."""
        return [sys.executable, "-m", "caspian.project.cli", *arguments]

    def environment(self) -> dict[str, str]:
        """Return the variables that the paper and every command beside it are started with."""
        # What an outer shell sets for its own paper must not reach this one.
        kept = {name: value for name, value in os.environ.items() if "CASPIAN" not in name}
        for name in ("DATABASE_URL", "EDITION_URL", "DJANGO_SETTINGS_MODULE"):
            kept.pop(name, None)
        return kept | {
            "CASPIAN_HOME": str(self.home),
            "CASPIAN_BIND": f"127.0.0.1:{self.port}",
            "CASPIAN_WEATHER": "off",
            "CASPIAN_SAMPLE": "en",
            "PYTHONUNBUFFERED": "1",
            **self._variables,
        }


def _below(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from _below(int(child))


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def open_to_others(home: Path) -> list[str]:
    """Return what in a home other accounts of the machine may do anything with."""
    return [
        str(path)
        for path in (home, *home.rglob("*"))
        if not path.is_symlink() and path.stat().st_mode & 0o077
    ]
