"""The paper of the day, as it is served in life, and what may happen to its processes."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.paper import Paper

FRONT, WORKER = "front:application", "cli worker"


class DayPaper(Paper):
    """A paper with two processes that answer readers."""

    workers = 2

    def fronts(self) -> list[int]:
        """Return the ids of the processes that answer readers."""
        with suppress(FileNotFoundError, ProcessLookupError):  # one ended while we looked
            above = self.processes(FRONT)[0]
            below = Path(f"/proc/{above}/task/{above}/children").read_text().split()
            return [int(pid) for pid in below if "resource_tracker" not in _command(int(pid))]
        return []

    def background_workers(self) -> list[int]:
        """Return the ids of the processes that press and publish: one, or none just now."""
        with suppress(FileNotFoundError, ProcessLookupError):  # one ended while we looked
            return self.processes(WORKER)
        return []

    def kill(self, pid: int) -> None:
        """End a process without a word."""
        os.kill(pid, signal.SIGKILL)

    def kill_all(self) -> None:
        """End every process without a word, the one above them first."""
        below = self.processes("")
        self.process.kill()
        for pid in below:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def comes_back_without(self, killed: int, within: float) -> None:
        """Wait until another worker does the killed one's work, or until the paper ends.

        Then serve it again, as an init system does in life.
        """
        end = time.monotonic() + within
        while self.process.poll() is None:
            if [pid for pid in self.background_workers() if pid != killed]:
                return
            assert time.monotonic() < end, "neither a new worker comes, nor does the paper end"
            time.sleep(0.05)
        self.start()
        self.wait()

    def begins(self, *arguments: str) -> "subprocess.Popen[str]":
        """Begin a `caspian` command beside the server."""
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
