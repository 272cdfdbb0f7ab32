"""A real Varnish on a free port of this machine, told what deploy/varnish.vcl says."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.front.nginx import ROOT, STARTS_WITHIN, Answer, ask, tool
from tests.paper import free_port

TEMPLATE = ROOT / "deploy" / "varnish.vcl"


class Varnish:
    """Varnish at work before another server."""

    def __init__(self, folder: Path, *, upstream: int, press: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        self._log = folder / "varnish.log"
        vcl = folder / "default.vcl"
        text = TEMPLATE.read_text("utf-8")
        for written, here in {
            '.port = "8000";': f'.port = "{upstream}";',
            'acl press {\n    "127.0.0.1";': f'acl press {{\n    "{press}";',
        }.items():
            assert written in text, f"deploy/varnish.vcl says nothing of {written}"
            text = text.replace(written, here)
        vcl.write_text(text)
        command = [
            tool("varnishd"), "-F", "-j", "none", "-n", str(folder / "work"), "-f", str(vcl),
            "-a", f"127.0.0.1:{self.port}", "-T", "none", "-s", "malloc,32m",
            "-p", "thread_pool_min=10", "-p", "thread_pools=1",
        ]  # fmt: skip
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """Ask Varnish as a reader does."""
        return ask(self.port, path, method=method, **headers)

    def wait(self) -> None:
        """Wait until Varnish answers; skip the test where it can't have its module."""
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                said = self._log.read_text()
                if "xkey" in said and "not found" in said.lower():
                    pytest.skip("Varnish has no xkey here: apt-get install varnish-modules")
                raise AssertionError(f"varnishd ended:\n{said}")
            try:
                self.ask("/healthz")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"varnishd did not start:\n{self._log.read_text()}")

    def stop(self) -> None:
        """Stop Varnish."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def in_front_of(folder: Path, upstream: int, *, press: str = "127.0.0.1") -> Iterator[Varnish]:
    """Run Varnish before another server until the end of the block; the press is at an address."""
    folder.mkdir()
    varnish = Varnish(folder, upstream=upstream, press=press)
    try:
        varnish.wait()
        yield varnish
    finally:
        varnish.stop()
