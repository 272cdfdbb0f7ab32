"""Runs the real `caspian serve` in a folder of its own, as somebody at a terminal would."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

WAIT_SECONDS = 120.0


class Paper:
    """A running paper: its folder, its address, what it printed."""

    def __init__(self, home: Path, **variables: str) -> None:
        self.home = home
        self.port = free_port()
        self.log = home.parent / f"{home.name}.log"
        environment = {
            **os.environ,
            "CASPIAN_HOME": str(home),
            "CASPIAN_BIND": f"127.0.0.1:{self.port}",
            "CASPIAN_WEATHER": "off",
            **variables,
        }
        command = [sys.executable, "-m", "caspian.project.cli", "serve", "--workers", "1"]
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                command, env=environment, stdout=output, stderr=subprocess.STDOUT
            )
        self.environment = environment

    def ready(self) -> "Paper":
        """Wait until the paper says that it can be read."""
        deadline = time.monotonic() + WAIT_SECONDS
        while self.status("/healthz") != 200 or "Ctrl-C" not in self.printed():
            assert self.process.poll() is None, self.printed()
            assert time.monotonic() < deadline, self.printed()
            time.sleep(0.1)
        return self

    def status(self, path: str) -> int:
        """Return the status at a path, 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as got:
                return int(got.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            return 0

    def printed(self) -> str:
        """Return what was printed so far."""
        return self.log.read_text()

    def password(self) -> str | None:
        """Return the first password, where one was printed."""
        found = re.search(r"user editor, password (\S+)", self.printed())
        return found[1] if found else None

    def manage(self, code: str) -> str:
        """Run Python in the paper's own Django and return what it prints."""
        command = [
            sys.executable,
            "-m",
            "caspian.project.cli",
            "manage",
            "shell",
            "-v0",
            "-c",
            code,
        ]
        ran = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stop it with a signal and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
