"""The commands of the processes that a paper consists of."""

import sys

from caspian.project.environment import Environment
from caspian.server.connections import most_connections
from caspian.server.forwarding import AT_ONCE

_SPARE_THREADS = 2
"""of the backend: for who asks how the newsroom is"""
BACKEND = "caspian.project.wsgi:application"
_BACKLOG = 4096


def front_command(told: Environment, workers: int) -> list[str]:
    """Return the command that runs the front; it finds the rest in the environment."""
    host, _, port = told.bind.rpartition(":")
    # Nothing is left to Granian to send from a folder: it would add no header of ours.
    return [
        *_granian("rsgi"), "--host", host.strip("[]"), "--port", port,
        "--workers", str(workers), "--http1-buffer-size", "65536",
        "--backpressure", str(2 * most_connections()), "--backlog", str(_BACKLOG),
        "caspian.project.front:application",
    ]  # fmt: skip


def backend_command(backend: str, workers: int) -> list[str]:
    """Return the command that runs the backend at a unix socket, for so many fronts.

    It has a thread for whatever they may ask at once: they keep others waiting, in a fair order.
    """
    threads = workers * AT_ONCE + _SPARE_THREADS
    return [
        *_granian("wsgi"), "--blocking-threads", str(threads),
        "--uds", backend, "--uds-permissions", "0600", BACKEND,
    ]  # fmt: skip


def _granian(interface: str) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", interface, "--http", "1", "--no-ws",
        "--log-level", "error",
        "--workers-kill-timeout", "5", "--respawn-failed-workers",
    ]  # fmt: skip


def background_worker() -> list[str]:
    return [sys.executable, "-m", "caspian.project.cli", "worker"]
