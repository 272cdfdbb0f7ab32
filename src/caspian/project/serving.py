"""Runs the paper's processes: fronts for readers, the backend for the desk, the background worker.

This process itself knows no Django and stays small: it lasts as long as the paper does.
"""

import os
import re
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import OK, HTTPConnection, HTTPException
from pathlib import Path

from caspian.pages.assets import FOLDER as ASSETS
from caspian.project.environment import Environment, environment, number_fault
from caspian.project.mail import mail_settings
from caspian.project.process_commands import (
    backend_command,
    background_worker,
    front_command,
)
from caspian.project.processes import Processes
from caspian.project.setting_up import mark_first_start
from caspian.server.connections import raise_open_files
from caspian.server.kept_assets import keep_assets
from caspian.server.proxies import HEADERS, networks
from caspian.server.settings import ASSETS as KEPT_ASSETS

_SECONDS = re.compile(r"\d{1,9}(\.\d+)?")
_BACKEND_SECONDS = 60.0
_LONGEST_SOCKET_PATH = 100
"""bytes; the kernel takes 107"""
_ENDED = "A process of the paper ended by itself: see the lines above.\n"
_AGAIN_SECONDS = 10.0
_NO_NEWSROOM = (
    "The paper can be read as it was pressed last; the desk is closed until the newsroom's "
    f"database is mended. Trying again in {_AGAIN_SECONDS:.0f} seconds.\n"
)


def bind_fault() -> str:
    """Return what is wrong with the addresses that the environment names, or an empty text."""
    bind = environment().bind
    try:
        networks(environment().proxies)
    except ValueError as error:
        return f"CASPIAN_PROXIES names what is no address: {error}."
    try:
        mail_settings(environment().mail, "", environment().address)
    except ValueError as error:
        return str(error)
    if environment().proxy_header not in HEADERS:
        return f"CASPIAN_PROXY_HEADER is none of {' and '.join(HEADERS)}."
    if not _SECONDS.fullmatch(environment().ready_seconds):
        return (
            f"CASPIAN_READY_SECONDS is {environment().ready_seconds}: write a number, such as 60."
        )
    if fault := number_fault(environment()):
        return fault
    host, _, port = bind.rpartition(":")
    if not host or not port.isdecimal():
        return f"CASPIAN_BIND is {bind}: write host:port, such as 127.0.0.1:8000."
    try:
        with socket.create_server((host.strip("[]"), int(port))):
            return ""
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        return f"{bind} can't be listened on ({reason}): set CASPIAN_BIND to another address."


def serve(*, workers: int) -> int:
    """Serve until SIGINT or SIGTERM; return 0 for a clean stop, 1 when a process failed."""
    told = environment()
    raise_open_files()
    # Before any front starts: two that disagree would show the paper and take it away again.
    mark_first_start(told.edition, told.home)
    try:
        keep_assets(ASSETS, told.home / KEPT_ASSETS)
    except OSError as error:
        # Readers come first: after the next upgrade some old pages may lack their styles.
        sys.stderr.write(f"This build's assets can't be kept for later ({error}).\n")
    with backend_socket(told) as backend, Processes() as processes:
        # The front comes first: what was pressed before is read while the rest gets ready.
        processes.start(front_command(told, workers), CASPIAN_BACKEND=backend)
        if _prepare_until_done(processes, backend_command(backend, workers), told):
            processes.start(background_worker())
            if _wait_for_backend(processes, backend):
                _announce(told)
            processes.wait()
        if processes.stop_asked:
            return 0
    sys.stderr.write(_ENDED)
    return 1


@contextmanager
def backend_socket(told: Environment) -> Iterator[str]:
    """Give the path of the backend's socket, in the home where it isn't too long for one."""
    # Named by port: two papers may be served from one home, at two addresses.
    path = told.home / f"backend-{told.bind.rpartition(':')[2]}.sock"
    with tempfile.TemporaryDirectory(prefix="caspian-") as folder:
        if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
            path = Path(folder) / "backend.sock"
        # A process that was killed left it behind, and nobody can listen on one that is there.
        path.unlink(missing_ok=True)
        try:
            yield str(path)
        finally:
            path.unlink(missing_ok=True)


def _prepare_until_done(processes: Processes, backend: list[str], told: Environment) -> bool:
    """Prepare the data, again and again where a paper can be read meanwhile; False to give up."""
    while True:
        done = _prepare(processes, backend)
        if done is not None:
            return done
        if processes.stop_asked or not _can_be_read(told):
            return False
        sys.stderr.write(_NO_NEWSROOM)
        again = time.monotonic() + _AGAIN_SECONDS
        if not processes.wait_until(lambda: time.monotonic() > again):  # noqa: B023
            return False


def _prepare(processes: Processes, backend: list[str]) -> bool | None:
    """Prepare the data, and start the backend once there are tables.

    Returns whether all went well, or None when there are no tables and the backend isn't started.
    """
    told_here, told_there = os.pipe()
    command = [sys.executable, "-m", "caspian.project.preparing", str(told_there)]
    preparing = subprocess.Popen(command, pass_fds=[told_there])
    os.close(told_there)
    # The pipe ends with the process: something is read in any case.
    processes.wait_until(lambda: select.select([told_here], [], [], 0)[0])
    # What is begun is finished, also when told to stop or when another process has ended.
    tables_made = os.read(told_here, 1) != b""
    os.close(told_here)
    if tables_made:
        processes.start(backend)
    well = preparing.wait() == 0
    return well if tables_made else None


def _can_be_read(told: Environment) -> bool:
    asking = HTTPConnection(told.bind, timeout=5)
    try:
        asking.request("GET", "/healthz")
        return asking.getresponse().status == OK
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def _wait_for_backend(processes: Processes, backend: str) -> bool:
    deadline = time.monotonic() + _BACKEND_SECONDS
    return processes.wait_until(lambda: _listens(backend) or time.monotonic() > deadline)


def _listens(backend: str) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(backend)
        except OSError:
            return False
    return True


def _announce(told: Environment) -> None:
    address = f"http://{told.bind}"
    sys.stdout.write(f"\n  The paper: {address}/\n  The desk:  {address}/desk/\n\n")
    sys.stdout.write("  Ctrl-C stops it.\n")
    sys.stdout.flush()
