"""A front as `caspian serve` runs it: real processes over an edition in a folder."""

import http.client
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from caspian.project.environment import environment
from caspian.project.process_commands import backend_command, front_command
from tests.paper import free_port
from tests.patience import PATIENT
from tests.server.edition import Edition

WITHIN = PATIENT
FRONT = "caspian.project.front:application"
NARROW = 40
"""connections that `narrow` has at most; that module watches the connections of its importer"""


class Served:
    """A front of several processes; `application` may name a sabotaged one."""

    def __init__(self, edition: Edition, *, workers: int = 2, application: str = FRONT) -> None:
        self.edition = edition
        self.port = free_port()
        self.backend = edition.home / "backend.sock"
        told = os.environ | {
            "CASPIAN_HOME": str(edition.home),
            "CASPIAN_BIND": f"127.0.0.1:{self.port}",
            "CASPIAN_BACKEND": str(self.backend),
            "EDITION_URL": edition.url,
        }
        self._told, self._workers = told, workers
        self._connections: list[http.client.HTTPConnection] = []
        self._log = edition.home / "front.log"
        command = [*_with(told, workers)[:-1], application]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=told)
        until(lambda: self.answers("/healthz"), "the front did not answer", self.said)
        # Granian misses a SIGTERM in its first moments, and is then killed after five seconds.
        time.sleep(0.3)

    def start_backend(self, **variables: str) -> "subprocess.Popen[bytes]":
        """Run the real backend beside the front, as far as its newsroom lets it."""
        told = self._told | variables
        command = backend_command(str(self.backend), self._workers)
        with self._log.open("ab") as log:
            backend = subprocess.Popen(command, stdout=log, stderr=log, env=told)
        until(lambda: self.get("/desk/")[0] != 503, "the backend did not answer", self.said)
        return backend

    def said(self) -> str:
        """Return what the processes have printed."""
        return self._log.read_text()

    def answers(self, path: str) -> bool:
        """Return whether anybody answers."""
        try:
            self.get(path)
        except OSError:
            return False
        return True

    def get(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """Return status and body of what stands at a path, by a connection of its own."""
        connection = self.connection()
        try:
            return fetch(connection, path, method, body, **headers)
        finally:
            connection.close()

    def connection(self) -> http.client.HTTPConnection:
        """Return a connection: with it, one asks the same process each time."""
        made = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WITHIN)
        self._connections.append(made)
        return made

    def health(self) -> tuple[int, dict[str, Any]]:
        """Return what one of the processes says of itself."""
        status, body = self.get("/healthz")
        return status, json.loads(body)

    def workers(self) -> list[int]:
        """Return the ids of the processes that answer."""
        pid = self.process.pid
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]

    def stop(self) -> None:
        """Stop the front, as an init system does, and let go of it."""
        for connection in self._connections:
            connection.close()
        stop(self.process)


def fetch(
    connection: http.client.HTTPConnection,
    path: str,
    method: str = "GET",
    body: bytes | None = None,
    **headers: str,
) -> tuple[int, bytes]:
    """Return status and body of what stands at a path."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answered = connection.getresponse()
    return answered.status, answered.read()


def until(reached: Callable[[], object], fault: str, said: Callable[[], str] = str) -> None:
    """Wait for something that must come; a machine may be slow, so for long."""
    deadline = time.monotonic() + WITHIN
    while not reached():
        assert time.monotonic() < deadline, f"{fault}\n{said()}"
        time.sleep(0.02)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process, and wait for it."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise


def _with(told: dict[str, str], workers: int) -> list[str]:
    kept = dict(os.environ)
    os.environ.update(told)
    try:
        return front_command(environment(), workers)
    finally:
        os.environ.clear()
        os.environ.update(kept)
