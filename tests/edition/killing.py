"""Starts a process that makes releases, and kills it at a moment that chance chooses."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LONGEST_SECONDS = 0.12
_STARTS_WITHIN_SECONDS = 60.0
_PIPE = 65536


class Committer:
    """A process that makes releases until it is killed."""

    def __init__(self, url: str, home: Path, how: str) -> None:
        command = [sys.executable, "-m", "tests.edition.committing", url, str(home), how]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        assert self._process.stdout
        self._said = self._process.stdout
        self._heard = b""
        os.set_blocking(self._said.fileno(), False)

    def run_a_while(self, chance: random.Random) -> None:
        """Let it work up to a moment: mostly amid its releases, at times while it starts."""
        if chance.random() < 0.85:
            ready, _, _ = select.select([self._said], [], [], _STARTS_WITHIN_SECONDS)
            assert ready, "the process made no release"
            time.sleep(chance.random() * _LONGEST_SECONDS)
        else:
            time.sleep(chance.random() * 0.3)

    def acknowledged(self) -> int:
        """Return the last release that it has acknowledged up to now, 0 for none."""
        while more := self._read():
            self._heard += more
        # A line that was cut in the middle acknowledges nothing.
        whole = self._heard.split(b"\n")[:-1]
        return int(whole[-1]) if whole else 0

    def kill(self) -> int:
        """Kill it and return the last release that it ever acknowledged, 0 for none."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()
        acknowledged = self.acknowledged()
        self._said.close()
        return acknowledged

    def _read(self) -> bytes:
        try:
            return os.read(self._said.fileno(), _PIPE)
        except BlockingIOError:
            return b""
