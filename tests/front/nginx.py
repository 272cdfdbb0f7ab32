"""A real nginx on a free port of this machine, told what deploy/nginx.conf says."""

import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.paper import free_port
from tests.patience import PATIENT

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "deploy" / "nginx.conf"
STARTS_WITHIN = 20.0
_MAIN = """
{user} daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {servers}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answered; header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


def tool(name: str) -> str:
    """Return where a server is installed; skip the test where it isn't."""
    path = shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/local/bin:/usr/bin:/bin")
    if path is None:
        pytest.skip(f"{name} is not installed here: apt-get install {name}")
    return path


def ask(port: int, path: str, *, method: str = "GET", **headers: str) -> Answer:
    """Ask a server of this machine; header names are written with underscores."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENT)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, quote(path, safe="/%?=&"), headers=named)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


class Nginx:
    """nginx at work; `port` serves the export, `proxy` stands before another server."""

    def __init__(self, folder: Path, servers: str, *, port: int, proxy: int = 0) -> None:
        self.port, self.proxy = port, proxy
        self._log = folder / "error.log"
        config = folder / "nginx.conf"
        # Started by root, its worker would be somebody who may not look into a test's folder.
        user = "user root;" if os.geteuid() == 0 else ""
        config.write_text(_MAIN.format(user=user, folder=folder, servers=servers))
        binary = tool("nginx")
        subprocess.run([binary, "-t", "-q", "-c", str(config), "-p", str(folder)], check=True)
        self._process = subprocess.Popen([binary, "-c", str(config), "-p", str(folder)])

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """Ask the server of the export."""
        return ask(self.port, path, method=method, **headers)

    def wait(self) -> None:
        """Wait until nginx answers."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            assert self._process.poll() is None, self._log.read_text()
            try:
                ask(self.port, "/")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError(f"nginx did not start:\n{self._log.read_text()}")

    def reload(self) -> None:
        """Let nginx read its configuration and the maps again; return when that is done."""
        before = set(self.workers())
        self._process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + STARTS_WITHIN
        # For a moment the workers of before answer beside those of after.
        while not (now := set(self.workers())) or now & before:
            assert time.monotonic() < deadline, self._log.read_text()
            time.sleep(0.02)
        self.wait()

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        pid = self._process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def stop(self) -> None:
        """Stop nginx."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def serving(folder: Path, export: Path, *, upstream: int = 9) -> Iterator[Nginx]:
    """Serve an export as deploy/nginx.conf says; port 9 is an upstream that nobody is at."""
    folder.mkdir()
    port, proxy = free_port(), free_port()
    text = TEMPLATE.read_text("utf-8")
    for written, here in {
        "/srv/caspian/export": str(export),
        "/var/cache/nginx/caspian": str(folder / "cache"),
        "127.0.0.1:8000": f"127.0.0.1:{upstream}",
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen 8080;": f"listen 127.0.0.1:{proxy};",
    }.items():
        assert written in text, f"deploy/nginx.conf says nothing of {written}"
        text = text.replace(written, here)
    with running(Nginx(folder, text, port=port, proxy=proxy)) as nginx:
        yield nginx


@contextmanager
def running(nginx: Nginx) -> Iterator[Nginx]:
    """Run nginx until the end of the block."""
    try:
        nginx.wait()
        yield nginx
    finally:
        nginx.stop()
