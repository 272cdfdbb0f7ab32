"""A paper of any size in a folder of its own, driven through the commands that its owner has."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.processes import Ran, Served, family, free_port, ran, running, until_answered

ROOT = Path(__file__).parents[1]
FRONT = "/en/"
ADDRESS = "http://paper.example"


class PaperHome:
    """A folder with a made-up paper; `size` is its number of articles."""

    def __init__(
        self, folder: Path, size: int, *, sources: Path = ROOT / "src", **variables: str
    ) -> None:
        self.folder, self.size = folder, size
        folder.mkdir(parents=True, exist_ok=True)
        self.variables = {
            "CASPIAN_HOME": str(folder),
            "CASPIAN_ADDRESS": ADDRESS,
            "CASPIAN_SAMPLE": "0",
            "CASPIAN_WEATHER": "off",
            "DJANGO_SETTINGS_MODULE": "caspian.project.settings",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(sources))),
        } | variables

    def make(self) -> "PaperHome":
        """Write the paper's newsroom; nothing is pressed yet."""
        self.python("bench.newsroom", "make", str(self.size))
        return self

    def press(self, *options: str) -> Ran:
        """Run `caspian press`."""
        return self.caspian("press", *options)

    def forget_edition(self) -> None:
        """Remove the edition, so that the next press begins from nothing."""
        for path in self.folder.glob("edition.*"):
            path.unlink()

    def caspian(self, *arguments: str) -> Ran:
        """Run the `caspian` command."""
        return self.python("caspian.project.cli", *arguments)

    def python(self, module: str, *arguments: str) -> Ran:
        """Run a Python module inside the paper."""
        return ran([sys.executable, "-m", module, *arguments], self.variables, ROOT)

    @contextmanager
    def served(self, *, workers: int = 2) -> Iterator[Served]:
        """Let `caspian serve` run inside the block, from when readers and the desk are answered."""
        port = free_port()
        variables = self.variables | {"CASPIAN_BIND": f"127.0.0.1:{port}"}
        command = [sys.executable, "-m", "caspian.project.cli", "serve", "--workers", str(workers)]
        with running(command, variables) as process:
            until_answered(port, FRONT)
            until_answered(port, "/desk/login/", every=0.1)
            time.sleep(0.5)
            yield Served(port, process.pid)
            # Granian's workers may outlive it by a moment, and hold the home that is removed next.
            left = list(family(process.pid))
        _until_ended(left)


def _until_ended(pids: list[int]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in pids):
        time.sleep(0.05)
