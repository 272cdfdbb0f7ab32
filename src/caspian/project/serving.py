"""Runs the paper's processes: Granian for whoever asks, the clock for what nobody asks."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from django.conf import settings

from caspian.pages.assets import FOLDER as ASSETS

STOPPING_SECONDS = 15.0


def bind_fault() -> str:
    """Return why the address to serve on can't be had, in words, or an empty text."""
    bind = settings.ENVIRONMENT.bind
    host, _, port = bind.rpartition(":")
    if not host or not port.isdecimal():
        return f"CASPIAN_BIND is {bind}: write host:port, such as 127.0.0.1:8000."
    try:
        with socket.create_server((host.strip("[]"), int(port))):
            return ""
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        return f"{bind} can't be listened on ({reason}): set CASPIAN_BIND to another address."


def serve(*, workers: int, meanwhile: Callable[[], None]) -> int:
    """Serve until SIGINT or SIGTERM; return 0 for a clean stop, 1 when a process failed.

    `meanwhile` is done while the processes start; if it fails, they are stopped again.
    """
    stop_asked = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal stop_asked
        stop_asked = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    children = [subprocess.Popen(_granian(workers))]
    try:
        meanwhile()
        children.append(subprocess.Popen(_clock()))
    except BaseException:
        _stop(children)
        raise
    _announce()
    while not stop_asked and all(child.poll() is None for child in children):
        time.sleep(0.2)
    failed = [child for child in children if child.poll() is not None and not stop_asked]
    _stop(children)
    if failed:
        sys.stderr.write("A process of the paper ended by itself: see the lines above.\n")
    return 1 if failed else 0


def _granian(workers: int) -> list[str]:
    host, _, port = settings.ENVIRONMENT.bind.rpartition(":")
    pictures = Path(settings.MEDIA_ROOT) / "images"
    pictures.mkdir(parents=True, exist_ok=True)
    # Only finished renditions are public: originals and documents are not mounted.
    mounts = [
        ("/assets", ASSETS),
        ("/static", settings.STATIC_ROOT),
        ("/media/images", pictures),
    ]
    served = [
        part
        for route, folder in mounts
        for part in ("--static-path-route", route, "--static-path-mount", str(folder))
    ]
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", port,
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "--workers-kill-timeout", "5", *served,
        "caspian.project.wsgi:application",
    ]  # fmt: skip


def _clock() -> list[str]:
    return [sys.executable, "-m", "caspian.project.cli", "work"]


def _announce() -> None:
    address = f"http://{settings.ENVIRONMENT.bind}"
    sys.stdout.write(f"\n  The paper: {address}/\n  The desk:  {address}/desk/\n\n")
    sys.stdout.write("  Ctrl-C stops it.\n")
    sys.stdout.flush()


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + STOPPING_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
